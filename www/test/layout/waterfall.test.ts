import type { Stage, Waterfall } from 'lookback';
import { expect, test } from 'vitest';
import { bestBefore, drawOf, lanesOf, passageOf, restProb } from '../../src/layout/waterfall';

const stage = (more: Partial<Stage>): Stage => ({
  name: 'logits',
  scores: [3, 2, 1],
  probs: [0.5, 0.3, 0.1],
  entropy: 1,
  removed: 0,
  removedMass: 0,
  moved: false,
  rest: { count: 5, prob: 0.1 },
  ...more,
});
const gone = { count: 5, prob: 0 };

/** Three tokens, of which the last is removed before the scores of the others move. */
const waterfall: Waterfall = {
  ids: [7, 2, 4],
  cutBy: [null, null, 1],
  stages: [
    stage({}),
    stage({ name: 'top-k=2', scores: [3, 2, null], probs: [0.625, 0.375, 0], rest: gone }),
    stage({ name: 'temperature=2', scores: [1.5, 2.5, null], probs: [0.6, 0.4, 0], rest: gone }),
  ],
};
const bare: Waterfall = { ids: [7, 2, 4], cutBy: [null, null, null], stages: [stage({})] };

test('a token keeps its lane: kept, then cut by one stage, then gone', () => {
  const lanes = lanesOf(waterfall);
  expect(lanes.map(({ id }) => id)).toEqual([7, 2, 4]);
  expect(lanes[0]?.cells.map(({ state }) => state)).toEqual(['kept', 'kept', 'kept']);
  expect(lanes[2]?.cells.map(({ state }) => state)).toEqual(['kept', 'cut', 'gone']);
});

test('a score that was only moved says which way', () => {
  const moved = lanesOf(waterfall).map(({ cells }) => cells.map((cell) => cell.moved));
  expect(moved).toEqual([
    [null, null, 'down'],
    [null, null, 'up'],
    [null, null, null],
  ]);
});

test('a token that is forced after it was removed is kept again', () => {
  const scores = [[1], [null], [null], [0]];
  const stages = scores.map((of) => stage({ scores: of, probs: [1] }));
  const [lane] = lanesOf({ ids: [1], cutBy: [1], stages });
  expect(lane?.cells.map(({ state }) => state)).toEqual(['kept', 'cut', 'gone', 'kept']);
});

test('the draw goes by token id, and removed tokens take no part', () => {
  const { segments, at, fellOn } = drawOf(waterfall, 0.5, 7);
  expect(segments).toEqual([
    { id: 2, start: 0, end: 0.4 },
    { id: 7, start: 0.4, end: 1 },
  ]);
  expect([at, fellOn?.id]).toEqual([0.5, 7]);
});

test('a coin on the edge of two tokens falls on the second', () => {
  expect(drawOf(waterfall, 0.4, null).fellOn?.id).toBe(7);
  expect(drawOf(waterfall, 0, null).fellOn?.id).toBe(2);
});

test('without other tokens the mark stands where the coin fell, whatever was chosen', () => {
  expect(drawOf(waterfall, 0.9, 2)).toMatchObject({ at: 0.9, fellOn: { id: 7 } });
});

test('other tokens come last', () => {
  const { segments } = drawOf(bare, 0.5, null);
  expect(segments.map(({ id }) => id)).toEqual([2, 4, 7, null]);
  expect(segments.at(-1)?.end).toBeCloseTo(1);
});

test('other tokens shift the rest, so the mark stays inside the token that was chosen', () => {
  // Ids 0 and 1, which are not shown, may hold 0.05: then 0.42 is still inside id 4.
  expect(drawOf(bare, 0.42, 4)).toMatchObject({ fellOn: { id: 4 } });
  expect(drawOf(bare, 0.42, 4).at).toBeCloseTo(0.4);
  expect(drawOf(bare, 0.2, 5)).toMatchObject({ fellOn: { id: null } });
  expect(drawOf(bare, 0.2, 5).at).toBeCloseTo(0.9);
});

test('where all tokens are removed there is nothing to draw from', () => {
  const scores = [null, null, null];
  const rest = { count: 5, prob: 1 };
  const none = { ...bare, stages: [stage({}), stage({ scores, probs: [0, 0, 0], rest })] };
  expect([restProb(none, 0), restProb(none, 1)]).toEqual([0.1, 0]);
  expect(drawOf(none, 0.5, null)).toEqual({ segments: [], at: 0.5, fellOn: null });
});

test('a passage has the numbers of a stage and of the one before it', () => {
  const removing = { removed: 3, removedMass: 0.2, entropy: 0.7 };
  const [first = stage({}), second = stage({}), third = stage({})] = waterfall.stages;
  const stages = [first, { ...second, ...removing }, third];
  const passage = passageOf({ ...waterfall, stages }, 1);
  expect(passage).toMatchObject({
    entropyBefore: 1,
    entropyAfter: 0.7,
    countBefore: 8,
    countAfter: 5,
    removed: 3,
    removedMass: 0.2,
    showsBest: true,
  });
  expect(passage?.lanes[0]).toMatchObject({ id: 7, before: { prob: 0.5 }, after: { prob: 0.625 } });
  expect(passageOf({ ...waterfall, stages }, 2)).toMatchObject({ countBefore: 5, removed: 0 });
  expect(passageOf(waterfall, 3)).toBeNull();
});

test('without processors the first stage stands before and after', () => {
  expect(passageOf(bare, 0)).toMatchObject({ countBefore: 8, countAfter: 8, removed: 0 });
});

test('the best token is known as long as no score passes another', () => {
  const [first = stage({}), second = stage({}), third = stage({})] = waterfall.stages;
  const shows = (moved: boolean, name: string, prob: number) => {
    const middle = { ...second, moved, name, rest: { count: 5, prob } };
    const passage = passageOf({ ...waterfall, stages: [first, middle, third, third] }, 2);
    return passage?.showsBest;
  };
  expect(shows(false, 'top-k=2', 0.9)).toBe(true);
  expect(shows(true, 'temperature=2', 0.9)).toBe(true);
  expect(shows(true, 'repetition=2', 0.9)).toBe(false);
  expect(shows(true, 'repetition=2', 0.5)).toBe(true);
});

test('the best of the shown tokens before a stage is found among those that are left', () => {
  const passage = passageOf(waterfall, 2);
  expect(passage && bestBefore(passage)?.id).toBe(7);
  const nothing = stage({ scores: [null, null, null], probs: [0, 0, 0], rest: gone });
  const empty = passageOf({ ...waterfall, stages: [nothing] }, 0);
  expect(empty && bestBefore(empty)).toBeNull();
});
