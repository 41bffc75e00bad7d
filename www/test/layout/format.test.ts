import { expect, test } from 'vitest';
import { byteSize, change, count, decimal, megabytes, nats, share } from '../../src/layout/format';

test('a probability has four decimals, and a small one is told apart from none', () => {
  expect(share(0.12345)).toBe('0.1235');
  expect(share(0)).toBe('0.0000');
  expect(share(0.00001)).toBe('<0.0001');
  expect(share(1)).toBe('1.0000');
});

test('negative numbers have a typographic minus', () => {
  expect(decimal(-1.5)).toBe('−1.500');
  expect(nats(-0.5)).toBe('−0.50');
});

test('what is not finite is said', () => {
  expect(decimal(Number.NEGATIVE_INFINITY)).toBe('−∞');
  expect(nats(Number.NaN)).toBe('—');
});

test('counts are grouped and sizes are in megabytes', () => {
  expect(count(1234567)).toBe('1,234,567');
  expect(megabytes(60_000_000)).toBe('60.0');
});

test('sizes of files have the unit in which they are read', () => {
  expect([0, 1, 999_000, 1_234_567, 620_400_000, 1_900_000_000].map(byteSize)).toEqual([
    '0 kB',
    '1 kB',
    '999 kB',
    '1.2 MB',
    '620 MB',
    '1.9 GB',
  ]);
});

test('a change has its sign, unless it would be written as nothing', () => {
  expect([change(0.25), change(-0.25), change(-0.00001)]).toEqual(['+0.2500', '−0.2500', '0.0000']);
});
