import { describe, expect, test } from 'vitest';
import { figureNames, type Shown, tableOf } from '../../src/layout/figures';
import {
  comparison,
  readingBefore,
  readingInside,
  readingOfRound,
  sceneOf,
} from '../pictures/scenes';

const nothing: Shown = { reading: null, comparison: null, cell: null, lanesShown: null };

test.each(figureNames)('%s has no rows before there is anything to show', (figure) => {
  expect(tableOf(figure, nothing)).toEqual([]);
});

test('the next token: a row a candidate, and the last for all others', () => {
  const rows = tableOf('next-token', { ...nothing, reading: readingBefore() });
  expect(rows).toMatchObject([
    { position: 3, token: 'a', id: 1, tokens: 1, prob: 0.75, logit: 1, chosen: false },
    { position: 3, token: 'b', id: 2, tokens: 1, prob: 0.125, logit: 0, chosen: false },
    { position: 3, id: null, tokens: 6, prob: 0.125, logit: null },
  ]);
});

test('a round: a candidate a row, the best first, with what it was cut by', () => {
  const rows = tableOf('rounds', { ...nothing, reading: readingOfRound() });
  expect(rows).toMatchObject([
    { round: 3, rank: 1, text: 'a a b c', total_score: -1, fate: 'kept', above_line: true },
    { round: 3, rank: 2, text: 'a a b d', total_score: -2, fate: 'finished', above_line: true },
    { round: 3, rank: 3, text: 'a a b e', cut_by: 0.125, fate: 'pruned', above_line: false },
  ]);
});

describe('attention', () => {
  const rows = (cell: Shown['cell']) =>
    tableOf('attention', { ...nothing, cell, reading: readingInside() });
  const selected = (cell: Shown['cell']) =>
    rows(cell)
      .filter((row) => row.selected)
      .map(({ query, key }) => [query, key]);

  test('the cell whose numbers are shown is marked', () => {
    expect(selected({ query: 0, key: 0 })).toEqual([[0, 0]]);
  });

  test('if none is pointed at, it is what the last query looks at most', () => {
    expect(selected(null)).toEqual([[1, 0]]);
  });
});

test('heads: a row a cell, and which head is picked or switched off', () => {
  const reading = readingInside({ intervention: 'off=0.1' });
  const rows = tableOf('heads', { ...nothing, reading });
  expect(rows).toHaveLength(2 * 2 * 2 * 2);
  expect(rows.filter(({ selected }) => selected)).toHaveLength(4);
  const [weighty] = rows.filter(({ weight }) => weight !== 0);
  expect(weighty).toMatchObject({ layer: 1, head: 2, query_cell: 1, key_cell: 0, off: true });
});

test('the next token under an intervention has both probabilities', () => {
  const reading = readingInside({ intervention: 'mask=full' });
  const rows = tableOf('next-changed', { ...nothing, reading });
  expect(rows[0]).toMatchObject({ under: 'mask=full', token: 'a', plain: 0.5, changed: 0.25 });
  expect(rows.at(-1)).toMatchObject({ tokens: 6, plain: 0.25, changed: 0.5 });
});

test('the lens: a row a layer and rank', () => {
  const rows = tableOf('logit-lens', { ...nothing, reading: readingInside() });
  expect(rows.map((row) => [row.layers_before, row.rank, row.token])).toEqual([
    ...[
      [0, 1, 'a'],
      [0, 2, 'b'],
    ],
    ...[
      [1, 1, 'a'],
      [1, 2, 'b'],
    ],
    ...[
      [2, 1, 'a'],
      [2, 2, 'b'],
    ],
  ]);
});

test('the probe: a position a row, with those that it may depend on', () => {
  const rows = tableOf('causality-probe', { ...nothing, reading: readingInside() });
  expect(rows).toMatchObject([
    { position: 0, log_prob: null, depends_on: '0', probed: false, largest_change: 0 },
    { position: 1, log_prob: -1, depends_on: '0 1', probed: true, put_there: 'a' },
  ]);
});

test('lanes: a token a row, and where a text parts or is impossible', () => {
  const rows = tableOf('lanes', { ...nothing, comparison: comparison(), lanesShown: 1 });
  expect(rows.map(({ lane }) => lane)).toEqual([1, 1, 1, 2, 2, 3]);
  expect(rows[4]).toMatchObject({ token: 'd', parts_here: true, impossible: true, shown: false });
  expect(rows[3]).toMatchObject({ true_log_prob: -1, parts_here: false, shown: true });
});

test('measures: a lane a row, with its errors as numbers', () => {
  const rows = tableOf('measures', { ...nothing, comparison: comparison() });
  expect(rows).toMatchObject([
    { lane: 1, text: 'a b c', log_prob: -3, distinct_2: 2, search_error: 2.5, valid: null },
    { lane: 2, log_prob: -2, search_error: 1.5, valid: false },
    { lane: 3, log_prob: -0.5, search_error: null, search_error_kind: 'exact' },
  ]);
});

test('a past waterfall is the one that a coin fell on', () => {
  const reading = readingBefore();
  const stage = {
    name: 'logits',
    scores: [1],
    probs: [1],
    entropy: 0,
    rest: { count: 0, prob: 0 },
    removed: 0,
    removedMass: 0,
    moved: false,
  };
  const waterfall = { ids: [2], cutBy: [null], stages: [stage] };
  const { reading: given } = sceneOf({ reading }).state;
  if (!given) throw new Error('no reading');
  const drawn = { waterfall, lanes: given.moment.candidates.slice(1), coin: 0.25, chosen: 2 };
  const past = { ...given, moment: { ...given.moment, isNow: false, chosen: 2, drawn } };
  expect(tableOf('waterfall', { ...nothing, reading: past })).toMatchObject([
    { token: 'b', chosen: true, coin: 0.25, '0 logits prob': 1 },
  ]);
});
