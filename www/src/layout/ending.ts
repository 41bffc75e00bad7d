/** How a decoding came to its end, told apart further than the engine does; and what has ended while it goes on. */
import type { Sequence, Stop } from 'lookback';
import type { Reading } from '../engine/protocol';

/** `all-ended`: of several texts each has ended, by its last token or by its length. */
export type Ending = Stop | 'all-ended';

const severalTexts = /\bstrategy=(?:[a-z-]*beam|sample=(?!1\b)\d)/;
const beams = /\bstrategy=[a-z-]*beam/;

export function endingOf(stop: Stop, settings: string): Ending {
  const isPlain = stop === 'finished' || stop === 'full';
  return isPlain && severalTexts.test(settings) ? 'all-ended' : stop;
}

/** The best text of a search that has ended while the one that is shown goes on. */
export function endedBeside({ sequences, focus, settings }: Reading): Sequence | null {
  if (!beams.test(settings) || sequences.some(({ node, done }) => node === focus && done))
    return null;
  const ended = sequences.filter(({ done }) => done);
  return ended.reduce<Sequence | null>(
    (best, one) => (best && best.score >= one.score ? best : one),
    null,
  );
}
