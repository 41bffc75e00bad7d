/** The words of the settings of decoding. */
import { type SettingsNotes, settingsEn, settingsZh } from './settings';

/** Well-known ways of decoding, a click away. */
export type PresetName = 'greedy' | 'sample' | 'beam' | 'beamPlain' | 'contrastive' | 'speculative';

export interface DecodingNotes extends SettingsNotes {
  heading: string;
  note: string;
  strategy: string;
  processors: string;
  noProcessors: string;
  add: string;
  remove: (name: string) => string;
  earlier: (name: string) => string;
  later: (name: string) => string;
  order: string;
  /** Where a processor stands after it was moved: its place, and how many there are. */
  moved: (name: string, place: string, all: string) => string;
  movedBack: (name: string) => string;
  drag: string;
  dragKeys: string;
  usual: (value: string) => string;
  usualNothing: string;
  toUsual: (name: string, value: string) => string;
  scopes: { all: string; generated: string; last: string; count: string };
  formula: (name: string) => string;
  formulas: string;
  now: string;
  /** What the letters of all formulas stand for. */
  letters: string;
  left: (kept: string, all: string) => string;
  lost: (mass: string) => string;
  entropy: (before: string, after: string) => string;
  unchanged: string;
  tries: string;
  presets: Record<PresetName, string>;
  seed: string;
  maxNewTokens: string;
  asRoomAllows: string;
  texts: string;
  nextChoice: string;
  lastChoice: string;
  score: string;
  logProb: string;
  ended: string;
  goesOn: string;
}

export const decodingEn: DecodingNotes = {
  heading: 'How the next token is chosen',
  note: 'Processors change the scores, one after another; the strategy chooses. Whatever you change holds from here on, and Back takes it back.',
  strategy: 'Strategy',
  processors: 'Processors, in the order in which they are applied',
  noProcessors: 'None: the strategy sees what the model says.',
  add: 'Add a processor',
  remove: (name) => `Remove ${name}`,
  earlier: (name) => `Apply ${name} earlier`,
  later: (name) => `Apply ${name} later`,
  order: 'Order of',
  moved: (name, place, all) => `${name} is now number ${place} of ${all}.`,
  movedBack: (name) => `${name} stays where it was.`,
  drag: 'Drag to another place; Esc lets go',
  dragKeys: 'A processor is dragged by its dots, or moved by Alt with ↑ or ↓.',
  usual: (value) => `default ${value}`,
  usualNothing: 'none',
  toUsual: (name, value) => `Set ${name} back: default ${value}`,
  scopes: {
    all: 'all',
    generated: 'generated',
    last: 'last n',
    count: 'how many of the last tokens',
  },
  formula: (name) => `Formula of ${name}`,
  formulas: 'Formulas',
  now: 'now',
  letters:
    'x scores, p their softmax, ′ after the processor; K what is kept, F what is forbidden; y the text, t its next place; P tokens of the prompt, g written after it, at most G; H entropy, u coin; s score of a token, φ their sum, D texts that have ended.',
  left: (kept, all) => `${kept} of ${all} tokens left`,
  lost: (mass) => `probability removed ${mass}`,
  entropy: (before, after) => `entropy ${before} → ${after} nats`,
  unchanged: 'changes nothing here',
  tries: 'Try',
  presets: {
    greedy: 'greedy',
    sample: 'sample, T 0.8, top-p 0.9',
    beam: 'beam 4',
    beamPlain: 'beam 4, no length penalty',
    contrastive: 'contrastive',
    speculative: 'speculative',
  },
  seed: 'Seed of the coins',
  maxNewTokens: 'Most new tokens',
  asRoomAllows: 'as the context allows',
  texts: 'Texts so far',
  nextChoice: 'The next token, from what the model says to what the strategy sees:',
  lastChoice: 'The last token, and the coin that chose it:',
  score: 'score',
  logProb: 'log p',
  ended: 'ended',
  goesOn: 'goes on',
  ...settingsEn,
};

export const decodingZh: DecodingNotes = {
  heading: '下一个词元怎么选',
  note: '处理器依次改动分数，策略做选择。改动从此刻起生效，退一步即可撤销。',
  strategy: '策略',
  processors: '处理器，按执行顺序排列',
  noProcessors: '没有：策略直接看模型给的结果。',
  add: '添加处理器',
  remove: (name) => `去掉 ${name}`,
  earlier: (name) => `把 ${name} 提前`,
  later: (name) => `把 ${name} 推后`,
  order: '采用顺序',
  moved: (name, place, all) => `${name} 现在排第 ${place}，共 ${all} 个。`,
  movedBack: (name) => `${name} 留在原处。`,
  drag: '拖到别处；按 Esc 放弃',
  dragKeys: '拖动左侧圆点可调整顺序，也可按 Alt 加 ↑ 或 ↓。',
  usual: (value) => `默认 ${value}`,
  usualNothing: '无',
  toUsual: (name, value) => `${name}：恢复为默认 ${value}`,
  scopes: {
    all: '全文 all',
    generated: '生成部分 generated',
    last: '最后 n 个',
    count: '最后多少个词元',
  },
  formula: (name) => `${name} 的公式`,
  formulas: '公式',
  now: '此刻',
  letters:
    'x 分数，p 其 softmax，′ 表示处理之后；K 保留的词元，F 禁用的词元；y 文本，t 下一个位置；P 提示词长度，g 已写词元数，最多 G 个；H 熵，u 硬币；s 词元得分，φ 得分之和，D 已结束的文本。',
  left: (kept, all) => `${all} 个词元剩 ${kept} 个`,
  lost: (mass) => `去掉的概率 ${mass}`,
  entropy: (before, after) => `熵 ${before} → ${after} nat`,
  unchanged: '此刻没有改动',
  tries: '试一试',
  presets: {
    greedy: '贪心',
    sample: '采样，T 0.8，top-p 0.9',
    beam: '束宽 4',
    beamPlain: '束宽 4，无长度惩罚',
    contrastive: '对比搜索',
    speculative: '投机解码',
  },
  seed: '随机种子',
  maxNewTokens: '最多新词元数',
  asRoomAllows: '直到上下文写满',
  texts: '目前的文本',
  nextChoice: '下一个词元：从模型给的分数到策略看到的概率。',
  lastChoice: '上一个词元，以及选中它的硬币。',
  score: '得分',
  logProb: '对数概率',
  ended: '已结束',
  goesOn: '还在写',
  ...settingsZh,
};
