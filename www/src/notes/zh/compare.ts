/** The words of the compare view, in Chinese. */
import type { CompareNotes } from '../compare';

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
      idea: '温度把每个分布都压平一点；只要抽中一个不太可能的词元，后面的一切就都以它为条件。三个方案用的是同样的随机数。',
      task: '提高方案 1 的温度，直到语言判定它的文本不可能出现。',
    },
    coins: {
      name: '同一种子，三种处理器',
      idea: '同一个随机数落在 0 到 1 之间的同一处；处理器去掉什么、留下什么，会挪动它下面的词元。',
      task: '放宽方案 2 的过滤，直到它和方案 3 一致。',
    },
  },
  tryOn: '换用提示词',
  lane: (number) => `方案 ${number}`,
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
    'all-ended': '没有文本还在写',
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
    score: { name: '最终得分', what: '策略给写完的文本排名的依据：得分除以长度的“长度惩罚”次方' },
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
