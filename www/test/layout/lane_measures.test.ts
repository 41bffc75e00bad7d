import { expect, test } from 'vitest';
import { measuresOf, searchErrorsOf, truthsOf } from '../../src/layout/lane_measures';
import { laneOf, textOf } from '../engine/fake_lanes';

const verdict = { logProbs: [-1.5], logProb: -1.5, impossible: null };
const cells = (rows: ReturnType<typeof measuresOf>, metric: string) =>
  rows.find((row) => row.metric === metric)?.cells;

test('each measure has a cell a lane, and none for a lane without a text', () => {
  const rows = measuresOf([laneOf(textOf([1, 1, 2])), laneOf(null)]);
  expect(cells(rows, 'logProb')).toEqual([{ text: '−3.00', isBest: false }, null]);
  expect(cells(rows, 'distinct1')?.[0]?.text).toBe('2/3');
  expect(cells(rows, 'distinct3')?.[0]?.text).toBe('1/1');
});

test('the best of the lanes is marked, where one end is the better one', () => {
  const rows = measuresOf([laneOf(textOf([1, 1, 2])), laneOf(textOf([1, 2]), { evaluated: 9 })]);
  const marks = (metric: string) => cells(rows, metric)?.map((cell) => cell?.isBest);
  expect(marks('logProb')).toEqual([false, true]);
  expect(marks('distinct1')).toEqual([false, true]);
  expect(marks('evaluated')).toEqual([true, false]);
  expect(marks('length')).toEqual([false, false]);
});

test('what is under way shows its cost so far, and wins nothing by it', () => {
  const lanes = [laneOf(null, { evaluated: 3 }), laneOf(textOf([1])), laneOf(textOf([1]))];
  expect(cells(measuresOf(lanes), 'evaluated')).toEqual([
    { text: '3', isBest: false },
    { text: '7', isBest: false },
    { text: '7', isBest: false },
  ]);
});

test('the model error is log p less true log p, the best the one nearest to 0', () => {
  const lanes = [
    laneOf(textOf([1], { verdict })),
    laneOf(textOf([1], { verdict: { ...verdict, logProb: -0.25 } })),
    laneOf(textOf([1], { verdict: { ...verdict, logProb: null } })),
  ];
  expect(cells(truthsOf(lanes), 'modelError')).toEqual([
    { text: '0.50', isBest: true },
    { text: '−0.75', isBest: false },
    null,
  ]);
});

test('without an exact lane there are no search errors', () => {
  expect(searchErrorsOf([laneOf(textOf([1]))])).toBeNull();
});
