import { expect, test } from 'vitest';
import { surprisal, surprise } from '../../src/layout/surprisal';

test('surprisal is −log p, and 0 for a sure token', () => {
  expect(surprisal(-2)).toBe(2);
  expect(Object.is(surprisal(0), 0)).toBe(true);
});

test('a guess among all tokens is as surprising as the shade goes', () => {
  expect(surprise(-Math.log(8), 8)).toBe(1);
  expect(surprise(-10 * Math.log(8), 8)).toBe(1);
  expect(surprise(-Math.log(8) / 2, 8)).toBeCloseTo(0.5);
  expect(surprise(0, 8)).toBe(0);
});
