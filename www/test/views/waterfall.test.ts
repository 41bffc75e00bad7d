// @vitest-environment happy-dom
import type { Stage, Waterfall } from 'lookback';
import { expect, test, vi } from 'vitest';
import { waterfallEn } from '../../src/notes/en/waterfall';
import { waterfallZh } from '../../src/notes/zh/waterfall';
import { pieceOf } from '../engine/fake_engine';
import { rendered } from './rendered';
import '../../src/views/waterfall';

const stage = (more: Partial<Stage>): Stage => ({
  name: 'logits',
  scores: [3, 2, 1],
  probs: [0.5, 0.25, 0.125],
  entropy: 1.21,
  removed: 0,
  removedMass: 0,
  moved: false,
  rest: { count: 5, prob: 0.125 },
  ...more,
});

const waterfall: Waterfall = {
  ids: [3, 1, 2],
  cutBy: [null, null, 2],
  stages: [
    stage({}),
    stage({ name: 'temperature=2', scores: [1.5, 1, 0.5], moved: true }),
    stage({
      name: 'top-p=0.9',
      scores: [1.5, 1, null],
      probs: [0.75, 0.25, 0],
      removed: 6,
      removedMass: 0.25,
      rest: { count: 5, prob: 1e-17 },
    }),
  ],
};
const drawn = (more: object = {}) =>
  rendered('look-waterfall', {
    notes: waterfallEn,
    waterfall,
    pieces: waterfall.ids.map(pieceOf),
    coin: null,
    chosen: null,
    canChoose: true,
    ...more,
  });

const words = (node: Element | null | undefined) =>
  (node?.textContent ?? '').replace(/\s+/g, ' ').trim();

test('a column a stage says what it is called and what it did', async () => {
  const root = await drawn();
  const heads = [...root.querySelectorAll('.stage .facts')].map(words);
  expect(heads).toEqual([
    'logits entropy 1.21 nats',
    'temperature=2 values changed entropy 1.21 nats',
    'top-p=0.9 final −6 tokens, 0.2500 entropy 1.21 nats',
  ]);
});

test('a bar is as long as its probability, on a scale from 0 to 1', async () => {
  const root = await drawn();
  const bars = [...root.querySelectorAll<HTMLElement>('tr[data-id="3"] .bar')];
  expect(bars.map((bar) => bar.style.inlineSize)).toEqual(['50%', '50%', '75%']);
});

test('every column, with the other row, sums to 1', async () => {
  const root = await drawn();
  for (const column of [0, 1, 2]) {
    const shown = [...root.querySelectorAll('tbody tr')].map((row) =>
      Number(
        row.querySelectorAll('td:not(.score)')[column]?.querySelector('.prob')?.textContent ?? 0,
      ),
    );
    expect(shown.reduce((sum, prob) => sum + prob)).toBeCloseTo(1, 4);
  }
});

test('a removed token stays in its lane, with the stage that removed it', async () => {
  const root = await drawn();
  const lane = root.querySelector('tr[data-id="2"]');
  expect(lane?.classList.contains('out')).toBe(true);
  expect(words(lane?.querySelector('.cut .name-of'))).toBe('✕ top-p=0.9');
  expect(root.querySelectorAll('tr[data-id="3"] .cut')).toHaveLength(0);
});

test('a score that was only moved is marked', async () => {
  const root = await drawn();
  const marks = [...root.querySelectorAll('[data-moved]')].map(words);
  expect(marks).toEqual(['lowered to 1.500↓', 'lowered to 1.000↓', 'lowered to 0.500↓']);
});

test('a button tells its lane in words', async () => {
  const said = async (notes: object) => {
    const root = await drawn({ notes, chosen: 3 });
    return [...root.querySelectorAll('button > .hidden')].map(words);
  };
  expect(await said(waterfallEn)).toEqual([
    'Take token “c”: 0.5000, then 0.5000, then 0.7500, chosen',
    'Take token “a”: 0.2500, then 0.2500, then 0.2500',
    'Take token “b”: 0.1250, then 0.1250, removed by top-p=0.9',
  ]);
  expect((await said(waterfallZh))[2]).toBe('选 词元“b”：0.1250，然后 0.1250，被 top-p=0.9 移除');
});

test('a click on a lane says which token is taken, once, also for one that was removed', async () => {
  const root = await drawn();
  const chosen = vi.fn();
  root.host.addEventListener('token-chosen', (event) => chosen((event as CustomEvent).detail));
  root.querySelectorAll('button')[2]?.click();
  root.querySelector<HTMLElement>('tr[data-id="1"] .track')?.click();
  expect(chosen.mock.calls).toEqual([[2], [1]]);
});

test('where nothing can be chosen the lanes offer nothing', async () => {
  const root = await drawn({ canChoose: false });
  const chosen = vi.fn();
  root.host.addEventListener('token-chosen', chosen);
  for (const button of root.querySelectorAll('button')) {
    expect(button.getAttribute('aria-disabled')).toBe('true');
    button.click();
  }
  expect(chosen).not.toHaveBeenCalled();
});

test('a coin is drawn only where one was thrown, and says on which token it fell', async () => {
  expect((await drawn()).querySelector('.draw')).toBeNull();
  const root = await drawn({ coin: 0, chosen: 1 });
  expect(root.querySelector('.line')?.getAttribute('aria-label')).toBe(
    waterfallEn.fell('0.0000', 'a'),
  );
  const segments = [...root.querySelectorAll<HTMLElement>('.segment')];
  expect(segments.map((segment) => segment.dataset.id)).toEqual(['1', '3']);
  expect(segments.map((segment) => segment.style.blockSize)).toEqual(['25%', '75%']);
  expect(root.querySelector<HTMLElement>('.coin')?.style.insetBlockStart).toBe('0%');
});

test('where nothing is left a coin has nothing to fall on', async () => {
  const none = stage({ scores: [null, null, null], probs: [0, 0, 0], rest: { count: 5, prob: 1 } });
  const stages = [stage({}), none];
  const root = await drawn({ waterfall: { ...waterfall, stages }, coin: 0.5 });
  expect(root.querySelector('.draw')).toBeNull();
  expect(root.querySelectorAll('.out')).toHaveLength(3);
});

test('one stage alone is a list of bars', async () => {
  const root = await drawn({ waterfall: { ...waterfall, stages: [stage({})] } });
  expect(root.querySelectorAll('.stage')).toHaveLength(1);
  expect(root.querySelector('.final')).toBeNull();
  expect(root.querySelector('.legend')).toBeNull();
  expect(words(root.querySelector('.note'))).toBe(waterfallEn.noteAlone);
});

test('what looks like HTML in a token is text', async () => {
  const bytes = Array.from(new TextEncoder().encode('<img src=x>'));
  const root = await drawn({ pieces: [{ ...pieceOf(3), bytes }, pieceOf(1), pieceOf(2)] });
  expect(root.querySelector('img')).toBeNull();
  expect(root.querySelector('.spelt')?.textContent).toBe('<img·src=x>');
});

test('what the language itself says stands on the model’s own column alone', async () => {
  const root = await drawn({ truth: new Map([[1, 0.25]]) });
  const marks = [...root.querySelectorAll<HTMLElement>('.truth')];
  expect(marks.map(({ dataset }) => dataset.truth)).toEqual(['0.25']);
  expect(marks[0]?.closest('tr')?.dataset.id).toBe('1');
});

test('a waterfall whose tokens cannot be taken does not ask for it', async () => {
  expect(
    (await drawn({ canChoose: false })).querySelector('h2 ~ .note, .title + .note'),
  ).toBeNull();
  expect((await drawn()).querySelector('.title + .note')).not.toBeNull();
});
