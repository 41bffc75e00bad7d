import { expect, test } from 'vitest';
import { dependencePaths, farthest, lookingAhead, spansText } from '../../src/layout/look_ahead';

/** Rows of `#` and `.`. */
const depends = (...rows: string[]) =>
  Uint8Array.from(rows.join(''), (cell) => (cell === '#' ? 1 : 0));

const causal = depends('#..', '##.', '###');
const ahead = depends('#.#', '##.', '###');

test('under the causal mask nothing looks ahead', () => {
  expect(lookingAhead(causal, 3)).toEqual([]);
});

test('a position that may see a later one looks ahead', () => {
  expect(lookingAhead(ahead, 3)).toEqual([0]);
  expect(farthest(ahead, 3, 0)).toBe(2);
});

test('what lies back and what lies ahead are two shapes', () => {
  expect(dependencePaths(ahead, 3)).toEqual({
    back: 'M0 0h1v1h-1zM0 1h2v1h-2zM0 2h3v1h-3z',
    ahead: 'M2 0h1v1h-1z',
  });
});

test('neighbours are written as a span', () => {
  expect(spansText([1, 2, 3, 7])).toBe('1–3, 7');
  expect(spansText([])).toBe('');
});
