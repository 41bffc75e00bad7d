/** The steps from scores to values, one after another, and what a cell of the matrix shows at each. */
import type { HeadTrace } from 'lookback';

/** In the order of Softmax((QKᵀ + M)/√d)V. */
export const stages = ['scores', 'mask', 'scale', 'softmax', 'values'] as const;
export type Stage = (typeof stages)[number];
/** What people come for first. */
export const usualStage: Stage = 'softmax';

/** How a matrix is shaded at a stage. */
export interface Shading {
  /** Signed values have a middle; weights run from 0 to `most`. */
  signed: boolean;
  /** The value, by sign the lowest as well, that has the full colour. */
  most: number;
  /** Whether masked cells are struck out. */
  masks: boolean;
  /** A cell's value; where it is struck out this is not shown. */
  valueAt(at: number): number;
}

/** The same over the whole text, so that colours stay while its window moves. */
export function shadingOf(trace: HeadTrace, stage: Exclude<Stage, 'values'>): Shading {
  const { scores, mask, weights, scale } = trace;
  if (stage === 'softmax')
    return { signed: false, most: 1, masks: true, valueAt: (at) => weights[at] ?? 0 };
  const factor = stage === 'scale' ? scale : 1;
  const masks = stage !== 'scores';
  let most = 0;
  for (const [at, score] of scores.entries())
    if (!masks || mask[at] === 1) most = Math.max(most, Math.abs(score * factor));
  return { signed: true, most, masks, valueAt: (at) => (scores[at] ?? 0) * factor };
}
