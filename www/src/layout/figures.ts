/** The figures of the page as tables: the numbers that are drawn, a row a mark, and which of them is selected. */
import type { State } from '../state/state';
import { laneRows, measureRows } from './figures_compare';
import { ledgerRows, nextTokenRows, roundRows, treeRows, waterfallRows } from './figures_decode';
import { attentionRows, changedRows, headRows, lensRows, probeRows } from './figures_inside';

export const figureNames = [
  'tree',
  'waterfall',
  'ledger',
  'attention',
  'next-token',
  'rounds',
  'heads',
  'next-changed',
  'logit-lens',
  'causality-probe',
  'lanes',
  'measures',
] as const;
export type FigureName = (typeof figureNames)[number];

/** One row, by the names of its columns. */
export type Row = Record<string, string | number | boolean | null>;

/** What figures are drawn from. */
export type Shown = Pick<State, 'reading' | 'comparison' | 'cell' | 'lanesShown'>;

const tables: Record<FigureName, (shown: Shown) => Row[]> = {
  tree: treeRows,
  waterfall: waterfallRows,
  ledger: ledgerRows,
  attention: attentionRows,
  'next-token': nextTokenRows,
  rounds: roundRows,
  heads: headRows,
  'next-changed': changedRows,
  'logit-lens': lensRows,
  'causality-probe': probeRows,
  lanes: laneRows,
  measures: measureRows,
};

export function tableOf(figure: FigureName, shown: Shown): Row[] {
  return tables[figure](shown);
}
