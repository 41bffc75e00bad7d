import { expect, test } from 'vitest';
import {
  bestOf,
  distinctRuns,
  divergencesOf,
  firstOf,
  idsOf,
  referenceOf,
} from '../../src/layout/lanes';
import { laneOf, textOf } from '../engine/fake_lanes';

test('texts are compared with the first lane that has one', () => {
  const texts = idsOf([laneOf(null), laneOf(textOf([1, 2])), laneOf(textOf([1, 3]))]);
  expect(texts).toEqual([null, [1, 2], [1, 3]]);
  expect(referenceOf(texts)).toBe(1);
  expect(divergencesOf(texts)).toEqual([null, null, { at: 1, kind: 'differs' }]);
});

test('a text that is a beginning of the other ends where it does, and goes on the other way round', () => {
  expect(
    divergencesOf([
      [1, 2, 3],
      [1, 2],
    ])[1],
  ).toEqual({ at: 2, kind: 'ends' });
  expect(
    divergencesOf([
      [1, 2],
      [1, 2, 3],
    ])[1],
  ).toEqual({ at: 2, kind: 'goes-on' });
});

test('equal texts do not part', () => {
  expect(
    divergencesOf([
      [1, 2],
      [1, 2],
    ]),
  ).toEqual([null, null]);
  expect(firstOf([null, null])).toBeNull();
});

test('texts that meet again after they parted still part where they first did', () => {
  expect(
    divergencesOf([
      [1, 2, 3, 4],
      [1, 9, 3, 8],
    ])[1],
  ).toEqual({ at: 1, kind: 'differs' });
});

test('the first divergence is that of the lane that parts first', () => {
  const divergences = divergencesOf([[1, 2, 3], [1, 2, 4], [5]]);
  expect(firstOf(divergences)).toBe(0);
});

test('without any text there is no reference', () => {
  expect(referenceOf([null, null])).toBeNull();
  expect(divergencesOf([null])).toEqual([null]);
});

test('runs of n tokens are counted, the different ones and all', () => {
  const ids = [1, 2, 1, 2, 1];
  expect(distinctRuns(ids, 1)).toEqual({ distinct: 2, all: 5 });
  expect(distinctRuns(ids, 2)).toEqual({ distinct: 2, all: 4 });
  expect(distinctRuns(ids, 3)).toEqual({ distinct: 2, all: 3 });
  expect(distinctRuns([1], 2)).toEqual({ distinct: 0, all: 0 });
});

test('ids of several digits are not taken for others', () => {
  expect(distinctRuns([1, 23, 12, 3], 2).distinct).toBe(3);
});

test('the best value is marked, with all that equal it but for rounding', () => {
  expect(bestOf([-3, -1, null, -1.000001], 'high')).toEqual([false, true, false, true]);
  expect(bestOf([3, 1, 2], 'low')).toEqual([false, true, false]);
});

test('where all are equal, or there is but one, none is the best', () => {
  expect(bestOf([2, 2, null], 'high')).toEqual([false, false, false]);
  expect(bestOf([2, null], 'high')).toEqual([false, false]);
});
