// @vitest-environment happy-dom
import { expect, test } from 'vitest';
import { en } from '../../src/notes/en';
import { readingOf } from '../engine/fake_engine';
import { rendered } from './rendered';
import '../../src/views/cell_facts';

const { attention } = readingOf([1, 2], [], { layer: 0, head: 0, limit: 2 });

test.each([
  [true, 'polite'],
  [false, 'off'],
])('numbers are read aloud only of a cell that was picked: %j', async (pointed, live) => {
  const root = await rendered('look-cell-facts', {
    notes: en,
    attention,
    labels: ['a', 'b'],
    cell: { query: 1, key: 0 },
    pointed,
  });
  expect(root.querySelector('[role=status]')?.getAttribute('aria-live')).toBe(live);
});
