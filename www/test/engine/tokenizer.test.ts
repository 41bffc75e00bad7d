/** The tokenizer in the worker and the one on the command line read the same files alike. */
import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { TextTokenizer } from '../../src/engine/tokenizer';

interface Case {
  text: string;
  ids: number[];
  decoded: string;
  pieces: number[][];
}

const golden = new URL('../../../tests/golden/tokenizers/', import.meta.url);
const read = (name: string) => readFileSync(new URL(name, golden), 'utf8');
const cases = JSON.parse(read('cases.json')) as Record<string, Case[]>;

describe.each(Object.entries(cases))('%s', (file, texts) => {
  const tokenizer = new TextTokenizer(read(file));

  test.each(texts)('$text has the golden ids', ({ text, ids }) => {
    expect(tokenizer.encode(text, false).ids).toEqual(ids);
  });

  test.each(texts)('the ids of $text decode as the golden text', ({ ids, decoded }) => {
    expect(tokenizer.decode(ids)).toBe(decoded);
  });

  // Some libraries put spaces around marks that are typed: those are not read as they were.
  const plain = texts.filter(({ text }) => !/<\/?\w+>/.test(text));
  test.each(plain)('the ids of $text are spelt so that they are read again', ({ text }) => {
    const { ids } = tokenizer.encode(text, true);
    const spelt = tokenizer.spellings(ids).map((one) => tokenizer.encode(one, true).ids);
    expect(spelt).toContainEqual(ids);
  });

  test.each(texts)('the ids of $text have the golden bytes', ({ ids, pieces }) => {
    expect(ids.map((id) => tokenizer.piece(id).bytes)).toEqual(pieces);
  });
});

test('marks that reading puts before a text are no part of its spelling', () => {
  const shipped = new URL('../../../models/storyland/tokenizer.json', import.meta.url);
  const tokenizer = new TextTokenizer(readFileSync(shipped, 'utf8'));
  const { ids } = tokenizer.encode('the cat', true);
  expect(tokenizer.spellings(ids)).toEqual(['the cat', '<eos> the cat']);
});

describe('unknown words', () => {
  const tokenizer = new TextTokenizer(read('word_level.json'));

  test('are told as they were typed, each once', () => {
    expect(tokenizer.encode('zyzzyva qwx zyzzyva', true).unknownWords).toEqual(['zyzzyva', 'qwx']);
  });

  test('an unknown id past the vocabulary has no bytes', () => {
    expect(tokenizer.piece(99_999).bytes).toBeNull();
  });
});

describe('the words', () => {
  test('are those of a tokenizer that only splits at white space', () => {
    expect(new TextTokenizer(read('word_level.json')).words()).toContain('<unk>');
  });

  test.each([
    ['changes letters', { normalizer: { type: 'Lowercase' } }],
    ['splits at punctuation', { pre_tokenizer: { type: 'Whitespace' } }],
  ])('of one that %s are none: they are not what is typed', (_, change) => {
    const file = { ...JSON.parse(read('word_level.json')), ...change };
    expect(new TextTokenizer(JSON.stringify(file)).words()).toBeNull();
  });

  test('of one whose model makes words of parts are none', () => {
    const { model, ...rest } = JSON.parse(read('word_level.json'));
    const file = { ...rest, model: { ...model, type: 'BPE', merges: [] } };
    expect(new TextTokenizer(JSON.stringify(file)).words()).toBeNull();
  });

  test.each(Object.keys(cases).filter((file) => file !== 'word_level.json'))(
    'of %s are none: its tokens are parts of words',
    (file) => {
      expect(new TextTokenizer(read(file)).words()).toBeNull();
    },
  );
});

test('a tokenizer that is not JSON is refused with a code', () => {
  expect(() => new TextTokenizer('{')).toThrowError(
    expect.objectContaining({ code: 'tokenizer-refused' }),
  );
});
