import type { TreeNode } from 'lookback';
import { describe, expect, test } from 'vitest';
import {
  areaOf,
  type Box,
  boxAt,
  edgeTo,
  neighbourOf,
  neighboursOf,
  newestArea,
  type Tree,
  type TreeParts,
  treeOf,
} from '../../src/layout/tree';
import { wholeTree } from '../../src/layout/tree_extent';
import type { Numbers } from '../../src/layout/tree_measure';

const prompt: TreeNode = {
  node: 0,
  parent: null,
  id: 0,
  length: 0,
  prob: 1,
  logProb: 0,
  totalLogProb: 0,
  score: 0,
  totalScore: 0,
  fate: 'kept',
  visits: 0,
  byHand: false,
};

function child(node: number, parent: number, more: Partial<TreeNode> = {}): TreeNode {
  return { ...prompt, node, parent, prob: 0.5, score: -1, ...more };
}

function drawn(nodes: TreeNode[], more: Partial<TreeParts> = {}): Tree {
  const label = ({ node }: TreeNode) => `t${node}`;
  return treeOf({
    ...wholeTree,
    nodes,
    label,
    live: [],
    focus: 0,
    numbers: 'prob',
    counts: true,
    ...more,
  });
}

function boxOf({ byKey }: Tree, key: number): Box {
  const box = byKey.get(key);
  if (!box) throw new Error(`no box ${key}`);
  return box;
}

/** A parent with `count` pruned leaves, of which later ones score lower. */
const pruned = (count: number) => [
  prompt,
  ...Array.from({ length: count }, (_, at) => child(at + 1, 0, { score: -at, fate: 'pruned' })),
];

/** Any tree of `count` nodes: the same one each time. */
function wild(count: number): TreeNode[] {
  const fates = ['kept', 'pruned', 'finished', 'kept'] as const;
  return [
    prompt,
    ...Array.from({ length: count - 1 }, (_, at) => {
      const node = at + 1;
      const back = (node * 7919) % Math.min(node, 60);
      return child(node, node - 1 - back, { score: -(node % 13), fate: fates[node % 4] ?? 'kept' });
    }),
  ];
}

describe('the tree', () => {
  test('grows to the right, a level a token', () => {
    const tree = drawn([prompt, child(1, 0), child(2, 1)]);
    const [first, second, third] = tree.boxes;
    expect(tree.levels.map((level) => level.length)).toEqual([1, 1, 1]);
    expect(first?.x).toBe(0);
    expect(second?.x).toBeGreaterThan((first?.x ?? 0) + (first?.width ?? 0));
    expect(third?.x).toBeGreaterThan((second?.x ?? 0) + (second?.width ?? 0));
  });

  test('has the best of siblings on top, and of equals the older', () => {
    const tree = drawn([prompt, child(1, 0, { score: -3 }), child(2, 0), child(3, 0)]);
    expect(tree.levels[1]?.map(({ key }) => key)).toEqual([2, 3, 1]);
    const heights = tree.levels[1]?.map(({ y }) => y) ?? [];
    expect(heights).toEqual([...heights].sort((a, b) => a - b));
  });

  test('has the prompt alone when nothing is written', () => {
    const tree = drawn([prompt]);
    expect(tree.boxes).toHaveLength(1);
    expect(boxOf(tree, 0)).toMatchObject({ x: 0, y: 0, numbers: '', isFocus: true });
  });

  test('marks the way to the focus', () => {
    const tree = drawn([prompt, child(1, 0), child(2, 0), child(3, 2)], { focus: 3, live: [1] });
    expect(tree.boxes.filter(({ isOnPath }) => isOnPath).map(({ key }) => key)).toEqual([0, 2, 3]);
    expect(tree.boxes.filter(({ isLive }) => isLive).map(({ key }) => key)).toEqual([1]);
  });

  test.each([
    ['thousands of nodes', wild(5000)],
    ['one long text', [prompt, ...Array.from({ length: 4999 }, (_, at) => child(at + 1, at))]],
    [
      'thousands of siblings',
      [prompt, ...Array.from({ length: 4999 }, (_, at) => child(at + 1, 0))],
    ],
  ])('of %s has no two boxes that overlap', (_, nodes) => {
    const unfolded = new Set(nodes.map(({ node }) => node));
    const { boxes, levels, bounds } = drawn(nodes, { unfolded });
    expect(boxes.filter(({ node }) => node)).toHaveLength(5000);
    let right = -1;
    for (const level of levels) {
      const areas = level.map(areaOf);
      expect(Math.min(...areas.map(({ left }) => left))).toBeGreaterThan(right);
      right = Math.max(...areas.map((area) => area.right));
      for (const [at, { top }] of areas.entries())
        if (at > 0) expect(top).toBeGreaterThanOrEqual(areas[at - 1]?.bottom ?? 0);
    }
    expect(bounds.right).toBe(right);
  });
});

describe('numbers', () => {
  test('are the probability, to two decimals', () => {
    const tree = drawn([prompt, child(1, 0), child(2, 0, { prob: 0.0001 })]);
    expect(boxOf(tree, 1)).toMatchObject({ prob: 0.5, numbers: '0.50' });
    expect(boxOf(tree, 2).numbers).toBe('<0.01');
  });

  test.each<[Numbers, string]>([
    ['prob', '0.50'],
    ['log-prob', '−0.69'],
    ['total-score', '−4.20'],
    ['none', ''],
  ])('are what is asked for: %s', (numbers, expected) => {
    const nodes = [prompt, child(1, 0, { logProb: -0.69, totalScore: -4.2 })];
    expect(boxOf(drawn(nodes, { numbers }), 1).numbers).toBe(expected);
  });

  test('hold the frequency of draws against the probability', () => {
    const nodes = [
      prompt,
      child(1, 0, { visits: 15 }),
      child(2, 0, { visits: 5 }),
      child(3, 2, { visits: 5 }),
      child(4, 1, { visits: 1 }),
      child(5, 0),
    ];
    const tree = drawn(nodes);
    const often = [1, 2, 3, 4, 5].map((key) => boxOf(tree, key).often);
    expect(often).toEqual(['15/20=0.75', '5/20=0.25', '×5', '1/15=0.07', '']);
    expect(boxOf(tree, 4).visits).toEqual({ here: 1, of: 15 });
  });

  test('tell no frequency where texts were not drawn one by one', () => {
    const nodes = [prompt, child(1, 0, { visits: 3 }), child(2, 0, { visits: 1 })];
    const tree = drawn(nodes, { counts: false });
    expect([1, 2].map((key) => boxOf(tree, key).often)).toEqual(['', '']);
  });

  test('make lines as wide as the probability', () => {
    const tree = drawn([prompt, child(1, 0, { prob: 1 }), child(2, 0), child(3, 0, { prob: 0 })]);
    const [sure, even, never] = [1, 2, 3].map((key) => edgeTo(boxOf(tree, key)).width);
    expect(even).toBe((sure ?? 0) / 2);
    expect(never).toBeGreaterThan(0);
  });
});

describe('pruned leaves', () => {
  test('beyond the best four are folded', () => {
    const tree = drawn(pruned(7));
    expect(tree.levels[1]?.map(({ label }) => label)).toEqual(['t1', 't2', 't3', 't4', '+3']);
    expect(boxOf(tree, -1)).toMatchObject({ leaves: 3, node: null, isSmall: true });
  });

  test('are all there when they are unfolded, and can be folded again', () => {
    const tree = drawn(pruned(7), { unfolded: new Set([0]) });
    expect(tree.levels[1]).toHaveLength(8);
    expect(tree.levels[1]?.at(-1)).toMatchObject({ label: '−3', isUnfolded: true });
  });

  test('are not folded where that would hide one alone', () => {
    expect(drawn(pruned(5)).levels[1]).toHaveLength(5);
  });

  test('stay when something follows them, when they were picked, and when they are the focus', () => {
    const nodes = pruned(9).map((node) => (node.node === 8 ? { ...node, byHand: true } : node));
    const tree = drawn([...nodes, child(10, 7)], { focus: 9 });
    const kept = tree.levels[1]?.map(({ label }) => label);
    expect(kept).toEqual(['t1', 't2', 't3', 't4', 't7', 't8', 't9', '+2']);
  });
});

describe('a part of the tree', () => {
  const nodes = [prompt, child(1, 0), child(2, 1), child(3, 2), child(4, 2), child(5, 0)];

  test('is hidden below a collapsed node, which tells how many nodes that are', () => {
    const tree = drawn(nodes, { collapsed: new Set([1]) });
    expect(tree.boxes.map(({ key }) => key)).toEqual([0, 1, 5]);
    expect(boxOf(tree, 1)).toMatchObject({ hides: 3, branches: 1 });
  });

  test('is shown alone from its root on', () => {
    const tree = drawn(nodes, { root: 2 });
    expect(tree.boxes.map(({ key }) => key)).toEqual([2, 3, 4]);
    expect(boxOf(tree, 2)).toMatchObject({ level: 0, x: 0, parent: null, numbers: '0.50' });
  });

  test('whose root is gone gives the whole tree', () => {
    expect(drawn(nodes, { root: 99 }).boxes).toHaveLength(6);
  });

  test('that is newest is the deepest of what was added', () => {
    const tree = drawn(nodes);
    expect(newestArea(tree, 2)).toMatchObject({ left: boxOf(tree, 3).x });
    expect(newestArea(tree, 6)).toBeNull();
  });
});

describe('a point', () => {
  const tree = drawn([prompt, child(1, 0), child(2, 0)]);

  test('in a box finds it, and between boxes finds none', () => {
    const { x, y } = boxOf(tree, 2);
    expect(boxAt(tree, { x: x + 1, y: y + 1 })?.key).toBe(2);
    expect(boxAt(tree, { x: x - 5, y })).toBeNull();
    expect(boxAt(tree, { x: x + boxOf(tree, 2).width + 5, y })).toBeNull();
    expect(boxAt(tree, { x: x + 1, y: 999 })).toBeNull();
  });
});

describe('a walk', () => {
  const tree = drawn([prompt, child(1, 0), child(2, 0, { score: -2 }), child(3, 1), child(4, 2)]);
  test.each([
    ['ArrowRight', 0, 1],
    ['ArrowRight', 3, 3],
    ['ArrowLeft', 4, 2],
    ['ArrowLeft', 0, 0],
    ['ArrowDown', 1, 2],
    ['ArrowDown', 3, 4],
    ['ArrowUp', 4, 3],
    ['ArrowUp', 3, 3],
    ['Home', 4, 0],
  ])('by %s from %i comes to %i', (key, from, to) => {
    expect(neighbourOf(tree, boxOf(tree, from), key)?.key).toBe(to);
  });

  test('knows no other keys', () => {
    expect(neighbourOf(tree, boxOf(tree, 0), 's')).toBeNull();
  });

  test('has all that it can come to at hand', () => {
    const keys = neighboursOf(tree, boxOf(tree, 1)).map(({ key }) => key);
    expect(keys.sort()).toEqual([0, 1, 2, 3]);
    expect(neighboursOf(tree, boxOf(tree, 3)).map(({ key }) => key)).toContain(0);
  });
});
