/** The words of the rounds of a beam search, in each language. */
import type { Fate } from 'lookback';

export interface RoundsNotes {
  heading: string;
  note: string;
  /** What else is to be known of a strategy. */
  more: Record<string, string>;
  round: string;
  roundOf: (round: string) => string;
  last: string;
  earlier: string;
  later: string;
  none: string;
  noStep: string;
  summary: (from: string, candidates: string, kept: string) => string;
  group: (group: string) => string;
  rank: string;
  text: string;
  logProb: string;
  total: string;
  rankedBy: string;
  place: string;
  cutBy: string;
  cutByNats: string;
  fate: string;
  fates: Record<Fate, string>;
  line: (taken: string) => string;
  left: (count: string) => string;
  blocked: (count: string) => string;
  live: string;
  liveBy: string;
  done: string;
  doneBy: string;
  nobody: string;
  score: string;
  bound: (bound: string) => string;
  room: (ended: string, width: string) => string;
  beaten: (worst: string) => string;
  open: (worst: string) => string;
  threshold: (threshold: string) => string;
}

export const roundsEn: RoundsNotes = {
  heading: 'Rounds',
  note: 'In each round every live text is followed by every token, and all of these compete in one pool. The best go on, the others are cut: compare the last above the line with the first below it.',
  more: {
    'beam-sample': 'Here the pool is drawn by coins, not taken from the top.',
    'diverse-beam':
      'Each group has a pool of its own, and pays for tokens that an earlier one took.',
    'stochastic-beam':
      'Ranked by log-probabilities with Gumbel noise: the best are a sample without replacement.',
    contrastive: 'Ranked by probability less the likeness to what stands before.',
  },
  round: 'Round',
  roundOf: (round) => `round ${round}`,
  last: 'last',
  earlier: 'Earlier round',
  later: 'Later round',
  none: 'No round yet: take a step.',
  noStep: 'No round chose this token: it was taken by hand, or under another strategy.',
  summary: (from, candidates, kept) =>
    `Texts that were followed: ${from}. Candidates: ${candidates}, of which ${kept} were taken.`,
  group: (group) => `group ${group}`,
  rank: 'rank',
  text: 'text, and its new token',
  logProb: 'log p',
  total: 'sum of scores',
  rankedBy: 'ranked by',
  place: 'against the line',
  cutBy: 'cut by',
  cutByNats: 'cut by (nats)',
  fate: 'outcome',
  fates: {
    unseen: 'not searched',
    kept: 'goes on',
    pruned: 'cut',
    finished: 'ended',
    'finished-too-low': 'ended, too low',
    blocked: 'forbidden',
  },
  line: (taken) => `the line: ${taken} above it were taken`,
  left: (count) => `${count} more that rank lower`,
  blocked: (count) => `${count} more that a processor forbids`,
  live: 'Going on',
  liveBy: 'by the sum of their scores',
  done: 'Ended',
  doneBy: 'by the sum of their scores / length to the length penalty',
  nobody: 'none',
  score: 'score',
  bound: (bound) => `The best score that a live text can still be given is ${bound}.`,
  room: (ended, width) =>
    `${ended} of ${width} places for ended texts are taken: any that ends gets in.`,
  beaten: (worst) =>
    `That does not beat ${worst}, the worst of those that ended: the search may stop.`,
  open: (worst) => `That beats ${worst}, the worst of those that ended: the search goes on.`,
  threshold: (threshold) =>
    `The next best has ${threshold}: the threshold κ, from which each text’s weight in an estimate follows.`,
};

export const roundsZh: RoundsNotes = {
  heading: '逐轮搜索',
  note: '每一轮，所有在写的文本各接上每一个词元，全部放进同一个候选池里排名。排在前面的继续写，其余被剪掉：比一比线上最后一名和线下第一名差多少。',
  more: {
    'beam-sample': '这里的候选池由硬币抽出，不是取排名最前的。',
    'diverse-beam': '每组各有一个候选池；前面的组刚取过的词元，后面的组要受罚。',
    'stochastic-beam': '按加了 Gumbel 噪声的对数概率排名：排在前面的恰好是一次不放回抽样。',
    contrastive: '排名用概率减去与前文的相似度。',
  },
  round: '轮次',
  roundOf: (round) => `第 ${round} 轮`,
  last: '最近',
  earlier: '上一轮',
  later: '下一轮',
  none: '还没有开始：走一步看看。',
  noStep: '这个词元不是由某一轮选出的：它是手选的，或出自另一种策略。',
  summary: (from, candidates, kept) =>
    `接续的文本 ${from} 篇，候选 ${candidates} 个，取了 ${kept} 个。`,
  group: (group) => `第 ${group} 组`,
  rank: '名次',
  text: '文本和新词元',
  logProb: '对数概率 log p',
  total: '得分之和',
  rankedBy: '排名依据',
  place: '与线的距离',
  cutBy: '差多少',
  cutByNats: '差多少（奈特）',
  fate: '结果',
  fates: {
    unseen: '未搜索',
    kept: '继续写',
    pruned: '剪掉',
    finished: '写完',
    'finished-too-low': '写完·太低',
    blocked: '禁止',
  },
  line: (taken) => `取舍线：线上 ${taken} 个被取`,
  left: (count) => `另有 ${count} 个排名更低`,
  blocked: (count) => `另有 ${count} 个被处理器禁止`,
  live: '在写',
  liveBy: '按得分之和排名',
  done: '写完',
  doneBy: '按得分之和除以长度的“长度惩罚”次方排名',
  nobody: '没有',
  score: '得分',
  bound: (bound) => `在写的文本最多还能得到 ${bound}。`,
  room: (ended, width) => `写完的席位共 ${width} 个，已占 ${ended} 个：写完即可入席。`,
  beaten: (worst) => `这胜不过写完的最后一名 ${worst}：搜索可以停了。`,
  open: (worst) => `这胜得过写完的最后一名 ${worst}：搜索继续。`,
  threshold: (threshold) => `下一名是 ${threshold}，即阈值 κ：估计期望时每篇文本的权重由它算出。`,
};
