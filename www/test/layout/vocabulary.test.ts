import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { TextTokenizer } from '../../src/engine/tokenizer';
import { respelled, Vocabulary, wordBefore } from '../../src/layout/vocabulary';

const file = new URL('../../../models/storyland/tokenizer.json', import.meta.url);
const tokenizer = new TextTokenizer(readFileSync(file, 'utf8'));
const words = tokenizer.words() ?? [];
const storyland = new Vocabulary(words);

describe('completions', () => {
  test('are the longer words that begin alike, in the order of the alphabet', () => {
    expect(storyland.completions('ca', 8)).toEqual(['called', 'castle', 'cat', 'cats', 'cave']);
    expect(storyland.completions('cat', 8)).toEqual(['cats']);
  });

  test('are at most as many as asked for', () => {
    expect(storyland.completions('s', 3)).toHaveLength(3);
  });

  test('of no letter are none', () => {
    expect(storyland.completions('', 8)).toEqual([]);
  });

  test('fit letters in any case', () => {
    expect(storyland.completions('CAS', 8)).toEqual(['castle']);
    expect(storyland.completions('The', 8)).toEqual(['the', 'then', 'there']);
  });
});

describe('unknown words', () => {
  const texts = [
    'the cat sat on',
    'the zebra sat.',
    '  the\tzebra\n\nzebra ',
    '',
    '<eos> the <unk> <b>cat</b>',
    '<eos>the<eos>cat',
    'e\u0301te\u0301 \u200f\u05d0\u05d1 你好 你好吗',
    'a\u00a0b a\u3000b a\ufeffb a\u0085b a\u200bb',
    '__proto__ constructor toString',
  ];

  test.each(texts)('of %j are those that the tokenizer does not know', (text) => {
    const unknown = storyland.unknownIn(text).map(({ word }) => word);
    expect([...new Set(unknown)]).toEqual(tokenizer.encode(text, true).unknownWords);
  });

  test('of a prompt of 100,000 characters are found with their places', () => {
    const text = 'the qqqq '.repeat(12_000);
    const unknown = storyland.unknownIn(text);
    expect(unknown).toHaveLength(12_000);
    expect(unknown.at(-1)).toEqual({ word: 'qqqq', start: 107_995, end: 107_999 });
  });
});

describe('what was meant', () => {
  test.each([
    ['The', 'the'],
    ['sat.', 'sat .'],
    ['Hello,', 'hello ,'],
    ['2+3=', '2 + 3 ='],
    ['红色的猫', '红色 的 猫'],
    ['castel', 'castle'],
    ['drgon', 'dragon'],
    ['Princes', 'princess'],
  ])('by %s is %s', (word, meant) => {
    expect(storyland.meant(word)).toBe(meant);
  });

  test.each(['zyzzyva', 'xx', '$', 'q'.repeat(100_000)])(
    'by a word like none is nothing',
    (word) => {
      expect(storyland.meant(word)).toBeNull();
    },
  );
});

describe('the word before the caret', () => {
  test('is the one that ends there', () => {
    expect(wordBefore('the cat sat', 7)).toEqual({ word: 'cat', start: 4, end: 7 });
    expect(wordBefore('the', 3)).toEqual({ word: 'the', start: 0, end: 3 });
  });

  test('is none after a space, in the middle of a word, and in an empty text', () => {
    expect(wordBefore('the ', 4)).toBeNull();
    expect(wordBefore('the', 2)).toBeNull();
    expect(wordBefore('', 0)).toBeNull();
  });
});

test('a word is respelled wherever it stands, and nowhere inside another', () => {
  expect(respelled('The cat\nThe Them', 'The', 'the')).toBe('the cat\nthe Them');
  expect(respelled('a b', 'b', '$& $1')).toBe('a $& $1');
});
