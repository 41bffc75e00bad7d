import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { engineSentences, problemOf, valuesIn, valuesOf } from '../../src/layout/refusals';

const source = readFileSync(new URL('../../../src/error.rs', import.meta.url), 'utf8');

/** `vocab_size` and `expected:?` of Rust are `vocabSize` and `expected` here. */
function here(sentence: string): string {
  return sentence.replaceAll(/\{(\w+)(?::\?)?\}/g, (_, name: string) => {
    const camel = name.replaceAll(/_(\w)/g, (_, letter: string) => letter.toUpperCase());
    return `{${camel}}`;
  });
}

test('they are those of src/error.rs, code by code', () => {
  const codes = new Map(
    [...source.matchAll(/Self::(\w+)(?: \{ \.\. \})? => "([a-z0-9-]+)"/g)].map(
      ([, variant, code]) => [variant, code],
    ),
  );
  const sentences = [...source.matchAll(/#\[error\("(.*)"\)\]\s*(\w+)/g)].map(
    ([, sentence = '', variant]) => [codes.get(variant), here(sentence)],
  );
  expect(Object.fromEntries(sentences)).toEqual(engineSentences);
});

test('the values of an error are read off its sentence', () => {
  const message = 'the p of top-p must be in [0, 1], got 1.5';
  expect(valuesOf({ code: 'bad-argument', message })).toEqual({
    what: 'p',
    of: 'top-p',
    rule: 'in [0, 1]',
    value: '1.5',
  });
});

test('a value may hold anything', () => {
  const message = 'there is no processor , got (a{b}\n';
  expect(valuesOf({ code: 'unknown-name', message })).toEqual({
    what: 'processor',
    name: ', got (a{b}\n',
  });
});

test('what is said twice must be the same', () => {
  const { 'mask-shape': sentence } = engineSentences;
  const said = (width: number) => `a custom mask must be 3 by ${width} for this text, got 2 by 2`;
  expect(valuesIn(said(3), sentence)).toEqual({ expected: '3', rows: '2', columns: '2' });
  expect(valuesIn(said(4), sentence)).toBeNull();
});

test('other words, or another code, have no values', () => {
  expect(valuesOf({ code: 'bad-argument', message: 'too wide' })).toBeNull();
  expect(valuesOf({ code: 'constructor', message: 'too wide' })).toBeNull();
});

test('a problem of the page’s own is told in the engine’s words', () => {
  const problem = problemOf('layer-out-of-range', { layer: '7', layers: '4' });
  expect(problem).toEqual({
    code: 'layer-out-of-range',
    message: 'a layer must be below 4, got 7',
  });
});
