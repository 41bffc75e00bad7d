import { expect, test } from 'vitest';
import { escaped } from '../../src/pictures/escaped';

test('signs of markup are escaped', () => {
  expect(escaped('<a> & "b"')).toBe('&lt;a&gt; &amp; "b"');
});

test('what XML cannot hold is replaced: control characters, halves of characters, no characters', () => {
  expect(escaped('\u0000\u0007\u001b\ud83d\ude00\ud83d \udc00\uffff')).toBe('���\u{1f600}� ��');
});

test('tabs, line ends and every other character stay', () => {
  expect(escaped('\ta\n你好ש\u202e')).toBe('\ta\n你好ש\u202e');
});
