/** How the rounds of several pages become those of one case. */
import { expect, test } from 'vitest';
import { together } from './pages';

const page = (first: number) => ({
  times: { Lookback: [first, first + 1], candle: [first + 2, first + 3] },
  missing: {},
  roof: { peak: [first], stream: [first + 4] },
});

test('rounds of all pages follow each other, each contender’s at the same places', () => {
  expect(together([page(1), page(10)])).toEqual({
    times: { Lookback: [1, 2, 10, 11], candle: [3, 4, 12, 13] },
    missing: {},
    roof: { peak: [1, 10], stream: [5, 14] },
  });
});

test('whoever failed in one page, or did not start there, has no times', () => {
  const { candle: _, ...times } = page(1).times;
  const failed = { ...page(1), times, missing: { candle: 'out of memory' } };
  for (const pages of [
    [failed, page(10)],
    [page(10), failed],
  ]) {
    const all = together(pages);
    expect(Object.keys(all.times)).toEqual(['Lookback']);
    expect(all.missing).toEqual({ candle: 'out of memory' });
  }
  expect(Object.keys(together([page(1), { ...page(1), times }]).times)).toEqual(['Lookback']);
});
