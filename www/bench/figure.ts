/** One measured figure: its value, what surrounds it, and whether it keeps its budget. */

export type Unit = 'ms' | 'bytes' | 'tokens/s' | 'count' | '×';

export interface Quantity {
  value: number;
  unit: Unit;
}

export interface Figure {
  group: string;
  what: string;
  measured: Quantity;
  /** What helps to judge it: spread, number of samples, other encodings. */
  details: Record<string, Quantity>;
  /** The most it may be; `null` where there is no budget. */
  budget: Quantity | null;
  /** `null` without a budget. */
  holds: boolean | null;
}

export interface Measurement {
  group: string;
  what: string;
  measured: Quantity;
  details?: Record<string, Quantity>;
  budget?: Quantity;
}

export function figure({ group, what, measured, details = {}, budget }: Measurement): Figure {
  const holds = budget ? measured.value <= budget.value : null;
  return { group, what, measured, details, budget: budget ?? null, holds };
}

export const ms = (value: number): Quantity => ({ value, unit: 'ms' });
export const bytes = (value: number): Quantity => ({ value, unit: 'bytes' });
export const perSecond = (value: number): Quantity => ({ value, unit: 'tokens/s' });
export const count = (value: number): Quantity => ({ value, unit: 'count' });
export const ratio = (value: number): Quantity => ({ value, unit: '×' });
