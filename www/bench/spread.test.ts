/** Medians and quantiles, by hand. */
import { expect, test } from 'vitest';
import { medianFigure, quantile, ratioFigure, speedFigure } from './spread';

test('a quantile between two samples is interpolated', () => {
  expect(quantile([4, 1, 3, 2], 0.5)).toBe(2.5);
  expect(quantile([10, 20], 0.25)).toBe(12.5);
});

test('the quantiles at the ends are the best and the worst sample', () => {
  expect(quantile([3, 1, 2], 0)).toBe(1);
  expect(quantile([3, 1, 2], 1)).toBe(3);
});

test('no samples have no median', () => {
  expect(() => quantile([], 0.5)).toThrow('no samples');
});

test('a budget is held against the median, and equal is enough', () => {
  const about = { group: 'page', what: 'step' };
  const budget = { value: 2, unit: 'ms' } as const;
  expect(medianFigure([1, 2, 90], { ...about, budget }).holds).toBe(true);
  expect(medianFigure([1, 3, 3], { ...about, budget }).holds).toBe(false);
  expect(medianFigure([1, 3, 3], about).holds).toBe(null);
});

test('speeds are compared round by round', () => {
  const about = { group: 'training', what: 'wasm' };
  const { measured, details } = speedFigure([10, 90, 40], about, [10, 30, 20]);
  expect(measured).toEqual({ value: 40, unit: 'tokens/s' });
  expect(details).toEqual({
    least: { value: 10, unit: 'tokens/s' },
    most: { value: 90, unit: 'tokens/s' },
    rounds: { value: 3, unit: 'count' },
    ratio: { value: 2, unit: '×' },
    'least ratio': { value: 1, unit: '×' },
    'greatest ratio': { value: 3, unit: '×' },
  });
});

test('ratios are taken sample by sample, and their median is held against the budget', () => {
  const about = { group: 'beam search', what: 'trace', budget: { value: 2, unit: '×' } as const };
  const { measured, details, holds } = ratioFigure([1, 6, 9], [1, 3, 3], about);
  expect(measured).toEqual({ value: 2, unit: '×' });
  expect(details).toEqual({
    p5: { value: 1.1, unit: '×' },
    p95: { value: 2.9, unit: '×' },
    samples: { value: 3, unit: 'count' },
  });
  expect(holds).toBe(true);
});

test('without a reference there is no ratio', () => {
  const about = { group: 'training', what: 'wasm' };
  expect(Object.keys(speedFigure([1, 2], about).details)).toEqual(['least', 'most', 'rounds']);
});

test('a round without a sample is no round', () => {
  const about = { group: 'training', what: 'wasm' };
  expect(() => speedFigure([1, 2], about, [1])).toThrow('a round lacks a sample');
});
