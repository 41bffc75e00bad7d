/** Scenes that pictures are drawn from in tests. */
import type { Step, StepCandidate, TreeNode } from 'lookback';
import type { Comparison, InsideLook, Reading, Verdict } from '../../src/engine/protocol';
import { en } from '../../src/notes/en';
import { picturesEn } from '../../src/notes/en/pictures';
import { zh } from '../../src/notes/zh';
import { picturesZh } from '../../src/notes/zh/pictures';
import { palettes } from '../../src/pictures/palette';
import type { Scene } from '../../src/pictures/scene';
import { initialState, type State } from '../../src/state/state';
import { config, look, pieceOf, readingOf } from '../engine/fake_engine';
import { comparisonOf, laneOf, textOf } from '../engine/fake_lanes';

export function sceneOf(more: Partial<State>, language: 'en' | 'zh' = 'en'): Scene {
  const model: State['model'] = {
    name: 'fake',
    config,
    weights: 'f32',
    tokenizer: 'word-level',
    words: null,
    strategies: [],
    processors: [],
    origin: 'shipped',
    field: 'fake',
  };
  const state = initialState({ model, prompt: 'a', ...more });
  const isEnglish = language === 'en';
  const words = isEnglish ? picturesEn : picturesZh;
  return { state, notes: isEnglish ? en : zh, words, palette: palettes.light };
}

/** A prompt of one token and two that were written. */
export function readingBefore(more: Partial<Reading> = {}): Reading {
  const written = [1, 2].map((id) => ({ id, byHand: false }));
  const reading = readingOf([1], written, look);
  const [first] = reading.steps as [TreeNode];
  const nodes = [{ ...first, node: 0, parent: null, length: 0 }, ...reading.steps];
  return { ...reading, nodes, nodePieces: nodes.map(({ id }) => pieceOf(id)), ...more };
}

export function readingInside(inside: Partial<InsideLook> = {}): Reading {
  const asked: InsideLook = { intervention: '', probe: null, ...inside };
  return readingOf([1], [{ id: 2, byHand: false }], { ...look, inside: asked });
}

function candidate(node: number, totalScore: number, fate: StepCandidate['fate']): StepCandidate {
  const blank = { branch: 0, logProb: -1, score: -1, rankedBy: null, coin: null };
  return { ...blank, node, totalScore, fate };
}

export const round: Step = {
  expanded: [{ node: 2, waterfall: null, coin: null }],
  candidates: [
    candidate(3, -1, 'kept'),
    candidate(4, -2, 'finished'),
    candidate(5, -2.125, 'pruned'),
  ],
  live: [{ node: 3, score: -1 }],
  done: [{ node: 4, score: -0.5 }],
  bound: -0.25,
  stop: null,
  focus: 3,
  evaluated: 1,
};

/** Two tokens were written, and a third has just been chosen among three. */
export function readingOfRound(more: Partial<Reading> = {}): Reading {
  const written = [1, 2, 3].map((id) => ({ id, byHand: false }));
  const reading = readingOf([1], written, look);
  const [first] = reading.steps as [TreeNode];
  const others = [4, 5].map((node) => ({ ...first, node, parent: 2, id: node, length: 3 }));
  const nodes = [{ ...first, node: 0, parent: null, length: 0 }, ...reading.steps, ...others];
  const nodePieces = nodes.map(({ id }) => pieceOf(id));
  return {
    ...reading,
    settings: 'strategy=beam=2:1:never',
    step: round,
    nodes,
    nodePieces,
    ...more,
  };
}

const beam = { settings: 'strategy=beam=2:1:never;max-new-tokens=20' };
/** The language has 6 there, and no 4. */
const verdict: Verdict = {
  logProbs: [-1, null],
  logProb: null,
  impossible: { position: 3, piece: pieceOf(4), possible: [{ piece: pieceOf(6), prob: 0.75 }] },
};

/** The second lane parts from the first at its second token; the third has proven the best text. */
export function comparison(more: Partial<Comparison> = {}): Comparison {
  const exact = { settings: 'strategy=exact=1:0:10000;max-new-tokens=20', stop: 'proven' } as const;
  return comparisonOf(
    [
      laneOf(textOf([1, 2, 3])),
      laneOf(textOf([1, 4], { ...beam, verdict })),
      laneOf(textOf([5], { ...exact, logProb: -0.5 })),
    ],
    more,
  );
}

/** A picture of each figure that the page draws. */
export const scenes: Record<string, Partial<State>> = {
  'next-token': { reading: readingBefore() },
  rounds: { reading: readingOfRound() },
  heads: { reading: readingInside({ intervention: 'off=0.1' }) },
  'next-changed': { reading: readingInside({ intervention: 'mask=full' }) },
  'logit-lens': { reading: readingInside() },
  'causality-probe': { reading: readingInside({ intervention: 'mask=full' }) },
  lanes: { comparison: comparison() },
  measures: { comparison: comparison() },
};
