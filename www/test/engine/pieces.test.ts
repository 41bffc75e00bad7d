import { expect, test } from 'vitest';
import { byteFromCharacter, bytesOf } from '../../src/engine/pieces';

test('the byte alphabet has one character for each of the 256 bytes', () => {
  expect(byteFromCharacter.size).toBe(256);
  expect(new Set(byteFromCharacter.values()).size).toBe(256);
});

test('a space is Ġ and a line break is Ċ in the byte alphabet', () => {
  expect(byteFromCharacter.get('Ġ')).toBe(0x20);
  expect(byteFromCharacter.get('Ċ')).toBe(0x0a);
  expect(byteFromCharacter.get('Ń')).toBe(0xad);
});

test('byte-level tokens may hold half a character', () => {
  expect(bytesOf('Ġcat', 'byte-level')).toEqual([0x20, 0x63, 0x61, 0x74]);
  expect(bytesOf('ä½', 'byte-level')).toEqual([0xe4, 0xbd]);
});

test('a token outside the byte alphabet is spelt as it is', () => {
  expect(bytesOf('你', 'byte-level')).toEqual([0xe4, 0xbd, 0xa0]);
});

test('byte fallback has tokens for single bytes, and ▁ for a space', () => {
  expect(bytesOf('<0xE4>', 'byte-fallback')).toEqual([0xe4]);
  expect(bytesOf('▁a', 'byte-fallback')).toEqual([0x20, 0x61]);
});

test('word-level tokens are their own text', () => {
  expect(bytesOf('<0xE4>', 'word-level')).toHaveLength(6);
});
