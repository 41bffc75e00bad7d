import type { TreeNode } from 'lookback';
import { describe, expect, test } from 'vitest';
import {
  areaOf,
  type Box,
  drawnArea,
  edgeTo,
  fitted,
  held,
  margin,
  meets,
  neighbourOf,
  revealing,
  type Tree,
  type TreeParts,
  treeOf,
  zoomed,
} from '../../src/layout/tree';

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
  return treeOf({ nodes, label, live: [], focus: 0, unfolded: new Set(), ...more });
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

  test('tell how many branches came, of those at the parent', () => {
    const nodes = [
      prompt,
      child(1, 0, { visits: 15 }),
      child(2, 0, { visits: 5 }),
      child(3, 2, { visits: 5 }),
      child(4, 1, { visits: 1 }),
    ];
    const tree = drawn(nodes);
    const numbers = [1, 2, 3, 4].map((key) => boxOf(tree, key).numbers);
    expect(numbers).toEqual(['0.50 ×15 15/20', '0.50 ×5 5/20', '0.50 ×5', '0.50']);
    expect(boxOf(tree, 4).visits).toEqual({ here: 1, of: 15 });
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
});

describe('the view', () => {
  const bounds = { left: 0, top: -100, right: 1000, bottom: 300 };
  const frame = { width: 540, height: 400 };

  test('fits the whole tree', () => {
    const { x, y, zoom } = fitted(bounds, frame, false);
    expect(zoom).toBe(0.5);
    expect(x).toBe(margin);
    expect(y - 50).toBeCloseTo(400 - (y + 150));
  });

  test('stays legible where that is asked for, and never enlarges', () => {
    expect(fitted(bounds, frame, true).zoom).toBe(0.7);
    expect(fitted({ left: 0, top: 0, right: 10, bottom: 10 }, frame, false).zoom).toBe(1);
  });

  test('keeps the point at which it zooms', () => {
    const view = { x: 30, y: 40, zoom: 1 };
    const { x, y, zoom } = zoomed(view, 1.5, 130, 240);
    expect([x + 100 * zoom, y + 200 * zoom]).toEqual([130, 240]);
  });

  test('moves no further than shows an area', () => {
    const view = { x: 0, y: 0, zoom: 1 };
    const area = { left: 600, top: 10, right: 700, bottom: 30 };
    expect(revealing(view, area, frame)).toEqual({ x: frame.width - margin - 700, y: 10, zoom: 1 });
    expect(revealing(view, { ...area, left: 50, right: 90, top: 50 }, frame).x).toBe(0);
  });

  test('never loses the tree', () => {
    const far = held({ x: -9999, y: 9999, zoom: 1 }, bounds, frame);
    expect(far.x + bounds.right).toBe(frame.width - margin);
    expect(far.y + bounds.top).toBe(margin);
  });

  test('draws the same while it moves a little, and all that is in the frame', () => {
    const area = drawnArea({ x: -120, y: 10, zoom: 1 }, frame);
    expect(drawnArea({ x: -130, y: 20, zoom: 1 }, frame)).toEqual(area);
    expect(meets({ left: 120, top: -10, right: 660, bottom: 390 }, area)).toBe(true);
    expect(area.left).toBeLessThan(120);
    expect(area.right).toBeGreaterThan(660);
  });
});
