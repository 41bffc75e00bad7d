/** The words of the waterfall, in every language. */

export interface WaterfallNotes {
  heading: string;
  note: string;
  /** In place of `note` when there is no processor. */
  noteAlone: string;
  caption: (tokens: string, processors: string) => string;
  token: string;
  score: string;
  /** The first stage, which the engine calls `logits` or `log-probs`. */
  first: (name: string) => string;
  final: string;
  removed: (count: string, mass: string) => string;
  moved: string;
  unchanged: string;
  entropy: (nats: string) => string;
  rest: (count: string) => string;
  take: string;
  chosen: string;
  /** A token as a screen reader says it, through all stages. */
  lane: (token: string, ...steps: string[]) => string;
  thenComes: (prob: string) => string;
  removedBy: (stage: string) => string;
  gone: string;
  raised: (score: string) => string;
  lowered: (score: string) => string;
  draw: string;
  coin: (coin: string) => string;
  fell: (coin: string, token: string) => string;
  drawNote: string;
  drawRest: string;
  others: string;
  legendMoved: string;
  legendRemoved: string;
}

export const waterfallEn: WaterfallNotes = {
  heading: 'From scores to probabilities',
  note: 'Left to right: what each processor makes of the distribution, in the order in which they are applied. Bars run from 0 to 1 and show the softmax of the scores at that point, so what one token loses the others gain. Take any row to write that token.',
  noteAlone:
    'No processor is set: these are the model’s own probabilities, the softmax of its scores. Bars run from 0 to 1. Take any row to write that token.',
  caption: (tokens, processors) =>
    `${tokens} ${tokens === '1' ? 'token' : 'tokens'} through ${processors} ${processors === '1' ? 'processor' : 'processors'}`,
  token: 'token',
  score: 'score',
  first: (name) => (name === 'log-probs' ? 'log p' : 'logits'),
  final: 'final',
  removed: (count, mass) => `−${count} ${count === '1' ? 'token' : 'tokens'}, ${mass}`,
  moved: 'scores moved',
  unchanged: 'no change',
  entropy: (nats) => `entropy ${nats} nats`,
  rest: (count) => `${count} other ${count === '1' ? 'token' : 'tokens'}`,
  take: 'Take',
  chosen: 'chosen',
  lane: (token, ...steps) => `token “${token}”: ${steps.join(', ')}`,
  thenComes: (prob) => `then ${prob}`,
  removedBy: (stage) => `removed by ${stage}`,
  gone: 'removed',
  raised: (score) => `score raised to ${score}`,
  lowered: (score) => `score lowered to ${score}`,
  draw: 'Draw',
  coin: (coin) => `coin ${coin}`,
  fell: (coin, token) => `The coin ${coin} fell on “${token}”.`,
  drawNote:
    'The draw lays the final probabilities end to end, the lowest token id first, and takes the token on which the coin falls.',
  drawRest:
    'The other tokens lie among these by their ids; here they are put together at the end, and the mark is kept inside the token it fell on.',
  others: 'other tokens',
  legendMoved: 'score moved',
  legendRemoved: 'removed, and by what',
};

export const waterfallZh: WaterfallNotes = {
  heading: '从得分到概率',
  note: '从左到右，按施加的顺序，看每个处理器把分布变成什么样。条形的刻度固定为 0 到 1，画的是此刻得分的 softmax：一个词元失去的，由其他词元分得。点任意一行，就写下那个词元。',
  noteAlone:
    '没有设置处理器：这就是模型自己的概率，即得分的 softmax。条形的刻度固定为 0 到 1。点任意一行，就写下那个词元。',
  caption: (tokens, processors) => `${tokens} 个词元经过 ${processors} 个处理器`,
  token: '词元',
  score: '得分',
  first: (name) => (name === 'log-probs' ? '对数概率 log p' : '原始 logits'),
  final: '最终',
  removed: (count, mass) => `−${count} 个词元，${mass}`,
  moved: '得分改变',
  unchanged: '没有变化',
  entropy: (nats) => `熵 ${nats} 奈特`,
  rest: (count) => `其余 ${count} 个词元`,
  take: '选',
  chosen: '已选中',
  lane: (token, ...steps) => `词元“${token}”：${steps.join('，')}`,
  thenComes: (prob) => `然后 ${prob}`,
  removedBy: (stage) => `被 ${stage} 移除`,
  gone: '已移除',
  raised: (score) => `得分升到 ${score}`,
  lowered: (score) => `得分降到 ${score}`,
  draw: '抽取',
  coin: (coin) => `随机数 ${coin}`,
  fell: (coin, token) => `随机数 ${coin} 落在“${token}”上。`,
  drawNote: '抽取时把最终概率按词元编号从小到大首尾相接，随机数落在哪个词元上，就取哪个。',
  drawRest: '其余词元按编号本应夹在这些词元之间；这里合在末尾，而标记留在它所落的词元之内。',
  others: '其余词元',
  legendMoved: '得分改变',
  legendRemoved: '被移除，及移除它的处理器',
};
