import { expect, test } from 'vitest';
import { shorten } from '../../src/layout/shorten';

test('what fits stays whole', () => {
  expect(shorten('abc', 3)).toBe('abc');
});

test('what does not fit is cut, and the sign counts as a character', () => {
  expect(shorten('abcd', 3)).toBe('ab…');
});

test('characters of two code units are counted once and stay whole', () => {
  expect(shorten('🐢🐢🐢', 3)).toBe('🐢🐢🐢');
  expect(shorten('🐢🐢🐢🐢', 3)).toBe('🐢🐢…');
});
