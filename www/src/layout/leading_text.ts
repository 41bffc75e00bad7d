/** The text that a search ranks first: the best that has ended, or the best that goes on. */
import type { Sequence } from 'lookback';
import type { LeadingText } from './formulas/form';

export function leadingText(sequences: Sequence[]): LeadingText | null {
  const ended = sequences.filter(({ done }) => done);
  const some = ended.length > 0 ? ended : sequences;
  const [first] = [...some].sort((a, b) => b.score - a.score);
  if (!first || first.ids.length === 0) return null;
  const { ids, logProb, score, done } = first;
  return { length: ids.length, logProb, score, done };
}
