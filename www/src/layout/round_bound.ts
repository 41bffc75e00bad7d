/** Whether a live text can still win: what a round's bound says, in sentences. */
import type { Step } from 'lookback';
import type { RoundsNotes } from '../notes/rounds';
import { count, decimal } from './format';
import type { Ranking } from './rounds';

export function boundOf(
  { bound, done }: Step,
  { name, width, groups }: Ranking,
  words: RoundsNotes,
): string[] {
  // Groups end each by itself, so no one bound holds for all of them.
  if (bound === null || groups > 1) return [];
  if (name === 'stochastic-beam') return [words.threshold(decimal(bound))];
  const worst = done.at(-1)?.score;
  if (worst === undefined || done.length < width)
    return [words.bound(decimal(bound)), words.room(count(done.length), count(width))];
  const isBeaten = bound <= worst;
  return [words.bound(decimal(bound)), words[isBeaten ? 'beaten' : 'open'](decimal(worst))];
}
