import type { Sequence } from 'lookback';
import { expect, test } from 'vitest';
import { endedBeside, endingOf } from '../../src/layout/ending';
import { look, readingOf } from '../engine/fake_engine';

test.each(['beam=4:0:never', 'diverse-beam=4:2', 'stochastic-beam=3', 'sample=8'])(
  'of the texts of %s each has ended, by its last token or by its length',
  (strategy) => {
    expect(endingOf('finished', `strategy=${strategy};max-new-tokens=9`)).toBe('all-ended');
    expect(endingOf('full', `strategy=${strategy}`)).toBe('all-ended');
  },
);

test.each(['greedy', 'sample=1', 'contrastive=0.6:4'])(
  'one text, as of %s, ends as the engine says',
  (strategy) => {
    expect(endingOf('finished', `strategy=${strategy}`)).toBe('finished');
    expect(endingOf('full', `strategy=${strategy};seed=7`)).toBe('full');
  },
);

test('a search that stopped for a reason of its own keeps it', () => {
  expect(endingOf('no-improvement', 'strategy=beam=4:0:never')).toBe('no-improvement');
});

const text = (node: number, score: number, done: boolean): Sequence => {
  return { node, ids: [], logProb: score, score, done };
};

const read = (sequences: Sequence[], focus: number, settings = 'strategy=beam=2:0:never') => {
  return { ...readingOf([1], [], look), sequences, focus, settings };
};

test('samples do not compete: none of them is the best', () => {
  const texts = [text(1, -2, true), text(3, -0.5, false)];
  expect(endedBeside(read(texts, 3, 'strategy=sample=2'))).toBeNull();
});

test('beside a text that goes on stands the best that has ended', () => {
  const texts = [text(1, -2, true), text(2, -1, true), text(3, -0.5, false)];
  expect(endedBeside(read(texts, 3))?.node).toBe(2);
});

test('beside a text that has ended itself stands none', () => {
  expect(endedBeside(read([text(1, -2, true), text(2, -1, true)], 1))).toBeNull();
  expect(endedBeside(read([text(1, -2, false)], 1))).toBeNull();
});
