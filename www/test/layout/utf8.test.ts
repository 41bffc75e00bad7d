import { expect, test } from 'vitest';
import { spansOf } from '../../src/layout/utf8';

const characters = (bytes: number[]) => spansOf(bytes).map(({ character }) => character);

test('bytes are cut into characters of one to four bytes', () => {
  const bytes = Array.from(new TextEncoder().encode('aé你🐢'));
  expect(characters(bytes)).toEqual(['a', 'é', '你', '🐢']);
});

test('bytes that make no character stay alone', () => {
  expect(characters([0xe4, 0xbd])).toEqual([null, null]);
  expect(characters([0x80, 0x61])).toEqual([null, 'a']);
  expect(characters([0xe4, 0x61])).toEqual([null, 'a']);
});

test('overlong forms, surrogates and a cut end are no characters', () => {
  expect(characters([0xc0, 0x80])).toEqual([null, null]);
  expect(characters([0xed, 0xa0, 0x80])).toEqual([null, null, null]);
});
