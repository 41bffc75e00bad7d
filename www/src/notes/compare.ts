/** The words of the compare view, in every language. */
import type { Stop } from 'lookback';
import type { Divergence } from '../layout/lanes';
import type { Preset } from '../state/lanes';

/** A comparison that teaches one thing, and what there is to do with it. */
interface PresetNotes {
  name: string;
  idea: string;
  task: string;
}

/** A number of the table, and what it is in one line. */
interface MetricNotes {
  name: string;
  what: string;
}

export type Metric =
  | 'logProb'
  | 'perToken'
  | 'perplexity'
  | 'score'
  | 'length'
  | 'distinct1'
  | 'distinct2'
  | 'distinct3'
  | 'evaluated'
  | 'valid'
  | 'trueLogProb'
  | 'modelError'
  | 'searchError';

export interface CompareNotes {
  heading: string;
  note: string;
  presetsLabel: string;
  presets: Record<Preset, PresetNotes>;
  tryOn: string;
  lane: (number: string) => string;
  processors: string;
  processorsHint: string;
  seed: string;
  tokens: string;
  asRoomAllows: string;
  otherSettings: string;
  add: string;
  duplicate: string;
  remove: string;
  send: string;
  textsHeading: string;
  /** How many tokens after the prompt are the same in all lanes. */
  agree: (tokens: string) => string;
  agreeAll: string;
  oneLane: string;
  tokenNumber: string;
  shown: (shown: string, all: string) => string;
  scrub: string;
  fewer: string;
  more: string;
  everything: string;
  /** What stands at the place where a lane parts from another one. */
  parts: (kind: Divergence['kind'], lane: string) => string;
  same: (lane: string) => string;
  chip: (token: string, surprisal: string) => string;
  impossibleHere: string;
  working: (evaluated: string) => string;
  nothingWritten: string;
  failed: string;
  stops: Record<Stop | 'cut', string>;
  legendParts: string;
  legendImpossible: string;
  metricsHeading: string;
  metricsCaption: string;
  metrics: Record<Metric, MetricNotes>;
  best: string;
  possible: string;
  possibleSoFar: string;
  impossible: string;
  impossiblePrompt: string;
  /** The first impossible token, its place, and what could have stood there. */
  instead: (token: string, place: string, possible: string) => string;
  theMode: string;
  bestSoFar: string;
  elsewhere: string;
  infinite: string;
  errorsHeading: string;
  searchWhat: string;
  modelWhat: string;
  noExact: string;
  addExact: string;
  proven: (lane: string, logProb: string) => string;
  unproven: (lane: string, logProb: string) => string;
  emptyHanded: (lane: string) => string;
  modePossible: (logProb: string, error: string) => string;
  modeSoFar: (logProb: string, error: string) => string;
  modeImpossible: (token: string) => string;
  modePrompt: string;
  modeUnknown: string;
  samplers: (lanes: string) => string;
  source: string;
}

export const compareEn: CompareNotes = {
  heading: 'Compare',
  note: 'One prompt, and up to four ways to go on from it, each written to its end by the same model. What differs is the decoding alone.',
  presetsLabel: 'Start from',
  presets: {
    'greedy-beam': {
      name: 'Greedy against beam',
      idea: 'Greedy decoding takes the best token and never looks back: a good first word can lead into an improbable text. A beam keeps several beginnings open, and lets what follows decide.',
      task: 'Narrow the beam of lane 2 until it writes what greedy writes.',
    },
    widths: {
      name: 'Beam widths 1, 2, 4, 8',
      idea: 'A beam of width 1 is greedy. Each doubling costs twice the evaluations; what it buys shrinks, and log p need not even rise.',
      task: 'Find the narrowest beam whose text has the best log p.',
    },
    lengths: {
      name: 'Length penalty',
      idea: 'Every token adds a log p below 0, so the sum favours short texts. Dividing by the length takes that bias away, and may overshoot: then the text goes on as long as it can.',
      task: 'Set the length penalty of lane 2 between 0 and 1, and see where the long text takes over.',
    },
    errors: {
      name: 'Search error and model error',
      idea: 'When a text is bad, either the search missed a better one, or the model holds the bad one to be best. Exact search tells the two apart.',
      task: 'Widen the beam of lane 2 until its search error is 0.',
    },
    temperatures: {
      name: 'Temperatures 0.5, 1, 1.5',
      idea: 'Temperature flattens every distribution a little; one unlikely token is enough, and all that follows is conditioned on it. The same coins are thrown in all three lanes.',
      task: 'Raise the temperature of lane 1 until the language calls its text impossible.',
    },
    coins: {
      name: 'Same seed, three processors',
      idea: 'The same coin falls at the same place between 0 and 1; what a processor cuts or keeps moves the tokens under it.',
      task: 'Loosen the filter of lane 2 until it agrees with lane 3.',
    },
  },
  tryOn: 'Set the prompt',
  lane: (number) => `Lane ${number}`,
  processors: 'Processors',
  processorsHint: 'none',
  seed: 'Seed',
  tokens: 'Tokens',
  asRoomAllows: 'context',
  otherSettings: 'Also',
  add: 'Add a lane',
  duplicate: 'Duplicate',
  remove: 'Remove',
  send: 'Open in Decode',
  textsHeading: 'Texts, token by token',
  agree: (tokens) =>
    tokens === '0'
      ? 'The lanes part at the first token.'
      : `The lanes agree on the first ${tokens} ${tokens === '1' ? 'token' : 'tokens'}.`,
  agreeAll: 'All lanes wrote the same text.',
  oneLane: 'Add a lane to compare with.',
  tokenNumber: 'token',
  shown: (shown, all) => `${shown} of ${all} tokens`,
  scrub: 'How many tokens are shown',
  fewer: 'One token fewer',
  more: 'One token more',
  everything: 'Show all',
  parts: (kind, lane) =>
    ({
      differs: `differs from lane ${lane} here`,
      ends: `ends here, lane ${lane} goes on`,
      'goes-on': `goes on where lane ${lane} ends`,
    })[kind] ?? kind,
  same: (lane) => `the same as lane ${lane}`,
  chip: (token, surprisal) => `${token}, surprisal ${surprisal} nats`,
  impossibleHere: 'the language could not have written this here',
  working: (evaluated) => `searching… ${evaluated} tokens evaluated`,
  nothingWritten: 'Nothing was written.',
  failed: 'This lane cannot run.',
  stops: {
    finished: 'finished',
    full: 'limit reached',
    'nothing-left': 'every token is forbidden',
    'no-improvement': 'nothing live can still win',
    'beams-full': 'enough texts have ended',
    proven: 'proven to be the best',
    unproven: 'budget spent, not proven',
    cut: 'stopped after 20,000 steps',
  },
  legendParts: 'first token that differs',
  legendImpossible: 'impossible in this language',
  metricsHeading: 'The numbers',
  metricsCaption: 'Every measure of every lane',
  metrics: {
    logProb: { name: 'log p', what: 'of the whole text under the model, in nats' },
    perToken: { name: 'log p per token', what: 'the same, divided by the length' },
    perplexity: { name: 'perplexity', what: 'exp of minus that' },
    score: { name: 'score', what: 'what the strategy ranked it by' },
    length: { name: 'length', what: 'tokens after the prompt, its end included' },
    distinct1: { name: 'distinct 1-grams', what: 'different tokens, of all' },
    distinct2: { name: 'distinct 2-grams', what: 'different pairs, of all' },
    distinct3: { name: 'distinct 3-grams', what: 'different triples, of all' },
    evaluated: { name: 'cost', what: 'tokens that the model evaluated, the prompt’s included' },
    valid: { name: 'valid', what: 'whether the language could write it' },
    trueLogProb: { name: 'true log p', what: 'what the language itself gives it' },
    modelError: { name: 'model error', what: 'log p less true log p, in nats' },
    searchError: { name: 'search error', what: 'log p of the best text less its own, in nats' },
  },
  best: 'best of the lanes',
  possible: 'possible',
  possibleSoFar: 'possible so far',
  impossible: 'impossible',
  impossiblePrompt: 'the prompt is impossible',
  instead: (token, place, possible) =>
    `“${token}” cannot be token ${place}${possible === '' ? '' : `; ${possible} could`}`,
  theMode: 'best there is',
  bestSoFar: 'the best so far',
  elsewhere: 'not among the texts searched',
  infinite: '∞',
  errorsHeading: 'Whose fault is a bad text?',
  searchWhat:
    'Search error: how much log p the search left behind, log p of the model’s most probable text less log p of the one it found. At 0 it found the best.',
  modelWhat:
    'Model error: what no search can mend. Where the most probable text is a bad one, the model’s probabilities are wrong, and a better search only finds it more surely.',
  noExact:
    'No lane knows the best text: exact search without a length penalty and without processors would find it, and prove it.',
  addExact: 'Add exact search',
  proven: (lane, logProb) =>
    `Lane ${lane} has proven it: no other text of the model has more than log p ${logProb}.`,
  unproven: (lane, logProb) =>
    `Lane ${lane} spent its budget: log p ${logProb} is the best it has seen, so search errors are at least what the table says. Raise its budget for a proof.`,
  emptyHanded: (lane) =>
    `Lane ${lane} spent its budget before it came to the end of a first text: raise the budget, or allow fewer tokens.`,
  modePossible: (logProb, error) =>
    `The language gives that text log p ${logProb}: it is possible, and the model is off by ${error} nats.`,
  modeSoFar: (logProb, error) =>
    `It has not ended; up to there the language gives it log p ${logProb}: it is possible so far, and the model is off by ${error} nats.`,
  modeImpossible: (token) =>
    `The language could never write that text: “${token}” cannot stand where it does. The search did its work; this is a model error.`,
  modePrompt:
    'The language could not have written the prompt itself: whatever follows it is the model’s own invention.',
  modeUnknown: 'What is true is not known for this model: its language is not one of ours.',
  samplers: (lanes) =>
    `Lanes that sample or trade probability for something else (${lanes}) do not look for the best text: their distance from it is no fault of theirs.`,
  source: 'Terms as in Stahlberg and Byrne, “On NMT Search Errors and Model Errors”, 2019.',
};

export const compareZh: CompareNotes = {
  heading: '对比',
  note: '同一个提示词，最多四种解码方案，由同一个模型各自写到结尾。不同的只有解码方式。',
  presetsLabel: '从这些开始',
  presets: {
    'greedy-beam': {
      name: '贪心对束搜索',
      idea: '贪心每步取最好的词元，从不回头：开头的好词可能把文本带进死胡同。束搜索同时保留几个开头，让后文来决定。',
      task: '把方案 2 的束宽一点点调小，直到它写出和贪心一样的文本。',
    },
    widths: {
      name: '束宽 1、2、4、8',
      idea: '束宽为 1 就是贪心。束宽翻倍，计算量也翻倍，收益却越来越小，log p 甚至不一定升高。',
      task: '找出 log p 达到最好时最窄的束宽。',
    },
    lengths: {
      name: '长度惩罚',
      idea: '每个词元的 log p 都小于 0，所以求和偏爱短文本。除以长度能消除这种偏向，也可能矫枉过正：文本会一直写到写不下为止。',
      task: '把方案 2 的长度惩罚设在 0 和 1 之间，看长文本从哪里开始胜出。',
    },
    errors: {
      name: '搜索误差与模型误差',
      idea: '文本不好，要么是搜索漏掉了更好的，要么是模型认为坏的才最好。精确搜索能把两者分开。',
      task: '加大方案 2 的束宽，直到它的搜索误差为 0。',
    },
    temperatures: {
      name: '温度 0.5、1、1.5',
      idea: '温度把每个分布都压平一点；只要抽中一个不太可能的词元，后面的一切就都以它为条件。三个方案掷的是同样的硬币。',
      task: '提高方案 1 的温度，直到语言判定它的文本不可能出现。',
    },
    coins: {
      name: '同一种子，三种处理器',
      idea: '同一枚硬币落在 0 到 1 之间的同一处；处理器去掉什么、留下什么，会挪动它下面的词元。',
      task: '放宽方案 2 的过滤，直到它和方案 3 一致。',
    },
  },
  tryOn: '换用提示词',
  lane: (number) => `方案 ${number}`,
  processors: '处理器',
  processorsHint: '无',
  seed: '种子',
  tokens: '词元数',
  asRoomAllows: '写满上下文',
  otherSettings: '其他设置',
  add: '添加方案',
  duplicate: '复制',
  remove: '去掉',
  send: '在解码中打开',
  textsHeading: '逐个词元对照文本',
  agree: (tokens) =>
    tokens === '0' ? '各方案从第一个词元起就不同。' : `各方案的前 ${tokens} 个词元相同。`,
  agreeAll: '所有方案写出了同样的文本。',
  oneLane: '再添加一个方案才能比较。',
  tokenNumber: '词元',
  shown: (shown, all) => `${all} 个词元中的前 ${shown} 个`,
  scrub: '显示多少个词元',
  fewer: '少显示一个词元',
  more: '多显示一个词元',
  everything: '全部显示',
  parts: (kind, lane) =>
    ({
      differs: `从这里起与方案 ${lane} 不同`,
      ends: `在这里结束，方案 ${lane} 继续`,
      'goes-on': `方案 ${lane} 在此结束，它还继续`,
    })[kind] ?? `与方案 ${lane} 不同`,
  same: (lane) => `与方案 ${lane} 相同`,
  chip: (token, surprisal) => `${token}，惊奇度 ${surprisal} 奈特`,
  impossibleHere: '语言在这里不可能写出它',
  working: (evaluated) => `搜索中……已计算 ${evaluated} 个词元`,
  nothingWritten: '什么也没有写出。',
  failed: '这个方案无法运行。',
  stops: {
    finished: '已完成',
    full: '已到长度上限',
    'nothing-left': '所有词元都被禁止',
    'no-improvement': '还在写的都不可能更好',
    'beams-full': '结束的文本已经够多',
    proven: '已证明为最好',
    unproven: '预算用尽，未能证明',
    cut: '走了 20,000 步后停止',
  },
  legendParts: '第一个不同的词元',
  legendImpossible: '这种语言里不可能',
  metricsHeading: '各项数字',
  metricsCaption: '每个方案的每项度量',
  metrics: {
    logProb: { name: '对数概率 log p', what: '整段文本在模型下的对数概率，单位奈特' },
    perToken: { name: '每词元 log p', what: '上面的数除以长度' },
    perplexity: { name: '困惑度', what: '上面的数取负，再取 exp' },
    score: { name: '得分', what: '策略据以排名的数' },
    length: { name: '长度', what: '提示词之后的词元数，含结束符' },
    distinct1: { name: '不同的 1 元组', what: '不同的词元数／总数' },
    distinct2: { name: '不同的 2 元组', what: '不同的相邻两词元数／总数' },
    distinct3: { name: '不同的 3 元组', what: '不同的相邻三词元数／总数' },
    evaluated: { name: '代价', what: '模型计算过的词元数，含提示词' },
    valid: { name: '是否合法', what: '这种语言能不能写出它' },
    trueLogProb: { name: '真实 log p', what: '语言本身给它的对数概率' },
    modelError: { name: '模型误差', what: 'log p 减去真实 log p，单位奈特' },
    searchError: { name: '搜索误差', what: '最好文本的 log p 减去它的，单位奈特' },
  },
  best: '各方案中最好',
  possible: '可能',
  possibleSoFar: '到此为止可能',
  impossible: '不可能',
  impossiblePrompt: '提示词本身就不可能',
  instead: (token, place, possible) =>
    `第 ${place} 个词元不可能是“${token}”${possible === '' ? '' : `，可以是 ${possible}`}`,
  theMode: '最好的文本',
  bestSoFar: '目前最好',
  elsewhere: '不在搜索过的文本之中',
  infinite: '无穷大 ∞',
  errorsHeading: '文本不好，是谁的错？',
  searchWhat:
    '搜索误差：搜索丢下了多少 log p，即模型概率最高的文本的 log p，减去它找到的文本的 log p。等于 0，就是找到了最好的。',
  modelWhat:
    '模型误差：任何搜索都补救不了的部分。如果概率最高的文本本身就不好，错在模型的概率，搜索越好，反而越容易找到它。',
  noExact: '没有哪个方案知道最好的文本：不带长度惩罚、不带处理器的精确搜索能找到它，并加以证明。',
  addExact: '添加精确搜索',
  proven: (lane, logProb) => `方案 ${lane} 已经证明：模型的其他文本，log p 都不超过 ${logProb}。`,
  unproven: (lane, logProb) =>
    `方案 ${lane} 用完了预算：它见过的最好是 log p ${logProb}，所以搜索误差至少是表中的数。要证明，就加大它的预算。`,
  emptyHanded: (lane) =>
    `方案 ${lane} 还没写完第一段文本，预算就用完了：加大预算，或者少写几个词元。`,
  modePossible: (logProb, error) =>
    `语言给这段文本的 log p 是 ${logProb}：它是可能的，模型偏差 ${error} 奈特。`,
  modeSoFar: (logProb, error) =>
    `它还没有结束；到此为止语言给它的 log p 是 ${logProb}：目前是可能的，模型偏差 ${error} 奈特。`,
  modeImpossible: (token) =>
    `这段文本语言永远写不出来：“${token}”不可能出现在那里。搜索尽了责，这是模型误差。`,
  modePrompt: '提示词本身就是这种语言写不出来的：后面写什么，都是模型自己的发挥。',
  modeUnknown: '这个模型的语言不是我们已知的语言，真实概率无从得知。',
  samplers: (lanes) =>
    `做采样，或拿概率换别的东西的方案（${lanes}）本来就不找最好的文本：与它有距离不算错。`,
  source: '术语取自 Stahlberg 与 Byrne，“On NMT Search Errors and Model Errors”，2019。',
};
