import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { TextTokenizer } from '../../src/engine/tokenizer';
import { examplesFor } from '../../src/layout/examples';
import { config } from '../engine/fake_engine';

const tokenizerOf = (model: string) =>
  new TextTokenizer(
    readFileSync(new URL(`../../../models/${model}/tokenizer.json`, import.meta.url), 'utf8'),
  );

describe.each(['storyland', 'storyland-llama', 'minitales', 'random'])('of %s', (model) => {
  const tokenizer = tokenizerOf(model);
  const examples = examplesFor({ tokenizer: 'word-level', words: tokenizer.words(), config });

  test('there are several', () => {
    expect(examples.length).toBeGreaterThanOrEqual(2);
  });

  test.each(examples)('%s has no unknown word', (prompt) => {
    expect(tokenizer.encode(prompt, true).unknownWords).toEqual([]);
  });
});

test('storyland has the three that everyone tries', () => {
  const { words } = { words: tokenizerOf('storyland').words() };
  expect(examplesFor({ tokenizer: 'word-level', words, config })).toEqual(
    expect.arrayContaining([
      'the cat sat on',
      'once upon a time',
      'translate english to french : hello',
    ]),
  );
});

test('a model of bytes has some in plain English', () => {
  expect(examplesFor({ tokenizer: 'byte-level', words: null, config })).toContain(
    'Once upon a time',
  );
});

test('a model without a tokenizer has ids of its vocabulary', () => {
  const ids = (vocabSize: number) =>
    examplesFor({ tokenizer: null, words: null, config: { ...config, vocabSize } });
  expect(ids(8)).toEqual(['1', '1 2 3']);
  expect(ids(2)).toEqual(['0']);
});
