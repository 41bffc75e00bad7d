import { expect, test } from 'vitest';
import { blameFor } from '../../src/layout/blame';
import { usualDecoding } from '../../src/state/decoding';

const blame = (message: string, processors: string[], strategy = 'greedy', code = 'bad-argument') =>
  blameFor({ code, message }, { ...usualDecoding, strategy, processors });

test('a broken rule is blamed on the value that breaks it', () => {
  const message = 'the p of top-p must be in [0, 1], got 1.5';
  expect(blame(message, ['top-k=5', 'top-p=1.5'])).toEqual({ processor: 1, value: 0 });
});

test('of two processors of a name, the one with the value is blamed', () => {
  const message = 'the p of top-p must be in [0, 1], got 2';
  expect(blame(message, ['top-p=0.9', 'top-p=2'])).toEqual({ processor: 1, value: 0 });
});

test('a value of the strategy has no processor', () => {
  const message = 'the early stopping of beam must be never, true or false, got maybe';
  expect(blame(message, [], 'beam=4:1:maybe')).toEqual({ processor: null, value: 2 });
});

test('a value that is missing is the empty one', () => {
  const message = 'the temperature of temperature must be 0 or more, got nothing';
  expect(blame(message, ['temperature='])).toEqual({ processor: 0, value: 0 });
  expect(blame(message, ['temperature'])).toEqual({ processor: 0, value: null });
});

test('a sentence that names a processor as it is set is about that one', () => {
  const message = 'scores must be finite or forbidden, but guidance=9e99 made inf of token 3';
  const processors = ['top-k=5', 'guidance=9e99'];
  const found = blame(message, processors, 'greedy', 'non-finite-score');
  expect(found).toEqual({ processor: 1, value: null });
});

test('a sentence that names a language is about the grammar that has it', () => {
  const message = 'a model that is to keep to minitales must have its vocabulary size 301, got 246';
  const processors = ['top-k=5', 'grammar=minitales'];
  const found = blame(message, processors, 'greedy', 'language-vocabulary');
  expect(found).toEqual({ processor: 1, value: null });
});

test('a processor that there is none of is the one of that name', () => {
  const message = 'there is no processor top-z';
  const found = blame(message, ['top-k=5', 'top-z=1'], 'greedy', 'unknown-name');
  expect(found).toEqual({ processor: 1, value: null });
});

test('a strategy that there is none of is the strategy', () => {
  const found = blame('there is no strategy best', ['top-k=5'], 'best', 'unknown-name');
  expect(found).toEqual({ processor: null, value: null });
});

test('other sentences are about no setting', () => {
  expect(blame('the text is full', ['top-k=5'])).toBeNull();
  expect(blame('the p of top-p must be in [0, 1], got 2', ['top-k=5'])).toBeNull();
});
