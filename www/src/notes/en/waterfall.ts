/** The words of the waterfall, in English. */
import type { WaterfallNotes } from '../waterfall';

export const waterfallEn: WaterfallNotes = {
  heading: 'From logits to probabilities',
  note: 'Left to right: what each processor makes of the distribution, in the order in which they are applied. Bars run from 0 to 1 and show the softmax at that point, so what one token loses the others gain. Take any row to write that token.',
  noteAlone:
    'No processor is set: these are the model’s own probabilities, the softmax of its logits. Bars run from 0 to 1. Take any row to write that token.',
  caption: (tokens, processors) =>
    `${tokens} ${tokens === '1' ? 'token' : 'tokens'} through ${processors} ${processors === '1' ? 'processor' : 'processors'}`,
  token: 'token',
  value: (first) => (first === 'log-probs' ? 'log p' : 'logit'),
  first: (name) => (name === 'log-probs' ? 'log p' : 'logits'),
  final: 'final',
  removed: (count, mass) => `−${count} ${count === '1' ? 'token' : 'tokens'}, ${mass}`,
  moved: 'values changed',
  unchanged: 'no change',
  entropy: (nats) => `entropy ${nats} nats`,
  rest: (count) => `${count} ${count === '1' ? 'other' : 'others'}`,
  take: 'Take',
  chosen: 'chosen',
  lane: (token, ...steps) => `token “${token}”: ${steps.join(', ')}`,
  thenComes: (prob) => `then ${prob}`,
  removedBy: (stage) => `removed by ${stage}`,
  gone: 'removed',
  raised: (value) => `raised to ${value}`,
  lowered: (value) => `lowered to ${value}`,
  draw: 'Draw',
  coin: (coin) => `coin ${coin}`,
  fell: (coin, token) => `The coin ${coin} fell on “${token}”.`,
  drawNote:
    'The draw lays the final probabilities end to end, the lowest token id first, and takes the token on which the coin falls.',
  drawRest:
    'The other tokens lie among these by their ids; here they are put together at the end, and the mark is kept inside the token it fell on.',
  others: 'other tokens',
  truth: (prob) => `true: ${prob}`,
  legendTruth: 'where the language itself puts it',
  legendMoved: 'raised or lowered',
  legendRemoved: 'removed, and by what',
};
