/** The decoding tree as boxes and lines from left to right, and the window through which one looks at it. */
import { hierarchy, tree } from 'd3-hierarchy';
import type { TreeNode } from 'lookback';
import { nats } from './format';
import { shorten } from './shorten';

/** A node, or the fold that stands for pruned leaves. */
export interface Box {
  /** The node's index; a fold has one below 0. */
  key: number;
  /** `null` for a fold. */
  node: TreeNode | null;
  parent: Box | null;
  children: Box[];
  /** The prompt's is 0. */
  level: number;
  /** Its place among the boxes of its level, from the top. */
  place: number;
  label: string;
  /** Probability and visits. */
  numbers: string;
  /** In [0, 1]. */
  prob: number;
  /** How many branches came here, of those that came to its parent. */
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
  /** The left edge, and the middle from top to bottom; the prompt's is 0. */
  x: number;
  y: number;
  width: number;
  height: number;
}

export interface Tree {
  /** Each after its parent. */
  boxes: Box[];
  byKey: ReadonlyMap<number, Box>;
  /** From the top. */
  levels: Box[][];
  bounds: Area;
}

export interface Area {
  left: number;
  top: number;
  right: number;
  bottom: number;
}

export interface TreeParts {
  nodes: readonly TreeNode[];
  label: (node: TreeNode) => string;
  live: readonly number[];
  focus: number;
  /** The nodes whose pruned leaves are all shown. */
  unfolded: ReadonlySet<number>;
}

/** How many pruned leaves a node shows before the others are folded. */
const prunedShown = 4;
const longestLabel = 12;
/** Sizes in pixels at zoom 1; the widths of characters are those of the mono face. */
const size = { height: 28, small: 21, sibling: 6, cousin: 14, column: 44, padding: 11 };
const character = { label: 7.9, smallLabel: 7.3, wide: 13, number: 6.7 };
const flagWidth = 14;
const thickestEdge = 11;
const thinnestEdge = 0.75;

/** Time grows with the number of nodes alone. */
export function treeOf(parts: TreeParts): Tree {
  const root = rooted(parts);
  const laidOut = tree<Box>()
    .nodeSize([1, 1])
    .separation(({ data: one, parent }, { data: other, parent: otherParent }) => {
      const gap = parent === otherParent ? size.sibling : size.cousin;
      return (one.height + other.height) / 2 + gap;
    })(hierarchy(root, (box) => box.children));
  const boxes: Box[] = [];
  const levels: Box[][] = [];
  laidOut.each(({ data, depth, x }) => {
    data.level = depth;
    data.y = x;
    boxes.push(data);
    levels[depth] ??= [];
    levels[depth].push(data);
  });
  const bounds = { left: 0, top: 0, right: 0, bottom: 0 };
  for (const level of levels) {
    const x = level[0]?.level === 0 ? 0 : bounds.right + size.column;
    for (const [place, box] of level.entries()) {
      box.place = place;
      box.x = x;
      bounds.right = Math.max(bounds.right, x + box.width);
      bounds.top = Math.min(bounds.top, box.y - box.height / 2);
      bounds.bottom = Math.max(bounds.bottom, box.y + box.height / 2);
    }
  }
  return { boxes, byKey: new Map(boxes.map((box) => [box.key, box])), levels, bounds };
}

/** The box one step away by an arrow key or Home; `null` for any other key. */
export function neighbourOf({ levels, boxes }: Tree, box: Box, key: string): Box | null {
  const level = levels[box.level] ?? [];
  const moves: Record<string, Box | null | undefined> = {
    ArrowRight: box.children[0],
    ArrowLeft: box.parent,
    ArrowUp: level[box.place - 1],
    ArrowDown: level[box.place + 1],
    Home: boxes[0],
  };
  return key in moves ? (moves[key] ?? box) : null;
}

/** A line as wide as the probability, from the middle of one box's end to the middle of the other's start. */
export function edgeTo(box: Box): { path: string; width: number } {
  const from = box.parent ?? box;
  const [x0, x1] = [from.x + from.width, box.x];
  const middle = x1 - size.column / 2;
  return {
    path: `M${x0} ${from.y}H${x1 - size.column}C${middle} ${from.y} ${middle} ${box.y} ${x1} ${box.y}`,
    width: Math.max(thinnestEdge, box.prob * thickestEdge),
  };
}

export function areaOf({ x, y, width, height }: Box): Area {
  return { left: x, top: y - height / 2, right: x + width, bottom: y + height / 2 };
}

function rooted({ nodes, label, live, focus, unfolded }: TreeParts): Box {
  const alive = new Set(live);
  const boxes = new Map<number, Box>();
  let root: Box | undefined;
  for (const node of nodes) {
    const parent = node.parent === null ? null : (boxes.get(node.parent) ?? null);
    const box = { ...blank(node.node, parent), node, label: shorten(label(node), longestLabel) };
    box.prob = node.prob;
    box.isLive = alive.has(node.node);
    box.isFocus = focus === node.node;
    boxes.set(node.node, box);
    parent?.children.push(box);
    root ??= box;
  }
  for (let at = boxes.get(focus) ?? null; at; at = at.parent) at.isOnPath = true;
  for (const box of boxes.values()) {
    box.children.sort(better);
    countVisits(box);
    fold(box, unfolded.has(box.key));
  }
  for (const box of boxes.values()) measure(box);
  return root ?? blank(0, null);
}

function blank(key: number, parent: Box | null): Box {
  const flags = { isSmall: false, isLive: false, isFocus: false, isOnPath: false };
  const place = { level: 0, place: 0, x: 0, y: 0, width: size.height, height: size.height };
  const words = { label: '', numbers: '', prob: 0, leaves: 0, isUnfolded: false };
  const visits = { here: 0, of: 0 };
  return { key, node: null, parent, children: [], visits, ...words, ...flags, ...place };
}

/** The best first; of equals, the older. */
function better(a: Box, b: Box): number {
  const [one, other] = [a.node?.score ?? 0, b.node?.score ?? 0];
  return other > one ? 1 : one > other ? -1 : a.key - b.key;
}

/** The prompt has no count of its own: all that went on from it came through it. */
function countVisits({ node, children }: Box): void {
  const through = children.reduce((sum, child) => sum + (child.node?.visits ?? 0), 0);
  const of = Math.max(node?.visits ?? 0, through);
  for (const child of children) child.visits = { here: child.node?.visits ?? 0, of };
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
  measure(one);
  box.children.push(one);
}

function isPrunedLeaf({ node, children, isLive, isFocus }: Box): boolean {
  const ledNowhere = node?.fate === 'pruned' || node?.fate === 'blocked';
  return ledNowhere && children.length === 0 && !node.byHand && !isLive && !isFocus;
}

function measure(box: Box): void {
  if (box.parent && box.node) box.numbers = numbersOf(box);
  box.isSmall = box.leaves > 0 || isPrunedLeaf(box);
  box.height = box.isSmall ? size.small : size.height;
  box.width = Math.ceil(widthOf(box));
}

function widthOf({ node, label, numbers, isSmall }: Box): number {
  const characters = Array.from(label).map((one) =>
    /[\u1100-\u115f\u2e80-\ua4cf\uac00-\ud7a3\uf900-\ufaff\ufe30-\uff60]|[^\0-\uffff]/u.test(one)
      ? character.wide
      : isSmall
        ? character.smallLabel
        : character.label,
  );
  const text = characters.reduce((sum, width) => sum + width, 0);
  const more = numbers === '' ? 0 : 7 + numbers.length * character.number;
  const hasFlag = node?.fate === 'finished' || node?.fate === 'finished-too-low';
  const marks = (hasFlag ? flagWidth : 0) + (node?.byHand ? flagWidth : 0);
  return Math.max(text + more + marks + 2 * size.padding, 36);
}

function numbersOf(box: Box): string {
  // What two decimals would round to nothing is told apart from it.
  const prob = box.prob > 0 && box.prob < 0.005 ? '<0.01' : nats(box.prob);
  const { here, of } = box.visits;
  if (here <= 1) return prob;
  return here < of ? `${prob} ×${here} ${here}/${of}` : `${prob} ×${here}`;
}

/** Where the tree's origin lies in the frame, and how many pixels of it one of the tree's takes. */
export interface View {
  x: number;
  y: number;
  zoom: number;
}

export interface Frame {
  width: number;
  height: number;
}

export const margin = 20;
const leastZoom = 0.1;
const mostZoom = 2;
/** Labels are still to be read at this one. */
const legibleZoom = 0.7;
/** What lies this far outside the frame is drawn as well, so that a short drag needs no drawing. */
const step = 320;

/** All of the tree, or as much as leaves it legible where that is asked for. */
export function fitted(bounds: Area, frame: Frame, legible: boolean): View {
  const across = (frame.width - 2 * margin) / (bounds.right - bounds.left);
  const down = (frame.height - 2 * margin) / (bounds.bottom - bounds.top);
  const zoom = clamp(Math.min(across, down), legible ? legibleZoom : leastZoom, 1);
  return held({ x: margin, y: frame.height / 2, zoom }, bounds, frame);
}

/** The point `x`, `y` of the frame stays where it is. */
export function zoomed(view: View, factor: number, x: number, y: number): View {
  const zoom = clamp(view.zoom * factor, leastZoom, mostZoom);
  const ratio = zoom / view.zoom;
  return { x: x - (x - view.x) * ratio, y: y - (y - view.y) * ratio, zoom };
}

/** Moved as little as shows `area`; where that is too large, its end and its middle. */
export function revealing(view: View, area: Area, frame: Frame): View {
  const { zoom } = view;
  const right = frame.width - margin - area.right * zoom;
  const left = margin - area.left * zoom;
  const bottom = frame.height - margin - area.bottom * zoom;
  const top = margin - area.top * zoom;
  return {
    x: left > right ? right : clamp(view.x, left, right),
    y: top > bottom ? (top + bottom) / 2 : clamp(view.y, top, bottom),
    zoom,
  };
}

/** Keeps the tree in the frame: a direction in which all of it fits is not moved in. */
export function held(view: View, bounds: Area, frame: Frame): View {
  const { zoom } = view;
  const right = frame.width - margin - bounds.right * zoom;
  const left = margin - bounds.left * zoom;
  const bottom = frame.height - margin - bounds.bottom * zoom;
  const top = margin - bounds.top * zoom;
  return {
    x: right >= left ? left : clamp(view.x, right, left),
    y: bottom >= top ? (top + bottom) / 2 : clamp(view.y, bottom, top),
    zoom,
  };
}

/** What is to be drawn, on a coarse raster: it stays the same while the view moves a little. */
export function drawnArea({ x, y, zoom }: View, { width, height }: Frame): Area {
  return {
    left: Math.floor(-x / zoom / step - 1) * step,
    top: Math.floor(-y / zoom / step - 1) * step,
    right: Math.ceil((width - x) / zoom / step + 1) * step,
    bottom: Math.ceil((height - y) / zoom / step + 1) * step,
  };
}

export function meets(one: Area, other: Area): boolean {
  const across = one.left <= other.right && other.left <= one.right;
  return across && one.top <= other.bottom && other.top <= one.bottom;
}

function clamp(value: number, least: number, most: number): number {
  return Math.min(most, Math.max(least, value));
}
