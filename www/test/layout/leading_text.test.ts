import type { Sequence } from 'lookback';
import { expect, test } from 'vitest';
import { leadingText } from '../../src/layout/leading_text';

const text = (score: number, done: boolean, ids = [1, 2]): Sequence => ({
  node: 1,
  ids,
  logProb: -3,
  score,
  done,
});

test('the best that has ended leads, whatever goes on', () => {
  const led = leadingText([text(-1, false), text(-2, true), text(-1.5, true)]);
  expect(led).toEqual({ length: 2, logProb: -3, score: -1.5, done: true });
});

test('while none has ended, the best that goes on leads', () => {
  expect(leadingText([text(-2, false), text(-1, false)])?.score).toBe(-1);
});

test('where nothing was written, none leads', () => {
  expect(leadingText([])).toBeNull();
  expect(leadingText([text(0, false, [])])).toBeNull();
});
