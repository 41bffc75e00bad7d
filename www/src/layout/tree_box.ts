/** The nodes of the decoding tree as boxes: which of them are drawn, below which, and what is folded away. */
import type { TreeNode } from 'lookback';
import { shorten } from './shorten';
import type { TreeExtent } from './tree_extent';
import { measure, type Numbers } from './tree_measure';

/** A node, or the fold that stands for pruned leaves. */
export interface Box {
  /** The node's index; a fold has one below 0. */
  key: number;
  /** `null` for a fold. */
  node: TreeNode | null;
  parent: Box | null;
  /** Those that are drawn. */
  children: Box[];
  /** How many children the node has, drawn or not. */
  branches: number;
  /** The root's is 0. */
  level: number;
  /** Its place among the boxes of its level, from the top. */
  place: number;
  label: string;
  /** The score that is asked for. */
  numbers: string;
  /** How often a branch came here, where several came to the parent. */
  often: string;
  /** In [0, 1]. */
  prob: number;
  /** How many texts came here, of those that came to its parent; none where nothing is counted. */
  visits: { here: number; of: number };
  /** Leaves that led nowhere are drawn small. */
  isSmall: boolean;
  isLive: boolean;
  isFocus: boolean;
  /** Whether the focus is it, or stands below it. */
  isOnPath: boolean;
  /** How many leaves a fold stands for; 0 for a node. */
  leaves: number;
  isUnfolded: boolean;
  /** How many nodes below it are hidden since it is collapsed. */
  hides: number;
  /** The left edge, and the middle from top to bottom; the root's is 0. */
  x: number;
  y: number;
  width: number;
  height: number;
}

export interface TreeParts extends TreeExtent {
  /** Node 0 is the prompt; each stands after its parent. */
  nodes: readonly TreeNode[];
  label: (node: TreeNode) => string;
  live: readonly number[];
  focus: number;
  numbers: Numbers;
  /** Whether visits are those of texts that were drawn one by one: then they tell a frequency. */
  counts: boolean;
}

/** How many pruned leaves a node shows before the others are folded. */
const prunedShown = 4;
const longestLabel = 12;

/** The root's box, with all that is drawn below it. */
export function rooted(parts: TreeParts): Box {
  const { nodes, live, focus, unfolded, collapsed, numbers, counts } = parts;
  const boxes = familyOf(parts);
  for (const node of live) mark(boxes.get(node), 'isLive');
  mark(boxes.get(focus), 'isFocus');
  for (let at = boxes.get(focus) ?? null; at; at = at.parent) at.isOnPath = true;
  for (const box of boxes.values()) {
    if (box.children.length > 1) box.children.sort(better);
    if (counts) countVisits(box);
    if (box.children.length > prunedShown + 1) fold(box, unfolded.has(box.key));
  }
  collapse(boxes, nodes, collapsed);
  for (const box of boxes.values()) measure(box, isPrunedLeaf(box), numbers);
  const root = boxes.get(parts.root) ?? boxes.get(0) ?? blank(0, null);
  root.parent = null;
  return root;
}

export function isPrunedLeaf({ node, branches, leaves, isLive, isFocus }: Box): boolean {
  if (leaves > 0) return true;
  const ledNowhere = node?.fate === 'pruned' || node?.fate === 'blocked';
  return ledNowhere && branches === 0 && !node.byHand && !isLive && !isFocus;
}

function familyOf({ nodes, label }: TreeParts): Map<number, Box> {
  const boxes = new Map<number, Box>();
  for (const node of nodes) {
    const parent = node.parent === null ? null : (boxes.get(node.parent) ?? null);
    const box = blank(node.node, parent);
    box.node = node;
    box.label = shorten(label(node), longestLabel);
    box.prob = node.prob;
    boxes.set(node.node, box);
    if (!parent) continue;
    parent.children.push(box);
    parent.branches += 1;
  }
  return boxes;
}

function mark(box: Box | undefined, flag: 'isLive' | 'isFocus'): void {
  if (box) box[flag] = true;
}

function blank(key: number, parent: Box | null): Box {
  return {
    key,
    node: null,
    parent,
    children: [],
    branches: 0,
    level: 0,
    place: 0,
    label: '',
    numbers: '',
    often: '',
    prob: 0,
    visits: { here: 0, of: 0 },
    isSmall: false,
    isLive: false,
    isFocus: false,
    isOnPath: false,
    leaves: 0,
    isUnfolded: false,
    hides: 0,
    x: 0,
    y: 0,
    width: 0,
    height: 0,
  };
}

/** The best first; of equals, the older. */
function better(a: Box, b: Box): number {
  const [one, other] = [a.node?.score ?? 0, b.node?.score ?? 0];
  return other > one ? 1 : one > other ? -1 : a.key - b.key;
}

/** The prompt has no count of its own: all that went on from it came through it. */
function countVisits({ node, children }: Box): void {
  let through = 0;
  for (const child of children) through += child.node?.visits ?? 0;
  const of = Math.max(node?.visits ?? 0, through);
  for (const { node: below, visits } of children) {
    visits.here = below?.visits ?? 0;
    visits.of = of;
  }
}

function fold(box: Box, isUnfolded: boolean): void {
  const beyond = box.children.filter(isPrunedLeaf).slice(prunedShown);
  // A fold in the place of a single leaf would save nothing.
  if (beyond.length < 2) return;
  const leaves = beyond.length;
  const label = `${isUnfolded ? '−' : '+'}${leaves}`;
  const hidden = new Set(isUnfolded ? [] : beyond);
  box.children = box.children.filter((child) => !hidden.has(child));
  const one = { ...blank(-1 - box.key, box), label, leaves, isUnfolded };
  measure(one, true, 'none');
  box.children.push(one);
}

function collapse(
  boxes: ReadonlyMap<number, Box>,
  nodes: readonly TreeNode[],
  collapsed: ReadonlySet<number>,
): void {
  if (collapsed.size === 0) return;
  const below = new Map<number, number>();
  // Each node stands after its parent, so all that is below one is counted before it.
  for (let at = nodes.length - 1; at > 0; at -= 1) {
    const { node, parent } = nodes[at] as TreeNode;
    if (parent !== null) below.set(parent, (below.get(parent) ?? 0) + 1 + (below.get(node) ?? 0));
  }
  for (const key of collapsed) {
    const box = boxes.get(key);
    if (!box) continue;
    box.children = [];
    box.hides = below.get(key) ?? 0;
  }
}
