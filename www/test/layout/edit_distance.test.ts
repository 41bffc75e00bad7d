import { expect, test } from 'vitest';
import { editDistance } from '../../src/layout/edit_distance';

test.each([
  ['cat', 'cat', 0],
  ['cat', 'cats', 1],
  ['cats', 'cat', 1],
  ['cat', 'cut', 1],
  ['cat', 'cta', 1],
  ['kitten', 'sitting', 3],
  ['', 'cat', 3],
  ['cat', '', 3],
])('from %s to %s it is %i', (from, to, distance) => {
  expect(editDistance(from, to)).toBe(distance);
});

test('a character of two code units is one letter', () => {
  expect(editDistance('a🐢', 'a🦊')).toBe(1);
});
