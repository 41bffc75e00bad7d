/** What the wasm package really gives, against the types that the page is written for. */
import { readdirSync, readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import {
  type Attention,
  type Candidate,
  Decoder,
  type Distribution,
  type HeadTrace,
  Inspection,
  initSync,
  type Judgement,
  Language,
  type LensLayer,
  Model,
  type ModelConfig,
  type Next,
  type Probe,
  type Scene,
  type Sequence,
  type Stage,
  type Step,
  type StepCandidate,
  type Tensor,
  type Thumbnails,
  Trainer,
  type TrainingReport,
  type TreeNode,
  type Waterfall,
} from 'lookback';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { en } from '../src/notes/en';
import { engineProblems } from '../src/notes/notes';

/** The kinds that a field may have; a missing field does not compile, a further one fails the test. */
type Kinds<T> = Record<keyof T, string>;

const modelConfig: Kinds<ModelConfig> = {
  family: 'string',
  causal: 'boolean',
  vocabSize: 'number',
  contextSize: 'number',
  channels: 'number',
  layers: 'number',
  heads: 'number',
  kvHeads: 'number',
  headChannels: 'number',
  hiddenChannels: 'number',
  norm: 'string',
  normEpsilon: 'number',
  positions: 'string',
  rotaryBase: 'number|null',
  activation: 'string',
  gated: 'boolean',
  tiedHead: 'boolean',
  attentionScale: 'number',
  windows: 'Array',
  bosId: 'number|null',
  eosIds: 'Array',
  parameterCount: 'number',
};
const tensor: Kinds<Tensor> = { shape: 'Array', data: 'Float32Array' };
const candidate: Kinds<Candidate> = {
  id: 'number',
  logit: 'number',
  prob: 'number',
  logProb: 'number',
};
const distribution: Kinds<Distribution> = {
  position: 'number',
  entropy: 'number',
  candidates: 'Array',
  rest: 'Object',
};
const rest: Kinds<Distribution['rest']> = { count: 'number', prob: 'number' };
const next: Kinds<Next> = { id: 'number', prob: 'number' };
const judgement: Kinds<Judgement> = { logProb: 'number|null', impossible: 'Object|null' };
const impossible: Kinds<NonNullable<Judgement['impossible']>> = {
  position: 'number',
  id: 'number|null',
  possible: 'Array',
};
const trainingReport: Kinds<TrainingReport> = {
  step: 'number',
  loss: 'number',
  perplexity: 'number',
  gradientNorm: 'number',
  learningRate: 'number',
  tokens: 'number',
  tokensPerSecond: 'number',
};
const treeNode: Kinds<TreeNode> = {
  node: 'number',
  parent: 'number|null',
  id: 'number',
  length: 'number',
  prob: 'number',
  logProb: 'number',
  totalLogProb: 'number',
  score: 'number',
  totalScore: 'number',
  fate: 'string',
  visits: 'number',
  byHand: 'boolean',
};
const sequence: Kinds<Sequence> = {
  node: 'number',
  ids: 'Array',
  logProb: 'number',
  score: 'number',
  done: 'boolean',
};
const waterfall: Kinds<Waterfall> = { ids: 'Array', cutBy: 'Array', stages: 'Array' };
const stage: Kinds<Stage> = {
  name: 'string',
  scores: 'Array',
  probs: 'Array',
  entropy: 'number',
  removed: 'number',
  removedMass: 'number',
  moved: 'boolean',
  rest: 'Object',
};
const stepCandidate: Kinds<StepCandidate> = {
  node: 'number',
  branch: 'number',
  logProb: 'number',
  score: 'number|null',
  totalScore: 'number|null',
  rankedBy: 'number|null',
  fate: 'string',
  coin: 'number|null',
};
const step: Kinds<Step> = {
  expanded: 'Array',
  candidates: 'Array',
  live: 'Array',
  done: 'Array',
  bound: 'number|null',
  stop: 'string|null',
  focus: 'number',
  evaluated: 'number',
};
const attention: Kinds<Attention> = {
  layer: 'number',
  head: 'number',
  scale: 'number',
  shape: 'Array',
  scores: 'Float32Array',
  mask: 'Uint8Array',
  weights: 'Float32Array',
};
const headTrace: Kinds<HeadTrace> = {
  ...attention,
  queries: 'Object',
  keys: 'Object',
  values: 'Object',
  mixed: 'Object',
};
const thumbnails: Kinds<Thumbnails> = {
  shape: 'Array',
  positionsPerCell: 'number',
  data: 'Float32Array',
};
const lensLayer: Kinds<LensLayer> = { layer: 'number', distribution: 'Object' };
const probe: Kinds<Probe> = {
  position: 'number',
  id: 'number',
  largest: 'Float64Array',
  divergence: 'Float64Array',
};
const sceneText = { kind: 'string', settings: 'string', ids: 'Array', promptLength: 'number' };
const scenes: { [K in Scene['kind']]: Kinds<Extract<Scene, { kind: K }>> } = {
  tree: { ...sceneText, nodes: 'Array', node: 'number', live: 'Array' },
  waterfall: { ...sceneText, waterfall: 'Object', coin: 'number|null', chosen: 'number|null' },
  attention: { ...sceneText, attention: 'Object' },
  ledger: { ...sceneText, written: 'Array', vocabSize: 'number' },
};

function kindOf(value: unknown): string {
  if (value === null) return 'null';
  return typeof value === 'object' ? (value.constructor?.name ?? 'Object') : typeof value;
}

function expectKinds(report: object, kinds: Record<string, string>): void {
  expect(Object.keys(report).sort()).toEqual(Object.keys(kinds).sort());
  for (const [name, value] of Object.entries(report)) {
    expect(kinds[name]?.split('|'), name).toContain(kindOf(value));
  }
}

const folder = new URL('../../models/random/', import.meta.url);
const codeOf = (run: () => unknown): unknown => {
  try {
    run();
  } catch (thrown) {
    return (thrown as { code?: unknown }).code;
  }
  return undefined;
};

let model: Model;
let decoder: Decoder;

beforeAll(() => {
  const entry = createRequire(import.meta.url).resolve('../../pkg/lookback_bg.wasm');
  initSync({ module: readFileSync(entry) });
  const names = readdirSync(folder).filter((name) => /\.(json|safetensors)$/.test(name));
  const files = names.map((name) => [name, new Uint8Array(readFileSync(new URL(name, folder)))]);
  model = Model.fromFiles(Object.fromEntries(files));
  decoder = new Decoder(model, Uint32Array.of(1, 2, 3));
});

afterAll(() => {
  decoder.free();
  model.free();
});

describe('reports have the fields of their types', () => {
  test('ModelConfig', () => expectKinds(model.config, modelConfig));
  test('Tensor', () => expectKinds(model.logits(Uint32Array.of(1, 2)), tensor));
  test('Distribution', () => expectKinds(decoder.distribution(5), distribution));
  test('Candidate', () => {
    const { candidates } = decoder.distribution(5);
    expect(candidates).toHaveLength(5);
    for (const one of candidates) expectKinds(one, candidate);
  });
  test('the rest of a distribution', () => expectKinds(decoder.distribution(5).rest, rest));
  test('Step, its candidates, the tree and the texts', () => {
    const beam = new Decoder(model, Uint32Array.of(1, 2), 'strategy=beam=2;max-new-tokens=3');
    const first = beam.step();
    expectKinds(first, step);
    for (const one of first.candidates) expectKinds(one, stepCandidate);
    expect(first.expanded).toEqual([{ node: 0, waterfall: null, coin: null }]);
    for (const one of beam.nodes()) expectKinds(one, treeNode);
    for (const one of beam.sequences()) expectKinds(one, sequence);
    expectKinds(beam.lastStep() ?? {}, step);
    beam.free();
  });
  test('Waterfall', () => {
    decoder.set('processors=top-k=4,temperature=0.5');
    const shown = decoder.waterfall(6);
    expectKinds(shown, waterfall);
    for (const one of shown.stages) expectKinds(one, stage);
    expect(shown.stages.map(({ name }) => name)).toEqual(['logits', 'top-k=4', 'temperature=0.5']);
    expect(shown.cutBy).toEqual([null, null, null, null, 1, 1]);
    decoder.setDetail(3);
    expectKinds(decoder.step().expanded[0]?.waterfall ?? {}, waterfall);
    decoder.setDetail(0);
  });
  test('Attention', () => expectKinds(decoder.attention(0, 0), attention));
  test('Scene', () => {
    const sample = new Decoder(model, Uint32Array.of(1, 2), 'strategy=sample');
    sample.step();
    for (const [kind, kinds] of Object.entries(scenes)) {
      const scene = sample.scene(kind as Scene['kind'], {});
      expectKinds(scene, kinds);
      expect(scene.kind).toBe(kind);
      if (scene.kind === 'tree') expectKinds(scene.nodes[0] ?? {}, treeNode);
      if (scene.kind === 'waterfall') expectKinds(scene.waterfall, waterfall);
      if (scene.kind === 'attention') expectKinds(scene.attention, attention);
      if (scene.kind === 'ledger') expectKinds(scene.written[0] ?? {}, treeNode);
    }
    sample.free();
  });
  test('HeadTrace, Thumbnails, LensLayer and Probe', () => {
    const inspection = new Inspection(model, Uint32Array.of(1, 2, 3), 'mask=full;off=0.1');
    const head = inspection.head(0, 1);
    expectKinds(head, headTrace);
    expectKinds(head.mixed, tensor);
    expect(head.queries.shape).toEqual([3, model.config.headChannels]);
    const small = inspection.thumbnails(2);
    expectKinds(small, thumbnails);
    expect(small.shape).toEqual([model.config.layers, model.config.heads, 2, 2]);
    for (const one of inspection.lens(3)) {
      expectKinds(one, lensLayer);
      expectKinds(one.distribution, distribution);
    }
    expectKinds(inspection.probe(2, 7), probe);
    inspection.free();
  });
  test('Next and Judgement', () => {
    const language = Language.named('minitales');
    for (const one of language.next(new Uint32Array()) ?? []) expectKinds(one, next);
    expectKinds(language.judge(language.sample(1)), judgement);
    const wrong = language.judge(language.ids('once upon'));
    expectKinds(wrong, judgement);
    expectKinds(wrong.impossible ?? {}, impossible);
  });
  test('TrainingReport', () => {
    const language = Language.named('minitales');
    const trainer = new Trainer(Model.random(language, 8, 1, 1, 0), language, { texts: 1 });
    expectKinds(trainer.step(), trainingReport);
  });
});

describe('the page may rely on', () => {
  test('a distribution that sums to 1', () => {
    const { candidates, rest: others } = decoder.distribution(12);
    const sum = candidates.reduce((total, { prob }) => total + prob, others.prob);
    expect(sum).toBeCloseTo(1, 6);
    expect(candidates.length + others.count).toBe(model.config.vocabSize);
  });

  test('rows of attention that sum to 1, with nothing on masked cells', () => {
    const { shape, mask, weights } = decoder.attention(0, 0);
    const [queries, keys] = shape;
    for (let query = 0; query < queries; query += 1) {
      const row = weights.subarray(query * keys, (query + 1) * keys);
      expect(row.reduce((sum, weight) => sum + weight)).toBeCloseTo(1, 5);
    }
    expect(weights.filter((_, at) => mask[at] === 0).every((weight) => weight === 0)).toBe(true);
  });

  test('an inspection that leaves the model as it is unless told otherwise', () => {
    const ids = Uint32Array.of(1, 2, 3);
    const plain = new Inspection(model, ids);
    expect(plain.intervention).toBe('');
    expect(plain.distribution(4)).toMatchObject({ position: 3, rest: { count: 127 } });
    expect(plain.lens(4).at(-1)?.distribution).toEqual(plain.distribution(4));
    expect(plain.probs().reduce((sum, prob) => sum + prob)).toBeCloseTo(1, 9);
    expect(plain.logProbs()).toHaveLength(2);
    expect(Array.from(plain.depends())).toEqual([1, 0, 0, 1, 1, 0, 1, 1, 1]);
    expect(Array.from(plain.probe(2, 7).largest.subarray(0, 2))).toEqual([0, 0]);
    const full = new Inspection(model, ids, 'off=1.3,0.1;mask=full');
    expect(full.intervention).toBe('mask=full;off=0.1,1.3');
    expect(full.probe(2, 7).largest[0]).toBeGreaterThan(0);
    expect(codeOf(() => new Inspection(model, ids, 'mask=window:0'))).toBe('bad-argument');
    expect(codeOf(() => new Inspection(model, ids, 'off=9.0'))).toBe('layer-out-of-range');
    expect(codeOf(() => plain.probe(3, 0))).toBe('bad-argument');
    plain.free();
    full.free();
  });

  test('the step that looked at a node', () => {
    const greedy = new Decoder(model, Uint32Array.of(1, 2));
    expect(greedy.stepAt(0)).toBeNull();
    const first = greedy.step();
    greedy.step();
    expect(greedy.stepAt(0)).toEqual(first);
    greedy.free();
  });

  test('a choice by hand that undo takes away and redo brings back', () => {
    const before = Array.from(decoder.ids);
    const node = decoder.choose(2);
    expect(decoder.written().at(-1)).toMatchObject({ node, id: 2, byHand: true });
    expect(decoder.undo()).toBe(true);
    expect(Array.from(decoder.ids)).toEqual(before);
    expect(decoder.redo()).toBe(true);
    expect(Array.from(decoder.ids)).toEqual([...before, 2]);
  });

  test('a session that replays to the same tree', () => {
    const sample = new Decoder(model, Uint32Array.of(1, 2), 'strategy=sample=3;seed=7');
    sample.step();
    sample.step();
    sample.go(0);
    sample.choose(5, 1);
    const again = Decoder.replay(model, sample.session);
    expect(again.nodes()).toEqual(sample.nodes());
    expect(again.session).toBe(sample.session);
    expect(JSON.parse(sample.session).actions).toEqual(['step*2', 'go=0', 'choose=5@1']);
    sample.free();
    again.free();
  });

  test('names of strategies and processors that it reads, all of which have words', () => {
    const names = (settings: string[]) => settings.map((one) => one.split('=')[0]).sort();
    expect(names(Decoder.strategies())).toEqual(Object.keys(en.decoding.strategies).sort());
    expect(names(Decoder.processors())).toEqual(Object.keys(en.decoding.kinds).sort());
    expect(Decoder.strategies()).toContain('beam=4:1:never');
    for (const one of Decoder.processors().filter((name) => !name.startsWith('grammar'))) {
      expect(
        codeOf(() => decoder.set(`processors=${one}`)),
        one,
      ).toBeUndefined();
    }
    expect(Decoder.inOrder('top-p=0.9,temperature=0.5', 'transformers')).toBe(
      'temperature=0.5,top-p=0.9',
    );
    expect(codeOf(() => decoder.set('processors=top-p=2'))).toBe('bad-argument');
  });

  test('errors with codes', () => {
    expect(codeOf(() => new Decoder(model, new Uint32Array()))).toBe('empty-prompt');
    expect(codeOf(() => new Decoder(model, Uint32Array.of(1e9)))).toBe('id-out-of-range');
    expect(codeOf(() => decoder.attention(99, 0))).toBe('layer-out-of-range');
    expect(codeOf(() => decoder.attention(0, 99))).toBe('head-out-of-range');
    expect(codeOf(() => Model.fromFiles({}))).toBe('missing-file');
    expect(codeOf(() => Model.fromLlama2c(new Uint8Array(3)))).toMatch(/truncated|llama2c-header/);
  });

  test('a distribution and attention of a text that fills the context', () => {
    const { contextSize, vocabSize } = model.config;
    const ids = Uint32Array.from({ length: contextSize }, (_, at) => 1 + (at % (vocabSize - 1)));
    const full = new Decoder(model, ids);
    expect(full.stop).toBe('full');
    expect(full.distribution(3).position).toBe(contextSize);
    expect(full.attention(0, 0).shape).toEqual([contextSize, contextSize]);
    full.free();
  });
});

test('every code of the engine has words on the page', () => {
  const source = readFileSync(new URL('../../src/error.rs', import.meta.url), 'utf8');
  const codes = [...source.matchAll(/=> "([a-z0-9-]+)",/g)].map(([, code]) => code);
  expect(codes.length).toBeGreaterThan(20);
  expect([...engineProblems].sort()).toEqual(codes.sort());
});
