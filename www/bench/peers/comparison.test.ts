/** How a case is summed up, by hand. */
import { expect, test } from 'vitest';
import { compare } from './comparison';

const size = { vocab: 40, context: 8, multiplied: 1_000_000, head: 400, queries: 0 };
const each = {
  name: 'write 4',
  texts: 4,
  does: 'write' as const,
  prompts: [[1], [2], [3], [4]],
  tokens: 5,
  rounds: { warmUp: 0, measured: 3 },
};
const measured = {
  times: { Lookback: [10, 20, 40], candle: [20, 20, 20] },
  missing: { wllama: 'not built' },
  // 4 MB at 4 billion bytes a second: 1 ms a step.
  roof: { peak: [1000, 1000, 1000], stream: [4, 4, 4] },
};

test('a speed counts the tokens of all texts', () => {
  const { sides } = compare('small', each, measured, size);
  expect(sides.Lookback?.speed.median).toBe(1000);
});

test('a ratio is how many times as fast Lookback is, round by round', () => {
  const { sides } = compare('small', each, measured, size);
  expect(sides.candle?.ratio).toMatchObject({ median: 1, p5: 0.55, p95: 1.9 });
});

test('a share of the roof is the least time over the time', () => {
  const { sides, roof } = compare('small', each, measured, size);
  expect(sides.Lookback?.ofRoof?.median).toBe(0.25);
  expect(roof?.speed).toBe(4000);
});

test('whoever cannot has a reason instead of a side', () => {
  const { sides, missing } = compare('small', each, measured, size);
  expect(sides.wllama).toBeUndefined();
  expect(missing.wllama).toBe('not built');
});

test('measurements of the machine that something slowed do not lower the roof', () => {
  const roof = { peak: measured.roof.peak, stream: [1, 1, 1, 4, 4] };
  expect(compare('small', each, { ...measured, roof }, size).roof?.speed).toBe(4000);
});
