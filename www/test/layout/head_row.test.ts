import { expect, test } from 'vitest';
import { largestOf, mixedOf, productsOf, weightedOf } from '../../src/layout/head_row';
import { valueRowsOf } from '../../src/layout/value_rows';
import { traceOf } from '../engine/fake_inside';

const trace = traceOf(3);

test('a dot product is taken apart into its products', () => {
  expect([...productsOf(trace, { query: 1, key: 0 })]).toEqual([6, 1]);
});

test('a key gives its value times the weight', () => {
  expect([...weightedOf(trace, { query: 1, key: 0 })]).toEqual([2, -0.5]);
});

test('a masked key gives nothing', () => {
  expect(largestOf([weightedOf(trace, { query: 0, key: 2 })])).toBe(0);
});

test('the rows of a query add up to what it gets', () => {
  const { rows, sum } = valueRowsOf(trace, { query: 2, key: 0 });
  const first = rows.reduce((total, { values }) => total + (values[0] ?? 0), 0);
  expect(first).toBeCloseTo(sum[0] ?? Number.NaN, 5);
  expect([...sum]).toEqual([...mixedOf(trace, 2)]);
});

test('the colours of rows and sum have one scale', () => {
  expect(valueRowsOf(trace, { query: 2, key: 0 }).most).toBe(4);
});
