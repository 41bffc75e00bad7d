// @vitest-environment happy-dom
import type { Waterfall } from 'lookback';
import { expect, test } from 'vitest';
import { decodingEn } from '../../src/notes/en/decoding';
import { usualDecoding } from '../../src/state/decoding';
import '../../src/views/formula_block';
import { rendered } from './rendered';

const stage = { moved: false, rest: { count: 1, prob: 0.1 }, removed: 0, removedMass: 0 };
const waterfall: Waterfall = {
  ids: [3, 1],
  cutBy: [null, 1],
  stages: [
    { ...stage, name: 'logits', scores: [2, 1], probs: [0.6, 0.3], entropy: 0.9 },
    {
      ...stage,
      name: 'top-p=0.5',
      scores: [2, null],
      probs: [1, 0],
      entropy: 0,
      removed: 2,
      removedMass: 0.4,
      rest: { count: 1, prob: 0 },
    },
  ],
};

const block = (processors: string[], at: number | null) =>
  rendered('look-formula-block', {
    words: decodingEn,
    decoding: { ...usualDecoding, processors },
    at,
    usual: at === null ? 'greedy' : 'top-p=0.9',
    waterfall,
    sequences: [],
  });

const tex = (root: ShadowRoot) =>
  Array.from(
    root.querySelectorAll<HTMLElement & { tex: string }>('look-formula'),
    (one) => one.tex,
  );

test('a processor shows letters, values, and the numbers of the moment', async () => {
  const root = await block(['top-p=0.5'], 0);
  expect(tex(root)).toEqual([
    'K = \\{v_{(1)}, \\dots, v_{(m)}\\}',
    'm = \\min\\{j : \\sum_{i \\le j} p_{(i)} \\ge p\\}',
    'm = \\min\\{j : \\sum_{i \\le j} p_{(i)} \\ge 0.5\\}',
    '\\sum_{v \\in K} p_v = 1 - 0.4000 = 0.6000 \\ge 0.5',
  ]);
  expect(root.querySelector('.now .facts')?.textContent).toBe(
    '1 of 3 tokens left · probability removed 0.4000 · entropy 0.90 → 0.00 nats',
  );
});

test('while the engine has not answered, there are no numbers of the moment', async () => {
  const root = await block(['top-p=0.7'], 0);
  expect(root.querySelector('.now')).toBeNull();
});

test('a strategy sees what all processors have left', async () => {
  const root = await block(['top-p=0.5'], null);
  expect(tex(root).at(-1)).toBe('\\max_v x_v = 2.000,\\ p = 1.0000');
  const stale = await block([], null);
  expect(stale.querySelector('.now')).toBeNull();
});
