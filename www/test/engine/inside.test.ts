/** Looking inside a shipped model, as the page's worker does. */
import { readdirSync, readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { Decoder, Inspection, initSync, Model } from 'lookback';
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import { Insider } from '../../src/engine/inside';
import type { ReadyModel } from '../../src/engine/models';
import type { Inside, InsideLook } from '../../src/engine/protocol';
import { look as end, pieceOf } from './fake_engine';

const folder = new URL('../../../models/storyland/', import.meta.url);
const ids = Uint32Array.of(1, 5, 9, 13, 17);

let model: ReadyModel;
let insider: Insider;

beforeAll(() => {
  const entry = createRequire(import.meta.url).resolve('../../../pkg/core_bg.wasm');
  initSync({ module: readFileSync(entry) });
  const names = readdirSync(folder).filter((name) => /\.(json|safetensors)$/.test(name));
  const files = names.map((name) => [name, new Uint8Array(readFileSync(new URL(name, folder)))]);
  const wasm = Model.fromFiles(Object.fromEntries(files));
  model = { model: wasm, config: wasm.config, piece: pieceOf } as unknown as ReadyModel;
});

beforeEach(() => {
  insider = new Insider();
});

afterAll(() => model.model.free());

function inside(look: Partial<InsideLook> = {}, text = ids, position: number | null = null) {
  const asked = { intervention: '', probe: null, ...look };
  const seen = insider.look(model, text, position, { ...end, inside: asked });
  if (!seen) throw new Error('nothing was looked at');
  return seen;
}

const sum = ({ tokens, rest }: Inside['next'], side: 'plain' | 'changed') =>
  tokens.reduce((total, token) => total + token[side], rest[side]);

test('nothing is looked at while nobody asks', () => {
  expect(insider.look(model, ids, null, end)).toBeNull();
});

test('the model as it is says what the decoder says', () => {
  const decoder = new Decoder(model.model, ids);
  const { candidates } = decoder.distribution(3);
  const { tokens } = inside().next;
  for (const [at, { id, prob }] of candidates.entries()) {
    expect(tokens[at]?.piece.id).toBe(id);
    expect(tokens[at]?.plain).toBeCloseTo(prob, 6);
    expect(tokens[at]?.changed).toBe(tokens[at]?.plain);
  }
  decoder.free();
});

test('both sides of the next token sum to 1', () => {
  const { next } = inside({ intervention: 'mask=full;off=0.0' });
  expect(sum(next, 'plain')).toBeCloseTo(1, 9);
  expect(sum(next, 'changed')).toBeCloseTo(1, 9);
});

test('the last row of the lens is what the model says under the intervention', () => {
  const { lens, next } = inside({ intervention: 'off=0.0,1.1' });
  const last = lens.at(-1)?.distribution.candidates[0];
  const said = next.tokens.find(({ piece }) => piece.id === last?.id);
  expect(last?.prob).toBeCloseTo(said?.changed ?? Number.NaN, 9);
});

test('under the causal mask a probe of the last token leaves all before it exactly as it was', () => {
  const { probe } = inside();
  expect(probe?.position).toBe(4);
  expect([...(probe?.largest.subarray(0, 4) ?? [])]).toEqual([0, 0, 0, 0]);
  expect(probe?.largest[4]).toBeGreaterThan(0);
});

test('under a full mask it moves every position', () => {
  const { probe, depends } = inside({ intervention: 'mask=full' });
  expect(probe?.largest.every((change) => change > 0)).toBe(true);
  expect(depends.every((one) => one === 1)).toBe(true);
});

test('without a choice the best other token is put there, and it can be picked', () => {
  const { probe } = inside({ probe: { position: 2, id: null } });
  expect(probe?.piece.id).not.toBe(ids[2]);
  expect(probe?.others[0]).toEqual(probe?.piece);
  const other = inside({ probe: { position: 2, id: 20 } }).probe;
  expect(other?.piece.id).toBe(20);
  expect(other?.others.map(({ id }) => id)).toContain(20);
});

test('a token that the model expected is replaced by another', () => {
  const expected = inside({}, ids.slice(0, 2)).next.tokens[0]?.piece.id ?? 0;
  const { probe } = inside({}, Uint32Array.from([...ids.subarray(0, 2), expected]));
  expect(probe?.position).toBe(2);
  expect(probe?.others.map(({ id }) => id)).not.toContain(expected);
});

test('the first token can be probed as well', () => {
  expect(inside({ probe: { position: 0, id: null } }).probe?.position).toBe(0);
});

test.each([
  { position: 5, id: null },
  { position: 0, id: 1e9 },
])('a place that is not there is not probed: %j', (probe) => {
  expect(inside({ probe }).probe).toBeNull();
});

test('an intervention that cannot be is named, and the one before stays', () => {
  inside({ intervention: 'mask=full' });
  const refused = inside({ intervention: 'flip=0.0' });
  expect(refused).toMatchObject({ asked: 'flip=0.0', intervention: 'mask=full' });
  expect(refused.problem?.code).toBe('mask-row-empty');
});

test('where the one before cannot be either, the model is read as it is', () => {
  const five = 'mask=window:1;flip=4.4,4.3';
  expect(inside({ intervention: five }).problem).toBeNull();
  const refused = inside({ intervention: 'off=9.9' }, ids.slice(0, 1));
  expect(refused.problem?.code).toBe('layer-out-of-range');
  const again = new Insider().look(model, ids, null, {
    ...end,
    inside: { intervention: 'mask=half', probe: null },
  });
  expect(again).toMatchObject({ intervention: '', problem: { code: 'bad-argument' } });
});

test('a past position shows what comes after it', () => {
  const { position, next } = inside({}, ids, 1);
  const inspection = new Inspection(model.model, ids, '');
  expect(position).toBe(1);
  const first = inspection.distribution(1, 1).candidates[0];
  expect(next.tokens[0]?.plain).toBeCloseTo(first?.prob ?? Number.NaN, 9);
  inspection.free();
});

test('a text that is looked at twice is read once, and given back when it changes', () => {
  inside({ intervention: 'mask=full' });
  const before = Inspection.prototype.free;
  let freed = 0;
  Inspection.prototype.free = function free(this: Inspection) {
    freed += 1;
    before.call(this);
  };
  inside({ intervention: 'mask=full' });
  expect(freed).toBe(0);
  inside({ intervention: 'mask=full' }, ids.slice(0, 3));
  expect(freed).toBe(2);
  Inspection.prototype.free = before;
});
