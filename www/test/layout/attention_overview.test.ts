import { expect, test } from 'vitest';
import { overviewOf } from '../../src/layout/attention_overview';
import { shadingOf } from '../../src/layout/attention_stages';
import { traceOf } from '../engine/fake_inside';

const all = () => true;
const overview = (length: number, stage: 'scores' | 'softmax' = 'softmax', sees = all) => {
  const trace = traceOf(length, sees);
  return overviewOf(trace, shadingOf(trace, stage));
};

test('cells of one shade beside each other are one shape', () => {
  const { shades, masked } = overview(2);
  expect(shades).toEqual([{ role: '', opacity: 0.5, path: 'M0 0h2v1h-2zM0 1h2v1h-2z' }]);
  expect(masked).toBe('');
});

test('what the mask hides is told apart from weights of 0', () => {
  const trace = traceOf(2);
  const { shades, masked } = overviewOf(trace, shadingOf(trace, 'softmax'));
  expect(masked).toBe('M1 0h1v1h-1z');
  expect(shades.map(({ opacity }) => opacity)).toEqual([1, 0.5]);
});

test('signed values are told apart by their sign', () => {
  const roles = overview(2, 'scores').shades.map(({ role, path }) => [role, path]);
  expect(roles).toContainEqual(['below', 'M0 0h1v1h-1z']);
  expect(roles).toContainEqual(['above', 'M1 1h1v1h-1z']);
});

test('as many positions as a window of 128 has are each a cell', () => {
  expect(overview(128)).toMatchObject({ rows: 128, columns: 128, positionsPerCell: 1 });
});

test('of a longer text a cell is the strongest of those that it stands for', () => {
  const trace = traceOf(130, all);
  trace.weights.fill(0);
  trace.weights[0] = 1;
  const { rows, positionsPerCell, shades } = overviewOf(trace, shadingOf(trace, 'softmax'));
  expect([rows, positionsPerCell]).toEqual([65, 2]);
  expect(shades).toEqual([{ role: '', opacity: 1, path: 'M0 0h1v1h-1z' }]);
});
