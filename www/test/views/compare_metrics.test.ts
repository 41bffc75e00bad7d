// @vitest-environment happy-dom
import { expect, test } from 'vitest';
import type { Lane, Verdict } from '../../src/engine/protocol';
import { en } from '../../src/notes/en';
import { pieceOf } from '../engine/fake_engine';
import { comparisonOf, laneOf, textOf } from '../engine/fake_lanes';
import { rendered } from './rendered';
import '../../src/views/compare_metrics';

const exact = { settings: 'strategy=exact=1:0:10000;max-new-tokens=20', stop: 'proven' as const };
const drawn = (lanes: Lane[]) =>
  rendered('look-compare-metrics', { notes: en.compare, comparison: comparisonOf(lanes) });
const cells = (root: ShadowRoot, metric: string) =>
  [...root.querySelectorAll(`[data-metric=${metric}] td:not(.what)`)].map((cell) =>
    (cell.textContent ?? '').replace(/\s+/g, ' ').trim(),
  );

test('bars of log p stand on one scale, from 0 to the least probable text', async () => {
  const root = await drawn([laneOf(textOf([1, 2, 3, 4])), laneOf(textOf([1]))]);
  const bars = [...root.querySelectorAll<HTMLElement>('.bar')].map((bar) => bar.style.inlineSize);
  expect(bars).toEqual(['100%', '25%']);
});

test('the best value is marked by a sign with words', async () => {
  const root = await drawn([laneOf(textOf([1, 2])), laneOf(textOf([1]))]);
  expect(cells(root, 'logProb')).toEqual(['−2.00', 'best of the lanes: −1.00']);
});

test('search errors are numbers beside an exact lane, and absent without one', async () => {
  const best = laneOf(textOf([1], exact));
  const root = await drawn([laneOf(textOf([1, 2])), best, laneOf(null)]);
  expect(cells(root, 'searchError')).toEqual(['1.00', en.compare.theMode, '–']);
  const without = await drawn([laneOf(textOf([1, 2]))]);
  expect(cells(without, 'searchError')).toEqual([]);
});

test('without a proof a search error is a bound', async () => {
  const best = laneOf(textOf([1], { ...exact, stop: 'unproven' }));
  const root = await drawn([laneOf(textOf([1, 2])), best]);
  expect(cells(root, 'searchError')).toEqual(['≥ 1.00', en.compare.bestSoFar]);
});

test('a known language says what is possible, and what could have stood there', async () => {
  const possible: Verdict = { logProbs: [-1], logProb: -1, impossible: null };
  const impossible: Verdict = {
    logProbs: [null],
    logProb: null,
    impossible: { position: 2, piece: pieceOf(1), possible: [{ piece: pieceOf(2), prob: 0.75 }] },
  };
  const root = await drawn([
    laneOf(textOf([1], { verdict: possible })),
    laneOf(textOf([1], { verdict: possible, ended: false })),
    laneOf(textOf([1], { verdict: impossible })),
    laneOf(textOf([1], { verdict: { ...impossible, impossible: at(1) } })),
  ]);
  expect(cells(root, 'valid')).toEqual([
    '✓ possible',
    '✓ possible so far',
    '✕ impossible“a” cannot be token 1; b 0.7500 could',
    '✕ the prompt is impossible',
  ]);
  expect(cells(root, 'trueLogProb')).toEqual(['−1.00', '−1.00', '–', '–']);
});

test('a language that is not known says nothing', async () => {
  const root = await drawn([laneOf(textOf([1]))]);
  expect(cells(root, 'valid')).toEqual([]);
});

function at(position: number) {
  return { position, piece: pieceOf(1), possible: [] };
}
