/** The D numbers behind one cell of a head: products, weighted values, and what they add up to. */
import type { HeadTrace, Tensor } from 'lookback';
import type { Cell } from '../state/state';

/** What a dot product adds up: channel by channel, query times key. */
export function productsOf({ queries, keys }: HeadTrace, { query, key }: Cell): Float32Array {
  const across = rowOf(keys, key);
  return rowOf(queries, query).map((value, channel) => value * (across[channel] ?? 0));
}

/** What a key gives to a query: its value, times the weight. */
export function weightedOf(trace: HeadTrace, { query, key }: Cell): Float32Array {
  const weight = trace.weights[query * trace.shape[1] + key] ?? 0;
  return rowOf(trace.values, key).map((value) => value * weight);
}

/** What a query gets from all keys together, as the engine has added it up. */
export function mixedOf({ mixed }: HeadTrace, query: number): Float32Array {
  return rowOf(mixed, query);
}

export function largestOf(rows: readonly Float32Array[]): number {
  let largest = 0;
  for (const row of rows) for (const value of row) largest = Math.max(largest, Math.abs(value));
  return largest;
}

function rowOf({ shape, data }: Tensor, at: number): Float32Array {
  const width = shape[1] ?? 0;
  return data.subarray(at * width, (at + 1) * width);
}
