// @vitest-environment happy-dom
import { expect, test, vi } from 'vitest';
import { en } from '../../src/notes/en';
import { presets, usualLanes } from '../../src/state/lanes';
import { pieceOf } from '../engine/fake_engine';
import { comparisonOf, laneOf, textOf } from '../engine/fake_lanes';
import { rendered } from './rendered';
import '../../src/views/compare_view';

const exact = { settings: 'strategy=exact=1:0:10000;max-new-tokens=20', stop: 'proven' as const };
const view = (more: object = {}) =>
  rendered('look-compare-view', {
    notes: en,
    lanes: usualLanes,
    comparison: comparisonOf([laneOf(textOf([1, 2])), laneOf(textOf([1, 3]))]),
    shown: null,
    prompt: 'once',
    words: ['the', 'once'],
    strategies: ['greedy'],
    processors: [],
    vocabSize: 8,
    ...more,
  });
const errors = async (lanes: ReturnType<typeof laneOf>[], running = false) => {
  const comparison = comparisonOf(lanes, { running });
  return rendered('look-compare-errors', { notes: en.compare, comparison });
};
const said = (root: ShadowRoot, selector: string) =>
  (root.querySelector(selector)?.textContent ?? '').replace(/\s+/g, ' ').trim();
function heard(root: ShadowRoot, wish: string) {
  const listener = vi.fn();
  root.host.addEventListener(wish, (event) => listener((event as CustomEvent).detail));
  return listener;
}

test('it says how many tokens all lanes share', async () => {
  expect(said(await view(), '.agree')).toBe('The lanes agree on the first 1 token.');
  const same = comparisonOf([laneOf(textOf([1])), laneOf(textOf([1]))]);
  expect(said(await view({ comparison: same }), '.agree')).toBe(en.compare.agreeAll);
  const one = comparisonOf([laneOf(textOf([1]))]);
  expect(said(await view({ comparison: one }), '.agree')).toBe(en.compare.oneLane);
});

test('while a lane is under way nothing is said of those that agree', async () => {
  const lanes = [laneOf(textOf([1])), laneOf(textOf([1])), laneOf(null)];
  const root = await view({ comparison: comparisonOf(lanes, { running: true }) });
  expect(said(root, '.agree')).toBe('');
  expect(root.querySelector('.texts')?.getAttribute('aria-busy')).toBe('true');
});

test('a comparison that teaches something is set, and its lesson stays while one does its task', async () => {
  const root = await view();
  const changed = heard(root, 'lanes-changed');
  root.querySelector<HTMLElement>('[data-preset=errors]')?.click();
  expect(changed).toHaveBeenCalledWith([...presets.errors.lanes]);
  const host = root.host as HTMLElement & { lanes: string[]; updateComplete: Promise<unknown> };
  host.lanes = [...presets.errors.lanes];
  await host.updateComplete;
  expect(said(root, '[aria-pressed=true]')).toBe(en.compare.presets.errors.name);
  host.lanes = ['strategy=beam=16'];
  await host.updateComplete;
  expect(root.querySelector('[aria-pressed=true]')).toBeNull();
  expect(said(root, '.lesson')).toContain(en.compare.presets.errors.task);
});

test('a lesson offers its prompt only to a model that knows its words', async () => {
  const lanes = [...presets.errors.lanes];
  const root = await view({ lanes });
  const typed = heard(root, 'prompt-typed');
  root.querySelector<HTMLElement>('.try')?.click();
  expect(typed).toHaveBeenCalledWith('the');
  expect((await view({ lanes, words: ['once'] })).querySelector('.try')).toBeNull();
  expect((await view({ lanes, prompt: 'the' })).querySelector('.try')).toBeNull();
});

test('a lane is added as a copy of the last, up to four', async () => {
  const root = await view({ lanes: ['strategy=greedy'] });
  const changed = heard(root, 'lanes-changed');
  root.querySelector<HTMLElement>('.add')?.click();
  expect(changed).toHaveBeenCalledWith(['strategy=greedy', 'strategy=greedy']);
  expect((await view()).querySelector('.add')).toBeNull();
});

test('a problem belongs to the settings that had it, not to what is set since', async () => {
  const problem = { code: 'bad-argument', message: 'no' };
  const comparison = comparisonOf([laneOf(null, { settings: 'strategy=x', problem })]);
  const shown = async (lane: string) => {
    const root = await view({ lanes: [lane], comparison });
    return (root.querySelector('look-compare-lane') as unknown as { problem: unknown }).problem;
  };
  expect(await shown('strategy=x')).toEqual(problem);
  expect(await shown('strategy=greedy')).toBeNull();
});

test('a proven text that is possible is no fault, one that is impossible the model’s', async () => {
  const possible = { logProbs: [-1.5], logProb: -1.5, impossible: null };
  const right = await errors([laneOf(textOf([1], { ...exact, verdict: possible }))]);
  expect(said(right, '.search')).toBe(en.compare.proven('1', '−1.00'));
  expect(said(right, '.model')).toBe(en.compare.modePossible('−1.50', '0.50'));
  const impossible = { position: 2, piece: pieceOf(1), possible: [] };
  const verdict = { logProbs: [null], logProb: null, impossible };
  const wrong = await errors([laneOf(textOf([1], { ...exact, verdict }))]);
  expect(said(wrong, '.model')).toBe(en.compare.modeImpossible('a'));
});

test('without a proof it says what is known, and without a whole text that nothing is', async () => {
  const unproven = { ...exact, stop: 'unproven' as const };
  const found = await errors([laneOf(textOf([1], unproven))]);
  expect(said(found, '.search')).toBe(en.compare.unproven('1', '−1.00'));
  const empty = await errors([laneOf(textOf([1], { ...unproven, whole: false }))]);
  expect(said(empty, '.search')).toBe(en.compare.emptyHanded('1'));
});

test('exact search is offered where it is missing, and not while it may be under way', async () => {
  const root = await errors([laneOf(textOf([1]))]);
  const changed = heard(root, 'lanes-changed');
  root.querySelector<HTMLElement>('.exact')?.click();
  expect(changed.mock.calls[0]?.[0]).toHaveLength(2);
  expect((await errors([laneOf(textOf([1]))], true)).querySelector('.exact')).toBeNull();
});

test('lanes that sample are named as not looking for the best text', async () => {
  const sample = { settings: 'strategy=sample=1' };
  const root = await errors([laneOf(textOf([1])), laneOf(textOf([1], sample))]);
  expect(said(root, '.samplers')).toContain('(Lane 2)');
});
