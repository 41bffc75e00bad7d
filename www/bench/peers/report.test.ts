/** How the comparison is printed. */
import { expect, test } from 'vitest';
import type { Comparison } from './comparison';
import { agreements, furthers, reasons, speeds } from './report';

const at = (median: number) => ({ median, p5: median / 2, p95: median * 2 });
const side = (speed: number, ratio: number) => ({
  speed: at(speed),
  ratio: at(ratio),
  ofRoof: at(0.5),
});
const plain = (table: string) => table.split('\n').map((line) => line.replaceAll(/[ -]+/g, ' '));

test('a contender that cannot says so, and a shape is named once', () => {
  const one: Comparison = {
    shape: 'small',
    case: 'write 1',
    rounds: 3,
    sides: { Lookback: side(200, 1), candle: side(100, 2) },
    missing: { wllama: 'no GGUF file' },
    roof: { speed: 400, peak: 40, stream: 20 },
  };
  const table = speeds([one, { ...one, case: 'write 4' }], ['Lookback', 'candle', 'wllama']);
  expect(plain(table).slice(2)).toEqual([
    '| small | write 1 | 200 (100–400) | 100 (50–200) | 2 (1–4) | cannot | | 400 | 50% |',
    '| | write 4 | 200 (100–400) | 100 (50–200) | 2 (1–4) | cannot | | 400 | 50% |',
  ]);
});

test('a further text costs nothing where 16 take as long as one, and all where they take 16 times as long', () => {
  const all = [1, 16].flatMap((texts) =>
    ['', ', context full'].map(
      (end): Comparison => ({
        shape: 'small',
        case: `write ${texts}${end}`,
        rounds: 3,
        sides: { Lookback: side(10 * texts, 1), candle: side(10, 1) },
        missing: {},
        roof: null,
      }),
    ),
  );
  expect(plain(furthers(all, ['Lookback', 'candle', 'wllama'])).slice(2)).toEqual([
    '| small | 0 | 1 | |',
    '| small, context full | 0 | 1 | |',
  ]);
});

test('other tokens than Lookback’s are marked', () => {
  const said = (written: number[]) => ({ written, largestDifference: 1e-6, memory: 2000 });
  const table = agreements(
    [
      {
        shape: 'small',
        said: { Lookback: said([1, 2]), candle: said([1, 2]), wllama: said([1, 3]) },
        missing: { 'onnxruntime-web': 'not built' },
      },
    ],
    ['Lookback', 'candle', 'onnxruntime-web', 'wllama'],
  );
  expect(plain(table)[2]).toBe(
    '| small | 2 tokens, 2 kB | the same, 0.000001, 2 kB | not built | ✗ others, 0.000001, 2 kB |',
  );
});

test('why a contender has no speed is told, with the shape or the case', () => {
  const one: Comparison = {
    shape: 'small',
    case: 'write 4',
    rounds: 3,
    sides: {},
    missing: { wllama: 'too many' },
    roof: null,
  };
  expect(reasons([one], [{ shape: 'small', said: {}, missing: { candle: 'not built' } }])).toEqual([
    'small: candle: not built',
    'small, write 4: wllama: too many',
  ]);
});
