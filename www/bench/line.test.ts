import { expect, test } from 'vitest';
import { lineThrough } from './line';

test('points on a line give that line', () => {
  const { slope, intercept, farthest } = lineThrough([1, 2, 4], [5, 7, 11]);
  expect(slope).toBeCloseTo(2, 12);
  expect(intercept).toBeCloseTo(3, 12);
  expect(farthest).toBeCloseTo(0, 12);
});

test('a point off the line is told as a share of the line', () => {
  // The line of least squares through them is constant at 2.
  expect(lineThrough([0, 1, 2], [1, 4, 1])).toMatchObject({ slope: 0, intercept: 2, farthest: 1 });
});
