/** The words of the decoding tree, in each language. */
import type { Fate } from 'lookback';

export interface TreeNotes {
  heading: string;
  note: string;
  /** What the picture is, for those who hear the page. */
  picture: (nodes: string, levels: string) => string;
  keys: string;
  prompt: string;
  moreLeaves: (count: string) => string;
  fewerLeaves: (count: string) => string;
  zoom: { group: string; closer: string; farther: string; fit: string };
  pick: string;
  prob: string;
  logProb: string;
  total: string;
  score: string;
  totalScore: string;
  visits: string;
  visitsOf: (visits: string, of: string) => string;
  fate: Record<Fate, string>;
  live: string;
  focus: string;
  byHand: string;
  legend: {
    width: string;
    visits: string;
    kept: string;
    pruned: string;
    blocked: string;
    unseen: string;
    finished: string;
    tooLow: string;
    live: string;
    focus: string;
    byHand: string;
    fold: string;
  };
}

export const treeEn: TreeNotes = {
  heading: 'Decoding tree',
  note: 'Every token that came into question, after the one it would follow; the best of its siblings on top. A branch is a text. A line is as wide as the probability of the token it leads to, given all that stands to its left.',
  picture: (nodes, levels) =>
    `Decoding tree: ${nodes} nodes, at most ${levels} tokens deep. Arrow keys walk, Enter goes on from a node, Home is the prompt.`,
  keys: 'Arrow keys walk, Enter goes on from there, Home is the prompt. Drag to move; Ctrl and the wheel zoom.',
  prompt: 'prompt',
  moreLeaves: (count) => `${count} more that were pruned: show them`,
  fewerLeaves: (count) => `${count} that were pruned: fold them again`,
  zoom: { group: 'View', closer: 'Zoom in', farther: 'Zoom out', fit: 'Fit' },
  pick: 'Go on from here',
  prob: 'p',
  logProb: 'log p',
  total: 'sum of log p',
  score: 'score',
  totalScore: 'sum of scores',
  visits: 'visits',
  visitsOf: (visits, of) => `${visits} of ${of}`,
  fate: {
    unseen: 'no search has looked at it',
    kept: 'kept',
    pruned: 'pruned: others ranked higher',
    finished: 'finished: the text ends here',
    'finished-too-low': 'finished, but ranked too low to count',
    blocked: 'forbidden by a processor',
  },
  live: 'goes on',
  focus: 'the text that is shown',
  byHand: 'taken by hand',
  legend: {
    width: 'line width: probability 0 to 1',
    visits: 'taken 3 times, of 20 that came to its parent',
    kept: 'kept',
    pruned: 'pruned',
    blocked: 'forbidden',
    unseen: 'not searched',
    finished: 'finished',
    tooLow: 'finished, ranked too low',
    live: 'goes on',
    focus: 'the text that is shown',
    byHand: 'taken by hand',
    fold: 'more that were pruned',
  },
};

export const treeZh: TreeNotes = {
  heading: '解码树',
  note: '每个候选词元都画在它所接的词元之后，同一父节点下得分高的在上。一条分支就是一段文本。连线越宽，右端词元的概率越大，概率以它左边的全部文本为条件。',
  picture: (nodes, levels) =>
    `解码树：${nodes} 个节点，最深 ${levels} 个词元。方向键移动，Enter 从所在节点继续，Home 回到提示词。`,
  keys: '方向键移动，Enter 从该节点继续，Home 回到提示词。拖动可平移，Ctrl 加滚轮可缩放。',
  prompt: '提示词',
  moreLeaves: (count) => `还有 ${count} 个被剪掉的：展开`,
  fewerLeaves: (count) => `${count} 个被剪掉的：收起`,
  zoom: { group: '视图', closer: '放大', farther: '缩小', fit: '全图' },
  pick: '从这里继续',
  prob: '概率 p',
  logProb: '对数概率 log p',
  total: 'log p 之和',
  score: '得分',
  totalScore: '得分之和',
  visits: '经过次数',
  visitsOf: (visits, of) => `${of} 次中的 ${visits} 次`,
  fate: {
    unseen: '搜索没有看过它',
    kept: '保留',
    pruned: '剪掉：别的排名更高',
    finished: '写完：文本到此结束',
    'finished-too-low': '写完，但排名太低，不算数',
    blocked: '被处理器禁止',
  },
  live: '还在继续',
  focus: '正在显示的文本',
  byHand: '手选',
  legend: {
    width: '线宽：概率 0 到 1',
    visits: '到达父节点的 20 次中有 3 次选了它',
    kept: '保留',
    pruned: '剪掉',
    blocked: '禁止',
    unseen: '未搜索',
    finished: '写完',
    tooLow: '写完，排名太低',
    live: '还在继续',
    focus: '正在显示的文本',
    byHand: '手选',
    fold: '其余被剪掉的',
  },
};
