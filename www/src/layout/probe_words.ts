/** What the causality probe found, in sentences. */
import type { Probed } from '../engine/protocol';
import type { AttentionNotes } from '../notes/attention';
import { spansText } from './look_ahead';

/** Which positions may depend on later ones. */
export function aheadSaid(ahead: readonly number[], words: AttentionNotes['probe']): string {
  return ahead.length === 0 ? words.causal : words.ahead(spansText(ahead));
}

/** Which positions before the one that is probed have changed. */
export function movedSaid({ position, largest }: Probed, words: AttentionNotes['probe']): string {
  const earlier = Array.from(largest.subarray(0, position), (change, at) => ({ change, at }));
  const moved = earlier.filter(({ change }) => change > 0).map(({ at }) => at);
  return moved.length === 0 ? words.quiet : words.moved(spansText(moved));
}
