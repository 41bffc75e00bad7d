import type { Step, StepCandidate, TreeNode } from 'lookback';
import { describe, expect, test } from 'vitest';
import { poolsOf, type Ranking, rankingOf, roundsOf } from '../../src/layout/rounds';

const beam: Ranking = { name: 'beam', width: 2, groups: 1 };

function candidate(node: number, totalScore: number | null, more: Partial<StepCandidate> = {}) {
  const blank = { branch: 0, logProb: -1, score: -1, rankedBy: null, fate: 'kept', coin: null };
  return { ...blank, node, totalScore, ...more } as StepCandidate;
}

function stepOf(candidates: StepCandidate[], expanded = [0]): Step {
  return {
    expanded: expanded.map((node) => ({ node, waterfall: null, coin: null })),
    candidates,
    live: [],
    done: [],
    bound: null,
    stop: null,
    focus: 0,
    evaluated: 1,
  };
}

function only(step: Step, ranking = beam) {
  const [pool] = poolsOf(step, ranking);
  if (!pool) throw new Error('no pool');
  return pool;
}

describe('a strategy', () => {
  test.each([
    ['strategy=beam=4:1:never;seed=7', { name: 'beam', width: 4, groups: 1 }],
    ['seed=7;strategy=diverse-beam=6:3:0.5:1', { name: 'diverse-beam', width: 6, groups: 3 }],
    ['strategy=contrastive=0.6:4', { name: 'contrastive', width: 1, groups: 1 }],
  ])('%s ranks', (settings, ranking) => {
    expect(rankingOf(settings)).toEqual(ranking);
  });

  test.each(['', 'strategy=greedy', 'strategy=sample=4', 'strategy=enumerate=0:100'])(
    '%s ranks nothing',
    (settings) => {
      expect(rankingOf(settings)).toBeNull();
    },
  );
});

describe('a pool', () => {
  test('has the best first, whatever the order of the draws', () => {
    const pool = only(stepOf([candidate(1, -3), candidate(2, -1), candidate(3, -2)]));
    expect(pool.contenders.map(({ candidate: { node }, rank }) => [node, rank])).toEqual([
      [2, 1],
      [3, 2],
      [1, 3],
    ]);
  });

  test('is cut after the last that was taken, and the others tell by how much', () => {
    const pool = only(
      stepOf([
        candidate(1, -1),
        candidate(2, -2, { fate: 'finished' }),
        candidate(3, -2.5),
        candidate(4, -2.75, { fate: 'pruned' }),
        candidate(5, -4.5, { fate: 'finished-too-low' }),
      ]),
    );
    expect(pool.taken).toBe(3);
    expect(pool.contenders.map(({ cutBy }) => cutBy)).toEqual([null, null, null, 0.25, 2]);
  });

  test('is cut after one that has ended, where that ranks last of all that count', () => {
    const ended = candidate(2, -2, { fate: 'finished' });
    const pool = only(stepOf([candidate(1, -1), ended, candidate(3, -3, { fate: 'pruned' })]));
    expect(pool).toMatchObject({ taken: 2, line: 0.5 });
    expect(pool.contenders.at(-1)?.cutBy).toBe(1);
  });

  test('does not tell how far one was cut that ranks above the line', () => {
    const low = candidate(2, -2, { fate: 'finished-too-low' });
    const pool = only(stepOf([candidate(1, -1), low, candidate(3, -3)]));
    expect(pool.contenders[1]?.cutBy).toBeNull();
    expect(pool.taken).toBe(3);
  });

  test('is ranked by another number where there is one', () => {
    const pool = only(
      stepOf([candidate(1, -1, { rankedBy: -9 }), candidate(2, -5, { rankedBy: -2 })]),
    );
    expect(pool.contenders.map(({ key }) => key)).toEqual([-2, -9]);
  });

  test('places each between the least and the best', () => {
    const pool = only(
      stepOf([candidate(1, -1), candidate(2, -2), candidate(3, -5, { fate: 'pruned' })]),
    );
    expect(pool.contenders.map(({ place }) => place)).toEqual([1, 0.75, 0]);
    expect(pool.line).toBe(0.75);
  });

  test('counts what is forbidden, and what is too far below the line to be shown', () => {
    const cut = Array.from({ length: 20 }, (_, at) =>
      candidate(at + 3, -3 - at, { fate: 'pruned' }),
    );
    const blocked = candidate(99, null, { fate: 'blocked' });
    const pool = only(stepOf([candidate(1, -1), candidate(2, -2), ...cut, blocked]));
    expect(pool).toMatchObject({ blocked: 1, left: 8 });
    expect(pool.contenders).toHaveLength(14);
    expect(pool.contenders.at(-1)?.place).toBe(0);
  });

  test('has no line where nothing was taken', () => {
    expect(only(stepOf([candidate(1, -1, { fate: 'pruned' })]))).toMatchObject({
      taken: 0,
      line: null,
    });
  });

  test('is one for each group, also where a later group does better', () => {
    const fates = ['kept', 'pruned'] as const;
    const all = [-1, -9, -2, -3].map((score, at) =>
      candidate(at + 1, score, { fate: fates[at % 2] ?? 'kept' }),
    );
    const pools = poolsOf(stepOf(all), { name: 'diverse-beam', width: 2, groups: 2 });
    expect(pools.map(({ contenders }) => contenders.map(({ cutBy }) => cutBy))).toEqual([
      [null, 8],
      [null, 1],
    ]);
  });
});

describe('the rounds', () => {
  const nodes = [0, 1, 2, 3].map((length) => ({ node: length, length })) as TreeNode[];

  test('are one for each token that was written, the last without a node', () => {
    expect(roundsOf(nodes.slice(1), stepOf([], [2]), nodes)).toEqual([
      { level: 0, node: 0 },
      { level: 1, node: 1 },
      { level: 2, node: null },
    ]);
  });

  test('go on after a text that has ended earlier', () => {
    expect(roundsOf(nodes.slice(1, 2), stepOf([], [3]), nodes)).toEqual([
      { level: 0, node: 0 },
      { level: 3, node: null },
    ]);
  });

  test('have a place for a token that no step has chosen', () => {
    expect(roundsOf(nodes.slice(1, 2), null, nodes)).toEqual([
      { level: 0, node: 0 },
      { level: 1, node: null },
    ]);
  });
});
