/** The roof, by hand: a model of 1,000 weights of which 400 make logits, on a machine that counts 1 and reads 4 billion a second. */
import { expect, test } from 'vitest';
import { roofMs } from './roofline';

const size = { vocab: 40, context: 8, multiplied: 1000, head: 400, queries: 0 };
const machine = { peak: 1, stream: 4 };
const write = (texts: number, tokens = 1) => ({
  does: 'write' as const,
  texts,
  tokens,
  prompts: [[1]],
  rounds: { warmUp: 1, measured: 4 },
});
const read = (length: number) => ({
  does: 'read' as const,
  texts: 1,
  tokens: 0,
  prompts: [Array.from({ length }, () => 1)],
  rounds: { warmUp: 1, measured: 4 },
});

test('reading binds where memory is slow: 4,000 bytes at 1 billion a second', () => {
  expect(roofMs(write(1), size, { peak: 1, stream: 1 })).toBeCloseTo(0.004, 9);
});

test('counting binds where texts are many: 2 operations a weight and text', () => {
  expect(roofMs(write(16), size, machine)).toBeCloseTo(0.032, 9);
});

test('every token of a turn costs as much', () => {
  expect(roofMs(write(16, 3), size, machine)).toBeCloseTo(0.096, 9);
});

test('of a prompt only the last token needs logits', () => {
  expect(roofMs(read(100), size, machine)).toBeCloseTo((2 * (600 * 100 + 400)) / 1e6, 9);
});

test('a text of 1 token is 3 turns of 3 longer in the middle: each text sees 10 positions, by key and by value', () => {
  expect(roofMs(write(16), { ...size, queries: 10 }, machine)).toBeCloseTo(
    (2 * 16 * (1000 + 2 * 10 * 10)) / 1e6,
    9,
  );
});

test('of a prompt each token sees itself and those before it', () => {
  expect(roofMs(read(4), { ...size, queries: 10 }, machine)).toBeCloseTo(
    (2 * (600 * 4 + 400 + 2 * 10 * 10)) / 1e6,
    9,
  );
});
