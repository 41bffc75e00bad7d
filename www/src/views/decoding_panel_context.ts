/** What every part of the settings' panel is drawn from. */
import type { Sequence, Waterfall } from 'lookback';
import type { Problem } from '../engine/protocol';
import type { Blame } from '../layout/blame';
import type { Notes } from '../notes/notes';
import { apart, type Decoding } from '../state/decoding';
import type { FormulaSwitch } from './formula_switch';

export interface Context {
  notes: Notes;
  decoding: Decoding;
  /** Every strategy and every processor with its usual values. */
  strategies: string[];
  processors: string[];
  waterfall: Waterfall | null;
  sequences: Sequence[];
  problem: Problem | null;
  blame: Blame | null;
  formulas: FormulaSwitch;
  /** Whether there is room for the settings alone, without what explains them. */
  compact: boolean;
  change: (changed: Partial<Decoding>) => void;
}

/** A setting with its usual values; empty for one that the engine does not have. */
export function usualOf(settings: string[], name: string): string {
  return settings.find((one) => apart(one).name === name) ?? '';
}

export function chosen(event: Event): string {
  return (event.target as HTMLInputElement | HTMLSelectElement).value;
}

/** Arrows would choose at once from a menu that is closed, one entry after another: they open it. */
export function unfold(event: KeyboardEvent): void {
  const menu = event.target as HTMLSelectElement;
  if (!/^Arrow(Up|Down)$/.test(event.key) || event.altKey || !('showPicker' in menu)) return;
  event.preventDefault();
  // What was added above may have pushed it out of sight, where no browser opens a menu.
  menu.scrollIntoView({ block: 'nearest' });
  menu.showPicker();
}
