// @vitest-environment happy-dom
import { expect, test } from 'vitest';
import { attentionEn } from '../../src/notes/en/attention';
import { traceOf } from '../engine/fake_inside';
import { rendered } from './rendered';
import '../../src/views/cell_facts';

const drawn = (given: object) =>
  rendered('look-cell-facts', {
    notes: attentionEn,
    trace: traceOf(2),
    stage: 'softmax',
    labels: ['a', 'b'],
    cell: { query: 1, key: 0 },
    pointed: false,
    isOff: false,
    ...given,
  });

const text = (root: ShadowRoot, name: string) => root.querySelector(`.${name}`)?.textContent;

test.each([
  [true, 'polite'],
  [false, 'off'],
])('numbers are read aloud only of a cell that was picked: %j', async (pointed, live) => {
  const root = await drawn({ pointed });
  expect(root.querySelector('[role=status]')?.getAttribute('aria-live')).toBe(live);
});

test('the numbers of a cell run from the score to the weight', async () => {
  const root = await drawn({ cell: { query: 1, key: 1 } });
  expect(['score', 'mask', 'scaled', 'weight'].map((name) => text(root, name))).toEqual([
    '1.000',
    '0',
    '0.500',
    '0.5000',
  ]);
});

test('a masked cell is −∞ from the mask on, and has no weight', async () => {
  const root = await drawn({ cell: { query: 0, key: 1 } });
  expect(['score', 'mask', 'scaled', 'weight'].map((name) => text(root, name))).toEqual([
    '−1.000',
    '−∞',
    '−∞',
    '0.0000',
  ]);
});

test('the number of the step that is shown is marked', async () => {
  const root = await drawn({ stage: 'scale' });
  expect(root.querySelector('dd.now')?.classList.contains('scaled')).toBe(true);
});

test('a score is drawn as its products', async () => {
  const root = await drawn({});
  const bars = [...root.querySelectorAll('.bars rect')].map((bar) =>
    bar.getAttribute('data-value'),
  );
  expect(bars).toEqual(['6', '1']);
});

test('weighted values are drawn with the sum of the row', async () => {
  const root = await drawn({ stage: 'values' });
  const sum = root.querySelector('.sum .bars');
  expect(sum?.getAttribute('aria-label')).toMatch(/: 4\.000 −1\.000$/);
});

test('of a head that is switched off it is said that 0 is handed on', async () => {
  const root = await drawn({ stage: 'values', isOff: true });
  expect(root.querySelector('.sum p')?.textContent).toBe(attentionEn.switchedOff);
});
