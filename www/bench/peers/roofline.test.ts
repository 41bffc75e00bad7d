/** The roof, by hand: a model of 1,000 weights of which 400 make logits, on a machine that counts 1 and reads 4 billion a second. */
import { expect, test } from 'vitest';
import { roofMs } from './roofline';

const size = { vocab: 40, context: 8, multiplied: 1000, head: 400 };
const machine = { peak: 1, stream: 4 };
const write = (texts: number, tokens = 1) => ({
  does: 'write' as const,
  texts,
  tokens,
  prompts: [[1]],
});
const read = (length: number) => ({
  does: 'read' as const,
  texts: 1,
  tokens: 0,
  prompts: [Array.from({ length }, () => 1)],
});

test('reading binds where memory is slow: 4,000 bytes at 1 billion a second', () => {
  expect(roofMs(write(1), size, { peak: 1, stream: 1 })).toBeCloseTo(0.004);
});

test('counting binds where texts are many: 2 operations a weight and text', () => {
  expect(roofMs(write(16), size, machine)).toBeCloseTo(0.032);
});

test('every token of a turn costs as much', () => {
  expect(roofMs(write(16, 3), size, machine)).toBeCloseTo(0.096);
});

test('of a prompt only the last token needs logits', () => {
  expect(roofMs(read(100), size, machine)).toBeCloseTo((2 * (600 * 100 + 400)) / 1e6);
});
