/** The rounds of a search that ranks candidates against each other: who was in the pool, and where it was cut. */
import type { Step, StepCandidate, TreeNode } from 'lookback';

/** A strategy as the settings write it: `beam=4:1:never`. */
export interface Ranking {
  name: string;
  /** How many texts it keeps at a time. */
  width: number;
  groups: number;
}

/** A candidate among those it was ranked against. */
export interface Contender {
  candidate: StepCandidate;
  /** From 1; `null` where a processor forbids it. */
  rank: number | null;
  /** What it was ranked by. */
  key: number | null;
  /** How much less it has than the last that was taken; `null` for those that were. */
  cutBy: number | null;
  /** Where its key lies between the least and the best of the pool, in [0, 1]. */
  place: number;
}

export interface Pool {
  /** The best first. */
  contenders: Contender[];
  /** How many stand above the line. */
  taken: number;
  /** Where the line lies between the least and the best, in [0, 1]; `null` where nothing was taken. */
  line: number | null;
  /** How many others a processor forbids. */
  blocked: number;
  /** How many of the worst are left out. */
  left: number;
}

/** A round that can be looked at. */
export interface Round {
  /** How many tokens its texts had before it. */
  level: number;
  /** The node whose moment it is; `null`: the last. */
  node: number | null;
}

/** These rank all candidates, or a group's, against each other. */
const rankings = [
  'beam',
  'classic-beam',
  'beam-sample',
  'diverse-beam',
  'stochastic-beam',
  'contrastive',
];
/** Below the line a pool may be as long as the vocabulary. */
const mostCut = 12;

/** `null` for a strategy that ranks nothing. */
export function rankingOf(settings: string): Ranking | null {
  const [, name = '', values = ''] = /(?:^|;)strategy=([^=;]+)=?([^;]*)/.exec(settings) ?? [];
  if (!rankings.includes(name)) return null;
  const [first, second] = values.split(':').map(Number);
  // Contrastive search writes one text, whatever its first value says.
  const width = name === 'contrastive' ? 1 : (first ?? 1);
  return { name, width, groups: name === 'diverse-beam' ? (second ?? 1) : 1 };
}

/** One pool, or one for each group. */
export function poolsOf({ candidates }: Step, { width, groups }: Ranking): Pool[] {
  const open = candidates.filter(({ fate }) => fate !== 'blocked');
  const blocked = candidates.length - open.length;
  if (groups === 1) return [{ ...poolOf(open), blocked }];
  // Each group puts twice as many into question as it keeps, one group after another.
  const size = Math.max(1, 2 * Math.floor(width / groups));
  const pools = [];
  for (let at = 0; at < open.length; at += size) pools.push(poolOf(open.slice(at, at + size)));
  return pools.map((pool, at) => ({ ...pool, blocked: at === 0 ? blocked : 0 }));
}

export function roundsOf(
  steps: readonly TreeNode[],
  last: Step | null,
  nodes: readonly TreeNode[],
): Round[] {
  const lastLevel = levelOf(last, nodes) ?? steps.length;
  const way = [0, ...steps.map(({ node }) => node)];
  const earlier = way.slice(0, Math.min(lastLevel, steps.length));
  return [...earlier.map((node, level) => ({ level, node })), { level: lastLevel, node: null }];
}

/** How many tokens the texts had that a step went on from. */
export function levelOf(step: Step | null, nodes: readonly TreeNode[]): number | null {
  const first = step?.expanded[0];
  return first ? (nodes[first.node]?.length ?? null) : null;
}

function poolOf(candidates: readonly StepCandidate[]): Pool {
  const ranked = candidates
    .map((candidate) => ({ candidate, key: candidate.rankedBy ?? candidate.totalScore }))
    .sort((one, other) => (other.key ?? -Infinity) - (one.key ?? -Infinity));
  const lastTaken = ranked.reduce(
    (last, { candidate }, at) => (isTaken(candidate) ? at : last),
    -1,
  );
  const bar = ranked[lastTaken]?.key ?? null;
  const taken = lastTaken + 1;
  // Those that are left out must not press the others together.
  const keys = ranked.slice(0, taken + mostCut).flatMap(({ key }) => key ?? []);
  const [best = 0, least = 0] = [keys[0], keys.at(-1)];
  const place = (key: number) => (best > least ? Math.max(0, (key - least) / (best - least)) : 1);
  const contenders = ranked.map(({ candidate, key }, at): Contender => {
    const isCut = !isTaken(candidate) && key !== null && bar !== null && key < bar;
    return {
      candidate,
      key,
      rank: key === null ? null : at + 1,
      cutBy: isCut ? bar - key : null,
      place: key === null ? 0 : place(key),
    };
  });
  return {
    contenders: contenders.slice(0, taken + mostCut),
    taken,
    line: bar === null ? null : place(bar),
    blocked: 0,
    left: Math.max(0, contenders.length - taken - mostCut),
  };
}

function isTaken({ fate }: StepCandidate): boolean {
  return fate === 'kept' || fate === 'finished';
}
