import { expect, test } from 'vitest';
import { emptyHanded, modeOf, searchErrorOf, seeksMode } from '../../src/layout/search_error';
import { laneOf, textOf } from '../engine/fake_lanes';

const exact = 'strategy=exact=1:0:10000;max-new-tokens=20';
const best = textOf([1, 2], { settings: exact, stop: 'proven', logProb: -2 });
const mode = { lane: 1, text: best, proven: true };

test('the lane of an exact search that has proven its text knows the mode', () => {
  expect(modeOf([laneOf(textOf([3])), laneOf(best)])).toEqual(mode);
});

test('a search that went through every text knows it as well', () => {
  const settings = 'strategy=enumerate=0:10000;max-new-tokens=20';
  expect(modeOf([laneOf({ ...best, settings })])?.proven).toBe(true);
});

test('a length penalty or a processor makes it another question', () => {
  for (const settings of [
    'strategy=exact=1:1:10000;max-new-tokens=20',
    'strategy=exact=1:0:10000;processors=top-k=5;max-new-tokens=20',
    'strategy=beam=4:0:never;max-new-tokens=20',
  ])
    expect(modeOf([laneOf({ ...best, settings })])).toBeNull();
});

test('of two exact lanes the one with a proof counts', () => {
  const unproven = { ...best, stop: 'unproven' as const };
  expect(modeOf([laneOf(unproven), laneOf(best)])).toMatchObject({ lane: 1, proven: true });
});

test('a search that was stopped before a first whole text knows nothing', () => {
  const lanes = [laneOf({ ...best, stop: 'unproven', whole: false, ended: false })];
  expect(modeOf(lanes)).toBeNull();
  expect(emptyHanded(lanes)).toEqual([0]);
});

test('the search error is the log p that was missed', () => {
  expect(searchErrorOf(0, textOf([3, 4, 5]), mode)).toEqual({ kind: 'error', nats: 1 });
  expect(searchErrorOf(1, best, mode)).toEqual({ kind: 'exact' });
});

test('the same text has none, though its last bits differ', () => {
  const same = textOf([1, 2], { logProb: -2.0000011 });
  expect(searchErrorOf(0, same, mode)).toEqual({ kind: 'error', nats: 0 });
});

test('without a proof it is at least what is missed so far, and never below 0', () => {
  const unproven = { ...mode, proven: false };
  expect(searchErrorOf(0, textOf([3, 4, 5]), unproven)).toEqual({ kind: 'least', nats: 1 });
  expect(searchErrorOf(0, textOf([3]), unproven)).toEqual({ kind: 'least', nats: 0 });
});

test('texts that the exact search did not go through have none', () => {
  const long = Array.from({ length: 21 }, (_, at) => at);
  const other = 'strategy=greedy;max-new-tokens=3';
  const cut = textOf([1, 2, 3], { ended: false, stop: 'full', settings: other });
  for (const text of [textOf(long), cut, textOf([3], { whole: false })])
    expect(searchErrorOf(0, text, mode)).toEqual({ kind: 'elsewhere' });
  const ends = 'strategy=greedy;max-new-tokens=20;eos-ids=5';
  expect(searchErrorOf(0, textOf([3], { settings: ends }), mode)).toEqual({ kind: 'elsewhere' });
});

test('a text that fills the same room is among them', () => {
  const full = textOf(
    Array.from({ length: 20 }, (_, at) => at),
    { ended: false, stop: 'full' },
  );
  expect(searchErrorOf(0, full, mode)).toEqual({ kind: 'error', nats: 18 });
});

test('strategies that sample or trade probability away do not look for the mode', () => {
  const seek = (strategy: string) => seeksMode(`strategy=${strategy};max-new-tokens=20`);
  expect(['greedy', 'beam=4', 'exact', 'speculative=4:greedy'].map(seek)).not.toContain(false);
  expect(['sample=1', 'contrastive=0.6:4', 'speculative=4:sample'].map(seek)).not.toContain(true);
});
