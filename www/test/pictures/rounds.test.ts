// @vitest-environment happy-dom
import { expect, test } from 'vitest';
import { drawRounds } from '../../src/pictures/rounds';
import { parsed } from './parsed';
import { readingOfRound, round, sceneOf } from './scenes';

const drawn = (more = {}) => parsed(drawRounds(sceneOf({ reading: readingOfRound(more) })));

test('every candidate stands there with its rank, its text, its scores and what became of it', () => {
  const { texts } = drawn();
  const from = texts.indexOf('1');
  const line = 'the line: 2 above it were taken';
  expect(texts.slice(from, from + 17)).toEqual([
    ...['1', 'a a b c', '−1.000', '−1.000', 'goes on'],
    ...['2', 'a a b d', '−1.000', '−2.000', 'ended'],
    line,
    ...['3', 'a a b e', '−1.000', '−2.125', '0.125', 'cut'],
  ]);
});

test('what has ended is a square, what goes on a circle', () => {
  const { root } = drawn();
  expect(root.querySelectorAll('circle')).toHaveLength(2);
  expect(root.querySelectorAll('rect[width="8"][height="8"]')).toHaveLength(1);
});

test('what they are ranked by has a column where it is another number', () => {
  const candidates = round.candidates.map((one, at) => ({ ...one, rankedBy: -at - 0.5 }));
  const { texts } = drawn({ step: { ...round, candidates } });
  expect(texts).toContain('ranked by');
  expect(texts).toContain('−1.500');
});

test('each group has a pool of its own', () => {
  const settings = 'strategy=diverse-beam=2:2:0.5';
  expect(drawn({ settings }).texts).toEqual(expect.arrayContaining(['group 1', 'group 2']));
});

test('the round of the moment that is looked at is drawn', () => {
  const reading = readingOfRound();
  const earlier = { ...round, expanded: [{ node: 1, waterfall: null, coin: null }] };
  const moment = { ...reading.moment, node: 1, isNow: false, step: earlier };
  expect(drawn({ moment }).texts[1]).toMatch(/^round 2 · beam=2:1:never$/);
  expect(drawn().texts[1]).toMatch(/^round 3 ·/);
});

test('a strategy without rounds has no picture of one', () => {
  const reading = readingOfRound({ settings: 'strategy=greedy' });
  expect(drawRounds(sceneOf({ reading }))).toBeNull();
});

test('the bound says in words whether a live text can still win', () => {
  expect(drawn().texts.join(' ')).toContain('−0.250');
});
