import { expect, test } from 'vitest';
import { linesOf, mono, sans, widthOf } from '../../src/pictures/face';

test('wide characters take more room', () => {
  expect(widthOf(mono(10, '#000000'), 'ab')).toBeCloseTo(12.2);
  expect(widthOf(mono(10, '#000000'), '你好')).toBe(20);
});

test('lines are broken at spaces and are no longer than they may be', () => {
  const face = mono(10, '#000000');
  expect(linesOf(face, 'one two three', 45)).toEqual(['one two', 'three']);
});

test('a word that is longer than a line stands alone', () => {
  expect(linesOf(mono(10, '#000000'), 'a incomprehensible b', 30)).toEqual([
    'a',
    'incomprehensible',
    'b',
  ]);
});

test('Chinese is broken between characters, and no line begins with a full stop', () => {
  expect(linesOf(sans(10, '#000000'), '一二三四五。六七', 50)).toEqual(['一二三四', '五。六七']);
});

test('nothing has no lines', () => {
  expect(linesOf(sans(10, '#000000'), '', 50)).toEqual([]);
});
