/** What the keys of a window give to one query, channel by channel, and their sum, as a grid of cells. */
import type { HeadTrace } from 'lookback';
import type { Cell } from '../state/state';
import { type Span, windowOf } from './attention_grid';
import { largestOf, mixedOf, weightedOf } from './head_row';

export interface ValueRow {
  key: number;
  /** In [0, 1]. */
  weight: number;
  masked: boolean;
  values: Float32Array;
}

export interface ValueRows {
  keys: Span;
  rows: ValueRow[];
  sum: Float32Array;
  /** The value that has the full colour. */
  most: number;
}

export function valueRowsOf(trace: HeadTrace, { query, key }: Cell): ValueRows {
  const width = trace.shape[1];
  const keys = windowOf(width, key);
  const rows: ValueRow[] = [];
  for (let one = keys.start; one < keys.end; one += 1) {
    const at = query * width + one;
    rows.push({
      key: one,
      weight: trace.weights[at] ?? 0,
      masked: trace.mask[at] === 0,
      values: weightedOf(trace, { query, key: one }),
    });
  }
  const sum = mixedOf(trace, query);
  return { keys, rows, sum, most: largestOf([...rows.map(({ values }) => values), sum]) };
}
