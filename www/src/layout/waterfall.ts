/** A distribution through its processors: a lane a token, and the final probabilities end to end. */
import type { Stage, Waterfall } from 'lookback';

/** `cut`: this stage removed the token; `gone`: an earlier one did. */
export type CellState = 'kept' | 'cut' | 'gone';

/** A token after one stage. */
export interface LaneCell {
  state: CellState;
  prob: number;
  score: number | null;
  /** How its score moved in this stage; `null`: it did not, or there is none. */
  moved: 'up' | 'down' | null;
}

/** A token through all stages. */
export interface Lane {
  id: number;
  cells: LaneCell[];
}

export function lanesOf({ ids, stages }: Waterfall): Lane[] {
  return ids.map((id, lane) => {
    const scores = stages.map((stage) => stage.scores[lane] ?? null);
    const cells = stages.map((stage, at): LaneCell => {
      const score = scores[at] ?? null;
      const before = scores[at - 1] ?? null;
      // A token may come back: a forced one is given a score whatever was done to it before.
      const gone = at > 0 && before === null ? 'gone' : 'cut';
      const state = score === null ? gone : 'kept';
      return { state, prob: stage.probs[lane] ?? 0, score, moved: direction(before, score) };
    });
    return { id, cells };
  });
}

function direction(before: number | null, after: number | null): LaneCell['moved'] {
  if (before === null || after === null || before === after) return null;
  return after > before ? 'up' : 'down';
}

/** What the tokens hold that are not shown, after one stage. */
export function restProb({ stages }: Waterfall, at: number): number {
  const dust = 1e-12; // sums of 64-bit numbers are not more exact
  const prob = stages[at]?.rest.prob ?? 0;
  // The best that is left is always shown: where nothing shown is left to the end, nothing is.
  return prob < dust || stages.slice(at).every(isEmpty) ? 0 : prob;
}

function isEmpty(stage: Stage): boolean {
  return stage.scores.every((score) => score === null);
}

/** A distribution before a stage, and after it. */
export interface Passage {
  entropyBefore: number;
  entropyAfter: number;
  /** How many tokens are left. */
  countBefore: number;
  countAfter: number;
  removed: number;
  removedMass: number;
  moved: boolean;
  /** Whether the best token before is sure to be among those that are shown. */
  showsBest: boolean;
  lanes: { id: number; before: LaneCell; after: LaneCell }[];
}

/** What stage `at` made of the one before it; the first has none before, and stands for both. */
export function passageOf(waterfall: Waterfall, at: number): Passage | null {
  const { ids, stages } = waterfall;
  const from = Math.max(0, at - 1);
  const [first, last] = [stages[from], stages[at]];
  if (!first || !last) return null;
  const lost = (to: number) =>
    stages.slice(0, to + 1).reduce((total, { removed }) => total + removed, 0);
  const all = ids.length + first.rest.count;
  return {
    entropyBefore: first.entropy,
    entropyAfter: last.entropy,
    countBefore: all - lost(from),
    countAfter: all - lost(at),
    removed: last.removed,
    removedMass: last.removedMass,
    moved: last.moved,
    showsBest: showsBest(waterfall, from),
    lanes: lanesOf(waterfall).flatMap(({ id, cells }) => {
      const [before, after] = [cells[from], cells[at]];
      return before && after ? [{ id, before, after }] : [];
    }),
  };
}

/** The best of the shown tokens before a stage. */
export function bestBefore({ lanes }: Passage): Passage['lanes'][number] | null {
  const [top] = [...lanes].sort((a, b) => b.before.prob - a.before.prob);
  return top && top.before.state === 'kept' ? top : null;
}

/** These move scores and leave their order as it was. */
const orderly = /^(temperature|dynamic-temperature|renormalize)\b/;

/** Shown are the best at first and the best at last: as long as no score passes another, one of them leads. */
function showsBest(waterfall: Waterfall, at: number): boolean {
  const { stages } = waterfall;
  const keepsOrder = stages
    .slice(1, at + 1)
    .every(({ moved, name }) => !moved || orderly.test(name));
  if (keepsOrder || at === stages.length - 1) return true;
  const most = Math.max(0, ...lanesOf(waterfall).map(({ cells }) => cells[at]?.prob ?? 0));
  return most >= restProb(waterfall, at);
}

/** A stretch of the line from 0 to 1. */
export interface Segment {
  /** `null` for all tokens that are not shown. */
  id: number | null;
  start: number;
  end: number;
}

/** Where a coin fell among the final probabilities. */
export interface Draw {
  segments: Segment[];
  /** Where its mark stands, in [0, 1]. */
  at: number;
  /** The segment it fell into; `null` when nothing was left to draw. */
  fellOn: Segment | null;
}

/**
 * The draw goes through all tokens, the lowest id first; those that are not shown are put
 * together at the end. Where they hold something, they shift the others, so the mark
 * is kept inside the segment of the token that was chosen, where the coin did fall.
 */
export function drawOf(waterfall: Waterfall, coin: number, chosen: number | null): Draw {
  const segments = segmentsOf(waterfall);
  const isWhole = segments.at(-1)?.id !== null;
  const own = segments.find(({ id }) => id === chosen) ?? segments.at(-1) ?? null;
  if (isWhole || chosen === null || own === null) {
    const fellOn = segments.find(({ end }) => coin < end) ?? segments.at(-1) ?? null;
    return { segments, at: coin, fellOn };
  }
  return { segments, at: Math.min(own.end, Math.max(own.start, coin)), fellOn: own };
}

function segmentsOf(waterfall: Waterfall): Segment[] {
  const last = waterfall.stages.length - 1;
  const probs = waterfall.stages[last]?.probs ?? [];
  const parts: { id: number | null; prob: number }[] = waterfall.ids
    .map((id, lane) => ({ id, prob: probs[lane] ?? 0 }))
    .sort((a, b) => a.id - b.id);
  parts.push({ id: null, prob: restProb(waterfall, last) });
  let end = 0;
  return parts
    .filter(({ prob }) => prob > 0)
    .map(({ id, prob }) => {
      const start = end;
      end += prob;
      return { id, start, end };
    });
}
