/** Comparisons by the real engine, against decoders that go the same way. */
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { Decoder, initSync } from 'lookback';
import { afterAll, beforeAll, expect, test, vi } from 'vitest';
import { Comparing } from '../../src/engine/compare';
import { ReadyModel } from '../../src/engine/models';
import type { Comparison, LaneText } from '../../src/engine/protocol';

const folder = new URL('../../../models/storyland/', import.meta.url);
const greedy = 'strategy=greedy;max-new-tokens=20';
const beam = 'strategy=beam=4:1:never;max-new-tokens=20';
const exact = 'strategy=exact=1:0:10000;max-new-tokens=20';

let model: ReadyModel;
let comparing: Comparing;

beforeAll(() => {
  const entry = createRequire(import.meta.url).resolve('../../../pkg/core_bg.wasm');
  initSync({ module: readFileSync(entry) });
  const names = ['config.json', 'model.safetensors', 'tokenizer.json'];
  const files = names.map((name) => [name, new Uint8Array(readFileSync(new URL(name, folder)))]);
  const checkpoint = {
    format: 'hugging-face',
    name: 'storyland',
    files: Object.fromEntries(files),
  };
  model = new ReadyModel(checkpoint as ConstructorParameters<typeof ReadyModel>[0]);
  comparing = new Comparing(model);
});

afterAll(() => model.free());

const compare = (prompt: string, lanes: string[], onProgress = (_: Comparison) => {}) =>
  comparing.compare(prompt, lanes, onProgress);

/** What a decoder comes to by itself. */
function decoded(prompt: string, settings: string) {
  const decoder = new Decoder(model.model, Uint32Array.from(model.encode(prompt).ids), settings);
  while (decoder.stop === null) decoder.step();
  const { ids, promptLength, stop, settings: written } = decoder;
  const steps = decoder.written();
  decoder.free();
  return { ids: Array.from(ids.subarray(promptLength)), stop, written, steps };
}

async function textsOf(prompt: string, lanes: string[]): Promise<LaneText[]> {
  const comparison = await compare(prompt, lanes);
  return comparison.lanes.map(({ text, problem }) => {
    if (!text) throw new Error(problem?.message);
    return text;
  });
}

test('each lane comes to what a decoder of its settings comes to', async () => {
  const lanes = [greedy, beam, 'strategy=sample=1;processors=top-p=0.9;max-new-tokens=20;seed=7'];
  const texts = await textsOf('the', lanes);
  for (const [at, text] of texts.entries()) {
    const { ids, stop, written, steps } = decoded('the', lanes[at] ?? '');
    expect(text.steps.map(({ id }) => id)).toEqual(ids);
    expect(text).toMatchObject({ stop, settings: written, steps });
    expect(text.logProb).toBe(steps.at(-1)?.totalLogProb);
  }
});

test('exact search finds a text at least as probable as any other lane’s', async () => {
  const texts = await textsOf('the', [exact, greedy, beam]);
  expect(texts[0]).toMatchObject({ stop: 'proven', ended: true, whole: true });
  for (const { logProb } of texts) expect(texts[0]?.logProb).toBeGreaterThan(logProb - 1e-4);
  expect(texts[1]?.logProb).toBeLessThan(-10);
});

test('a lane that is refused says why, and the others run on', async () => {
  const { lanes } = await compare('the', ['strategy=nonsense', greedy, 'strategy=beam=0']);
  expect(lanes.map(({ problem }) => problem?.code)).toEqual([
    'unknown-name',
    undefined,
    'bad-argument',
  ]);
  expect(lanes.map(({ text }) => text !== null)).toEqual([false, true, false]);
});

test('a lane with everything forbidden has stopped with nothing left', async () => {
  const all = Array.from({ length: model.config.vocabSize }, (_, id) => id).join('+');
  const [text] = await textsOf('the', [`strategy=greedy;processors=suppress=${all}`]);
  expect(text).toMatchObject({ stop: 'nothing-left', steps: [], whole: false, logProb: 0 });
});

test('the language says of each text whether it is possible, and how probable', async () => {
  const wrong = 'strategy=sample=1;processors=temperature=1;max-new-tokens=20;seed=2';
  const [right, impossible] = await textsOf('tom has', [greedy, wrong]);
  expect(right?.verdict?.impossible).toBeNull();
  const sum = right?.verdict?.logProbs.reduce<number>((total, one) => total + (one ?? NaN), 0);
  expect(right?.verdict?.logProb).toBeCloseTo(sum ?? NaN, 9);
  const { verdict, pieces } = impossible ?? {};
  const { length } = model.encode('tom has').ids;
  const { position, piece, possible } = verdict?.impossible ?? {};
  expect(verdict?.logProb).toBeNull();
  expect(piece).toEqual(pieces?.[(position ?? 0) - length]);
  expect(verdict?.logProbs[(position ?? 0) - length]).toBeNull();
  expect(possible?.[0]?.prob).toBeCloseTo(1, 6);
});

test('a prompt that the language does not have is the prompt’s mistake', async () => {
  const [text] = await textsOf('the cat the', [greedy]);
  expect(text?.verdict?.impossible?.position).toBeLessThan(model.encode('the cat the').ids.length);
});

test('a search that is stopped on its way has no whole text', async () => {
  const [text] = await textsOf('once upon a time', ['strategy=exact=1:0:5;max-new-tokens=20']);
  expect(text).toMatchObject({ stop: 'unproven', ended: false, whole: false });
});

test('the cost counts the prompt and every token that was evaluated', async () => {
  const { lanes } = await compare('the', [greedy]);
  // The last token is written, and read by nobody.
  expect(lanes[0]?.evaluated).toBe(2 + (lanes[0]?.text?.steps.length ?? 0) - 1);
});

test('lanes with the same settings have the same text', async () => {
  const { lanes } = await compare('hello', [beam, beam]);
  expect(lanes[0]).toEqual(lanes[1]);
});

test('what has come to its end is not searched again for the same prompt', async () => {
  const first = await compare('the', [exact]);
  const again = await compare('the', [greedy, exact]);
  expect(again.lanes[1]).toBe(first.lanes[0]);
  const other = await compare('once', [exact]);
  expect(other.lanes[0]).not.toBe(first.lanes[0]);
});

test('a newer comparison ends the one under way', async () => {
  const older = compare('once upon a time', ['strategy=exact=1:0:9999']);
  const newer = compare('the', [greedy]);
  await expect(older).rejects.toMatchObject({ code: 'superseded' });
  expect((await newer).lanes[0]?.text).not.toBeNull();
});

test('it is told on the way how far every lane has come', async () => {
  vi.spyOn(performance, 'now').mockImplementation(() => (clock += 50));
  let clock = 0;
  const seen: Comparison[] = [];
  const { running } = await compare('tom has', [exact, greedy], (one) => seen.push(one));
  vi.restoreAllMocks();
  expect(seen.length).toBeGreaterThan(2);
  expect(seen.every((one) => one.running)).toBe(true);
  const costs = seen.map(({ lanes }) => lanes[0]?.evaluated ?? 0);
  expect(costs).toEqual([...costs].sort((one, other) => one - other));
  expect(running).toBe(false);
});
