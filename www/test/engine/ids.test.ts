import { expect, test } from 'vitest';
import { idsFrom } from '../../src/engine/ids';

test('ids stand between spaces, commas and line breaks', () => {
  expect(idsFrom(' 3 17,5\n0 ')).toEqual([3, 17, 5, 0]);
  expect(idsFrom('  ')).toEqual([]);
});

test.each(['cat', '-1', '1.5', '3 x', '99999999999'])('%s is refused', (text) => {
  expect(() => idsFrom(text)).toThrowError(expect.objectContaining({ code: 'not-ids' }));
});
