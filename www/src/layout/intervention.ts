/** An intervention as text, taken apart, changed in one thing, and put together again. */
import type { Cell } from '../state/state';

export type MaskKind = 'causal' | 'full' | 'window' | 'prefix';

/** `count` is how far a window reaches back, or how many tokens a prefix has; 0 for the others. */
export interface MaskChoice {
  kind: MaskKind;
  count: number;
}

interface Parts {
  mask: string | null;
  /** Cells that are painted the other way round, as in `2.5`. */
  flip: Set<string>;
  /** Heads that are switched off, as in `0.1`. */
  off: Set<string>;
}

/** `null`: the model's own mask. */
export function maskOf(intervention: string): MaskChoice | null {
  const [kind, count] = (apart(intervention).mask ?? '').split(':');
  if (kind === 'causal' || kind === 'full') return { kind, count: 0 };
  if (kind === 'window' || kind === 'prefix') return { kind, count: Number(count) };
  return null;
}

/** A mask that is picked is that mask: what was painted goes. */
export function withMask(intervention: string, mask: MaskChoice | null): string {
  const text = mask && (mask.count > 0 ? `${mask.kind}:${mask.count}` : mask.kind);
  return together({ ...apart(intervention), mask: text, flip: new Set() });
}

export function withFlipped(intervention: string, { query, key }: Cell): string {
  const parts = apart(intervention);
  return together({ ...parts, flip: toggled(parts.flip, `${query}.${key}`) });
}

export function withHeadToggled(intervention: string, layer: number, head: number): string {
  const parts = apart(intervention);
  return together({ ...parts, off: toggled(parts.off, `${layer}.${head}`) });
}

export function withAllHeads(intervention: string): string {
  return together({ ...apart(intervention), off: new Set() });
}

export function paintedCount(intervention: string): number {
  return apart(intervention).flip.size;
}

export function offCount(intervention: string): number {
  return apart(intervention).off.size;
}

export function isOff(intervention: string, layer: number, head: number): boolean {
  return apart(intervention).off.has(`${layer}.${head}`);
}

function apart(intervention: string): Parts {
  const parts = new Map(intervention.split(';').map((part) => pair(part)));
  const list = (name: string) => new Set((parts.get(name) ?? '').split(',').filter(Boolean));
  return { mask: parts.get('mask') ?? null, flip: list('flip'), off: list('off') };
}

function pair(part: string): [string, string] {
  const at = part.indexOf('=');
  return [part.slice(0, at), part.slice(at + 1)];
}

function together({ mask, flip, off }: Parts): string {
  const parts = mask === null ? [] : [`mask=${mask}`];
  if (flip.size > 0) parts.push(`flip=${[...flip].join(',')}`);
  if (off.size > 0) parts.push(`off=${[...off].join(',')}`);
  return parts.join(';');
}

function toggled(all: Set<string>, one: string): Set<string> {
  const changed = new Set(all);
  if (!changed.delete(one)) changed.add(one);
  return changed;
}
