import { expect, test } from 'vitest';
import { headBeside, looksAt, shadesOf } from '../../src/layout/head_grid';
import { thumbnailsOf } from '../engine/fake_inside';

test('a weight is a box at its row and column, in the shade of its size', () => {
  const shades = shadesOf(thumbnailsOf(3), { layer: 0, head: 1 });
  expect(shades).toEqual([{ opacity: 1, path: 'M0 2h1v1h-1z' }]);
});

test('a head without weights draws nothing', () => {
  expect(shadesOf(thumbnailsOf(3), { layer: 1, head: 1 })).toEqual([]);
});

test('the last row looks most at the positions of its strongest cell', () => {
  const place = { layer: 0, head: 1 };
  expect(looksAt(thumbnailsOf(3), place, 3)).toEqual({ first: 0, last: 0 });
  expect(looksAt(thumbnailsOf(3, 4), place, 10)).toEqual({ first: 0, last: 3 });
});

test('the last cell may hold fewer positions', () => {
  const thumbnails = thumbnailsOf(3, 4);
  thumbnails.data.fill(0);
  thumbnails.data[8] = 1;
  expect(looksAt(thumbnails, { layer: 0, head: 0 }, 10)).toEqual({ first: 8, last: 9 });
});

test('arrows walk over layers and heads and stop at the edge', () => {
  expect(headBeside({ layer: 0, head: 0 }, 'ArrowDown', 2, 2)).toEqual({ layer: 1, head: 0 });
  expect(headBeside({ layer: 0, head: 1 }, 'ArrowRight', 2, 2)).toEqual({ layer: 0, head: 1 });
  expect(headBeside({ layer: 0, head: 0 }, 'x', 2, 2)).toBeNull();
});
