import { expect, test } from 'vitest';
import { count, decimal, megabytes, nats, share } from '../../src/layout/format';

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
