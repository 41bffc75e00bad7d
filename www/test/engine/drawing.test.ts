/** Pictures of a real text, drawn by a module of their own. */
import { readdirSync, readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import {
  Decoder,
  initSync,
  Model,
  type PictureKind,
  type PictureOptions,
  type Scene,
} from 'lookback';
import { afterAll, beforeAll, expect, test, vi } from 'vitest';
import { drawing } from '../../src/engine/drawing';

const folder = new URL('../../../models/storyland/', import.meta.url);
const bytesOf = (name: string) =>
  readFileSync(createRequire(import.meta.url).resolve(`../../../pkg/${name}_bg.wasm`));
const bring = () => WebAssembly.compile(bytesOf('pictures'));

let model: Model;

beforeAll(() => {
  initSync({ module: bytesOf('lookback') });
  const names = readdirSync(folder).filter((name) => /\.(json|safetensors)$/.test(name));
  const files = names.map((name) => [name, new Uint8Array(readFileSync(new URL(name, folder)))]);
  model = Model.fromFiles(Object.fromEntries(files));
});

afterAll(() => model.free());

const sessions = {
  sampled: 'strategy=sample;processors=temperature=1.3,top-k=5;seed=3',
  'a beam': 'strategy=beam=4:1:never',
  'a contrastive search': 'strategy=contrastive=0.6:9',
};
const looks: PictureOptions[] = [
  {},
  { theme: 'dark', language: 'zh', labels: { 5: 'five', 9: '<nine>' } },
  { node: 1, layer: 1, head: 2, query: 2, key: 1, intervention: 'mask=full', shown: 4 },
  { node: 0, coin: 0.25, chosen: 9 },
];

test.each(Object.entries(sessions))(
  '%s is drawn as the whole module draws it',
  async (_, settings) => {
    const draw = drawing(bring);
    const decoder = new Decoder(model, Uint32Array.of(1, 5, 9), settings);
    for (let step = 0; step < 4; step += 1) decoder.step();
    for (const kind of ['tree', 'waterfall', 'attention', 'ledger'] satisfies PictureKind[]) {
      for (const look of looks) {
        const scene = structuredClone(decoder.scene(kind, look));
        expect(await draw(scene, look), kind).toBe(decoder.picture(kind, look));
      }
    }
    decoder.free();
  },
);

test('the module is asked for once, with the first picture', async () => {
  const asked = vi.fn(bring);
  const draw = drawing(asked);
  expect(asked).not.toHaveBeenCalled();
  await Promise.all([draw(scene, {}), draw(scene, {})]);
  expect(asked).toHaveBeenCalledTimes(1);
});

test('where it cannot be had the picture says so, and the next one asks again', async () => {
  const asked = vi.fn(bring).mockRejectedValueOnce(new TypeError('Failed to fetch'));
  const draw = drawing(asked);
  const refusal = { code: 'no-pictures', message: 'Failed to fetch' };
  await expect(draw(scene, {})).rejects.toMatchObject(refusal);
  expect(await draw(scene, {})).toMatch(/^<svg/);
});

const scene: Scene = {
  kind: 'ledger',
  settings: 'strategy=greedy',
  ids: [1, 2],
  promptLength: 1,
  written: [],
  vocabSize: 8,
};
const node = {
  ...{ node: 0, parent: null, id: 1, length: 0, prob: 1, logProb: 0, totalLogProb: 0 },
};
const root = { ...node, score: 0, totalScore: 0, fate: 'kept', visits: 0, byHand: false } as const;
const square = { layer: 0, head: 0, scale: 1, shape: [2, 2] };
const floats = (length: number) => new Float32Array(length);
const stage = { name: 'logits', entropy: 0, removed: 0, removedMass: 0, moved: false };
const rest = { count: 0, prob: 0 };

test.each([
  ['nothing', null],
  ['no text', { ...scene, ids: undefined }],
  ['a prompt longer than the text', { ...scene, promptLength: 3 }],
  ['no prompt', { ...scene, promptLength: 0 }],
  ['a negative id', { ...scene, ids: [-1] }],
  ['no nodes', { ...scene, kind: 'tree', nodes: [], node: 0, live: [] }],
  ['an unknown node', { ...scene, kind: 'tree', nodes: [root], node: 1, live: [] }],
  ['an unknown live node', { ...scene, kind: 'tree', nodes: [root], node: 0, live: [7] }],
  [
    'a node that is its own parent',
    { ...scene, kind: 'tree', nodes: [{ ...root, parent: 0 }], node: 0, live: [] },
  ],
  [
    'an unknown fate',
    { ...scene, kind: 'tree', nodes: [{ ...root, fate: 'eaten' }], node: 0, live: [] },
  ],
  ['two roots', { ...scene, kind: 'tree', nodes: [root, root], node: 0, live: [] }],
  ['no stages', { ...scene, kind: 'waterfall', waterfall: { ids: [], cutBy: [], stages: [] } }],
  [
    'a stage that is too short',
    {
      ...scene,
      kind: 'waterfall',
      waterfall: { ids: [1], cutBy: [null], stages: [{ ...stage, rest, scores: [], probs: [1] }] },
    },
  ],
  [
    'weights of another text',
    {
      ...scene,
      kind: 'attention',
      attention: { ...square, scores: floats(4), mask: new Uint8Array(4), weights: floats(9) },
    },
  ],
  [
    'weights that are no numbers',
    {
      ...scene,
      kind: 'attention',
      attention: { ...square, scores: floats(4), mask: new Uint8Array(4), weights: 'many' },
    },
  ],
])('a scene with %s is refused', async (_, wrong) => {
  const draw = drawing(bring);
  await expect(draw(wrong as unknown as Scene, {})).rejects.toMatchObject({
    code: 'bad-argument',
    message: expect.stringMatching(/^the scene of a picture must be /),
  });
});

test.each(['pie', 7])('a scene of the kind %s is refused', async (kind) => {
  const draw = drawing(bring);
  await expect(draw({ ...scene, kind } as unknown as Scene, {})).rejects.toHaveProperty('code');
});

test('numbers of any size are drawn', async () => {
  const draw = drawing(bring);
  const [wild, far] = [Number.NaN, 2 ** 32 - 1];
  const nodes = [
    root,
    { ...root, parent: 0, logProb: wild, visits: far },
    { ...root, parent: 0, visits: far },
  ];
  const tree = { ...scene, kind: 'tree', nodes, node: 1, live: [1] } as unknown as Scene;
  expect(await draw(tree, {})).toMatch(/^<svg/);
  const stages = [{ ...stage, rest: { count: far, prob: wild }, scores: [wild], probs: [1 / 0] }];
  const waterfall = { ids: [1], cutBy: [far], stages };
  const falling = { ...scene, kind: 'waterfall', waterfall, coin: wild, chosen: far };
  expect(await draw(falling as unknown as Scene, {})).toMatch(/^<svg/);
});
