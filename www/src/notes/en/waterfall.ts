/** The words of the waterfall, in English. */
import type { WaterfallNotes } from '../waterfall';

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
