import { expect, test } from 'vitest';
import { factsOf, gridOf, neighbour, strongestKey } from '../../src/layout/attention_grid';
import { look, readingOf } from '../engine/fake_engine';

const attentionOf = (length: number) =>
  readingOf(
    Array.from({ length }, () => 1),
    [],
    look,
  ).attention;

test('a short text is shown whole, each cell at its row and column', () => {
  const { cells, side, width, height } = gridOf(attentionOf(3), null);
  expect(cells).toHaveLength(9);
  expect(cells[5]).toMatchObject({
    query: 1,
    key: 2,
    x: 2 * side,
    y: side,
    masked: true,
    at: 5,
  });
  expect([width, height]).toEqual([3 * side, 3 * side]);
});

test('a long text is shown at its end, and where the cell is', () => {
  const attention = attentionOf(100);
  const { queries } = gridOf(attention, null);
  expect(queries.end).toBe(100);
  for (let position = 0; position < 100; position += 1) {
    const { keys } = gridOf(attention, { query: position, key: position });
    expect(keys.start).toBeLessThanOrEqual(position);
    expect(keys.end).toBeGreaterThan(position);
    expect(keys.end - keys.start).toBe(queries.end - queries.start);
  }
});

test('the numbers of a cell run from the score to the weight', () => {
  expect(factsOf(attentionOf(3), { query: 1, key: 1 })).toEqual({
    query: 1,
    key: 1,
    score: 4,
    scale: 0.5,
    scaled: 2,
    masked: false,
    weight: 0.5,
  });
});

test('of equal weights the earlier key is the strongest', () => {
  expect(strongestKey(attentionOf(3), 2)).toMatchObject({ query: 2, key: 0 });
});

test('arrow keys move one cell and stop at the edges; other keys move nothing', () => {
  const attention = attentionOf(3);
  expect(neighbour(attention, { query: 1, key: 1 }, 'ArrowUp')).toEqual({ query: 0, key: 1 });
  expect(neighbour(attention, { query: 2, key: 2 }, 'ArrowRight')).toEqual({ query: 2, key: 2 });
  expect(neighbour(attention, { query: 1, key: 1 }, 'a')).toBeNull();
});

test('page keys move by half a window of queries, Home and End to the ends of a row', () => {
  const attention = attentionOf(100);
  const from = { query: 20, key: 50 };
  expect(neighbour(attention, from, 'PageDown')).toEqual({ query: 34, key: 50 });
  expect(neighbour(attention, from, 'PageUp')).toEqual({ query: 6, key: 50 });
  expect(neighbour(attention, from, 'Home')).toEqual({ query: 20, key: 0 });
  expect(neighbour(attention, from, 'End')).toEqual({ query: 20, key: 99 });
});
