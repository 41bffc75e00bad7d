/** Lanes that were written by nobody, for tests: what a text's numbers would be is given. */
import type { Comparison, Lane, LaneText } from '../../src/engine/protocol';
import { pieceOf } from './fake_engine';

/** A text of these ids, each with log p −1. */
export function textOf(ids: number[], more: Partial<LaneText> = {}): LaneText {
  return {
    settings: 'strategy=greedy;max-new-tokens=20',
    pieces: ids.map(pieceOf),
    steps: ids.map((id, at) => ({
      node: at + 1,
      parent: at,
      id,
      length: at + 1,
      prob: 0.375,
      logProb: -1,
      totalLogProb: -1 - at,
      score: -1,
      totalScore: -1 - at,
      fate: 'kept',
      visits: 1,
      byHand: false,
    })),
    stop: 'finished',
    ended: true,
    whole: true,
    logProb: -ids.length,
    score: -ids.length,
    perplexity: 2.5,
    verdict: null,
    ...more,
  };
}

export function laneOf(text: LaneText | null, more: Partial<Lane> = {}): Lane {
  const settings = text?.settings ?? 'strategy=greedy;max-new-tokens=20';
  return { settings, text, problem: null, evaluated: 7, ...more };
}

export function comparisonOf(lanes: Lane[], more: Partial<Comparison> = {}): Comparison {
  return { promptLength: 2, lanes, running: false, ...more };
}
