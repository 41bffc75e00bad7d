/** How figures are printed. */
import { expect, test } from 'vitest';
import { bytes, count, figure, ms, perSecond, ratio } from './figure';
import { markdown, print } from './table';

test('quantities are printed with their unit', () => {
  expect(print(ms(0.041_234))).toBe('0.0412 ms');
  expect(print(bytes(604_961))).toBe('605 kB');
  expect(print(bytes(45))).toBe('45 B');
  expect(print(bytes(1_029_439_488))).toBe('1,029.4 MB');
  expect(print(perSecond(12_345))).toBe('12,300 tokens/s');
  expect(print(count(50))).toBe('50');
  expect(print(ratio(1.234))).toBe('1.23 ×');
});

test('a group is named once, and a missed budget is marked', () => {
  const group = 'page';
  const table = markdown([
    figure({ group, what: 'open', measured: ms(10), budget: ms(500) }),
    figure({ group, what: 'step', measured: ms(60), details: { worst: ms(90) }, budget: ms(50) }),
  ]);
  expect(table.split('\n').map((line) => line.replaceAll(/ +/g, ' '))).toEqual([
    '| | what | measured | details | budget | holds |',
    '| ---- | ---- | -------- | ----------- | ------ | -------- |',
    '| page | open | 10 ms | | 500 ms | ✓ |',
    '| | step | 60 ms | worst 90 ms | 50 ms | ✗ missed |',
  ]);
});
