/** How much of a batch is padding, by hand. */
import { expect, test } from 'vitest';
import { tokenShare } from './padding';

test('each text is filled up to the longest of its own batch', () => {
  expect(tokenShare([1, 3, 2, 2], 2)).toBe(8 / 10);
  expect(tokenShare([1, 3, 2, 2], 4)).toBe(8 / 12);
});

test('the last batch may be smaller', () => {
  expect(tokenShare([1, 3, 2], 2)).toBe(6 / 8);
});
