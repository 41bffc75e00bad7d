/** The words of the decoding tree, in each language. */
import type { Fate } from 'lookback';
import type { Numbers } from '../layout/tree_measure';

export interface TreeNotes {
  heading: string;
  note: string;
  /** What the picture is, for those who hear the page. */
  picture: (nodes: string, levels: string) => string;
  keys: string;
  /** The same for fingers. */
  touch: string;
  prompt: string;
  /** A node in words, with the numbers that its box shows: "step 3: “cat” 0.41". */
  item: (step: string, token: string, numbers: string) => string;
  candidates: (count: string) => string;
  hides: (count: string) => string;
  numbers: Record<Numbers, string> & { label: string };
  /** The tokens above the subtree that is shown. */
  way: string;
  wayNote: string;
  collapse: string;
  expand: string;
  narrow: string;
  moreTexts: (count: string) => string;
  fewerTexts: string;
  drawnTimes: (count: string) => string;
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
  frequency: string;
  fate: Record<Fate, string>;
  live: string;
  focus: string;
  byHand: string;
  legend: {
    width: string;
    visits: string;
    frequency: string;
    hides: string;
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
  keys: 'Arrow keys walk, Enter goes on from there, Home is the prompt; − collapses what follows, + opens it, O shows this subtree alone. Drag to move; Ctrl and the wheel zoom.',
  touch:
    'Tap a node for its numbers, twice to go on from it. Drag sideways to move; two fingers zoom and move anywhere.',
  prompt: 'prompt',
  item: (step, token, numbers) => `step ${step}: “${token}” ${numbers}`,
  candidates: (count) => (count === '1' ? '1 candidate after it' : `${count} candidates after it`),
  hides: (count) => (count === '1' ? 'collapsed, hides 1 node' : `collapsed, hides ${count} nodes`),
  numbers: {
    label: 'Numbers',
    prob: 'probability p',
    'log-prob': 'log p',
    'total-score': 'sum of scores',
    none: 'none',
  },
  way: 'The tokens above this subtree',
  wayNote: 'Shown from:',
  collapse: 'Collapse',
  expand: 'Expand',
  narrow: 'This subtree alone',
  moreTexts: (count) => `Show ${count} more`,
  fewerTexts: 'Show fewer',
  drawnTimes: (count) => `drawn ${count} times`,
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
  frequency: 'frequency',
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
    visits: 'taken each of the 3 times that a text came here',
    frequency: 'p above how often it was drawn: 7 of the 20 texts that came to its parent',
    hides: 'collapsed: n nodes are hidden',
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
  keys: '方向键移动，Enter 从该节点继续，Home 回到提示词；− 收起后续，+ 展开，O 只看这棵子树。拖动可平移，Ctrl 加滚轮可缩放。',
  touch: '点一下节点看数值，再点一下从它继续。左右拖动可平移；双指可缩放，也可朝任意方向移动。',
  prompt: '提示词',
  item: (step, token, numbers) => `第 ${step} 步：“${token}” ${numbers}`,
  candidates: (count) => `后面有 ${count} 个候选`,
  hides: (count) => `已收起，藏有 ${count} 个节点`,
  numbers: {
    label: '数值',
    prob: '概率 p',
    'log-prob': '对数概率 log p',
    'total-score': '得分之和',
    none: '不显示',
  },
  way: '这棵子树上方的词元',
  wayNote: '从此处起：',
  collapse: '收起',
  expand: '展开',
  narrow: '只看这棵子树',
  moreTexts: (count) => `再显示 ${count} 篇`,
  fewerTexts: '只显示前几篇',
  drawnTimes: (count) => `抽到 ${count} 次`,
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
  frequency: '频率',
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
    visits: '来到父节点的 3 次都选了它',
    frequency: '上为概率 p，下为实际频率：来到父节点的 20 次中抽中 7 次',
    hides: '已收起：藏有 n 个节点',
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
