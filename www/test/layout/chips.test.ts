import { expect, test } from 'vitest';
import type { Piece } from '../../src/engine/protocol';
import { groupsOf, spell } from '../../src/layout/chips';

const piece = (bytes: number[] | null, more: Partial<Piece> = {}): Piece => ({
  id: 7,
  bytes,
  special: false,
  unknown: false,
  ...more,
});
const text = (string: string, more: Partial<Piece> = {}) =>
  piece(Array.from(new TextEncoder().encode(string)), more);

test('spaces, breaks and hidden characters can be seen', () => {
  expect(spell(text(' cat'))).toBe('·cat');
  expect(spell(text('\n'))).toBe('↵');
  expect(spell(text('\u200b'))).toBe('⟨U+200B⟩');
});

test('part of a character shows as bytes, never as a replacement', () => {
  expect(spell(piece([0xe4]))).toBe('⟨E4⟩');
  expect(spell(piece([0x61, 0xe4, 0xbd]))).toBe('a⟨E4⟩⟨BD⟩');
});

test('a token without bytes shows its id, and a mark its name', () => {
  expect(spell(piece(null))).toBe('#7');
  expect(spell(text('<s>', { special: true }))).toBe('<s>');
});

test('tokens that together complete a character are one group that spells it', () => {
  const groups = groupsOf([text('a'), piece([0xe4]), piece([0xbd]), piece([0xa0]), text('b')]);
  expect(groups.map(({ chips, spells }) => [chips.length, spells])).toEqual([
    [1, ''],
    [3, '你'],
    [1, ''],
  ]);
});

test('groups that share a token are one', () => {
  const groups = groupsOf([piece([0xe4, 0xbd]), piece([0xa0, 0xe5]), piece([0xa5, 0xbd])]);
  expect(groups.map(({ chips, spells }) => [chips.length, spells])).toEqual([[3, '你好']]);
});

test('a mark between two halves keeps them apart', () => {
  const groups = groupsOf([piece([0xe4, 0xbd]), text('<s>', { special: true }), piece([0xa0])]);
  expect(groups.map(({ spells }) => spells)).toEqual(['', '', '']);
});

test('every token keeps its place', () => {
  const groups = groupsOf([text('a'), piece(null), piece([0xe4]), piece([0xbd, 0xa0])]);
  expect(groups.flatMap(({ chips }) => chips.map(({ index }) => index))).toEqual([0, 1, 2, 3]);
});
