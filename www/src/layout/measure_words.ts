/** What stands in a comparison's table where it is no plain number: search errors and verdicts, in words. */
import type { Lane } from '../engine/protocol';
import type { CompareNotes } from '../notes/compare';
import { spell } from './chips';
import { nats, share } from './format';
import type { SearchError } from './search_error';

/** How much log p a search missed; `proven`: the best text is known to be the best. */
export function missedSaid(
  error: SearchError | null,
  proven: boolean,
  notes: CompareNotes,
): string {
  if (!error) return '–';
  if (error.kind === 'exact') return proven ? notes.theMode : notes.bestSoFar;
  if (error.kind === 'elsewhere') return notes.elsewhere;
  return 'nats' in error ? `${error.kind === 'least' ? '≥ ' : ''}${nats(error.nats)}` : '';
}

/** Whether the language could write a text, and what could have stood at the place where it could not. */
export function verdictSaid(
  { text }: Lane,
  promptLength: number,
  notes: CompareNotes,
): { said: string; instead: string | null } | null {
  if (!text?.verdict) return null;
  const { impossible } = text.verdict;
  if (!impossible)
    return { said: `✓ ${text.ended ? notes.possible : notes.possibleSoFar}`, instead: null };
  const place = impossible.position - promptLength;
  if (place < 0) return { said: `✕ ${notes.impossiblePrompt}`, instead: null };
  const could = impossible.possible.map(({ piece, prob }) => `${spell(piece)} ${share(prob)}`);
  const instead = notes.instead(spell(impossible.piece), `${place + 1}`, could.join(', '));
  return { said: `✕ ${notes.impossible}`, instead };
}
