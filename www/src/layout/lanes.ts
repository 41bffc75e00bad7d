/** Texts side by side: where they part, how varied they are, and which of their numbers are the best. */
import type { Lane } from '../engine/protocol';

/** How a text parts from the one that it is compared with. */
export interface Divergence {
  /** The first position after the prompt at which they are not the same. */
  at: number;
  /** One of them has no token there. */
  kind: 'differs' | 'ends' | 'goes-on';
}

/** The texts as ids; `null` for a lane that has none. */
export function idsOf(lanes: readonly Lane[]): (number[] | null)[] {
  return lanes.map(({ text }) => text?.steps.map(({ id }) => id) ?? null);
}

/** The lane that the others are compared with: the first that has a text. */
export function referenceOf(texts: readonly (number[] | null)[]): number | null {
  const at = texts.findIndex((text) => text !== null);
  return at < 0 ? null : at;
}

/** Of each text, how it parts from the reference; `null` where it does not. */
export function divergencesOf(texts: readonly (number[] | null)[]): (Divergence | null)[] {
  const reference = texts.find((text) => text !== null);
  return texts.map((text) => (text && reference ? divergence(reference, text) : null));
}

/** Where the first of all texts parts from the reference. */
export function firstOf(divergences: readonly (Divergence | null)[]): number | null {
  const places = divergences.flatMap((one) => (one ? [one.at] : []));
  return places.length === 0 ? null : Math.min(...places);
}

function divergence(reference: readonly number[], text: readonly number[]): Divergence | null {
  const shared = Math.min(reference.length, text.length);
  const at = text.findIndex((id, place) => place < shared && id !== reference[place]);
  if (at >= 0) return { at, kind: 'differs' };
  if (text.length < reference.length) return { at: shared, kind: 'ends' };
  return text.length > reference.length ? { at: shared, kind: 'goes-on' } : null;
}

/** How many different runs of n tokens a text has, and how many runs in all. */
export function distinctRuns(ids: readonly number[], n: number): { distinct: number; all: number } {
  const all = Math.max(0, ids.length - n + 1);
  const runs = Array.from({ length: all }, (_, at) => ids.slice(at, at + n).join(' '));
  return { distinct: new Set(runs).size, all };
}

/** Which of these are the best, where they differ by more than rounding. */
export function bestOf(values: readonly (number | null)[], better: 'high' | 'low'): boolean[] {
  const known = values.filter((value) => value !== null);
  if (known.length < 2) return values.map(() => false);
  const best = better === 'high' ? Math.max(...known) : Math.min(...known);
  const isBest = values.map((value) => value !== null && Math.abs(value - best) < tolerance);
  return isBest.filter(Boolean).length === known.length ? values.map(() => false) : isBest;
}

/**
 * How far two log-probabilities of one text may lie apart, in nats: the last bits of a text's
 * logits depend on how many texts are evaluated beside it.
 */
export const tolerance = 1e-4;
