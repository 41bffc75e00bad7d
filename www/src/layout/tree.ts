/** The decoding tree as boxes and lines from left to right, and how one walks in it. */
import { hierarchy, tree } from 'd3-hierarchy';
import { type Box, rooted, type TreeParts } from './tree_box';
import { size } from './tree_measure';
import { type Area, around, type Point } from './window';

export type { Box, TreeParts } from './tree_box';

export interface Tree {
  /** Each after its parent. */
  boxes: Box[];
  byKey: ReadonlyMap<number, Box>;
  /** From the top. */
  levels: Box[][];
  bounds: Area;
}

const thickestEdge = 11;
const thinnestEdge = 0.75;
/** What a collapsed box needs at its right for the number of nodes that it hides. */
const handleRoom = 40;

const tidy = tree<Box>()
  .nodeSize([1, 1])
  .separation(({ data: one, parent }, { data: other, parent: otherParent }) => {
    const gap = parent === otherParent ? size.sibling : size.cousin;
    return (one.height + other.height) / 2 + gap;
  });

/** Time grows with the number of nodes alone. */
export function treeOf(parts: TreeParts): Tree {
  const laidOut = tidy(hierarchy(rooted(parts), (box) => box.children));
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
  for (const { hides, x, width } of boxes)
    if (hides > 0) bounds.right = Math.max(bounds.right, x + width + handleRoom);
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

/** All that one step of a walk leads to. */
export function neighboursOf(tree: Tree, box: Box): Box[] {
  const around = ['ArrowLeft', 'ArrowUp', 'ArrowDown', 'Home'].map((key) =>
    neighbourOf(tree, box, key),
  );
  return [...new Set([box, ...around, ...box.children])].filter((one) => one !== null);
}

/** The box at a point of the picture. */
export function boxAt({ levels }: Tree, { x, y }: Point): Box | null {
  for (const level of levels) {
    if (level[0] && level[0].x > x) return null;
    const box = level.find((one) => Math.abs(one.y - y) <= one.height / 2);
    if (box && x <= box.x + box.width) return box;
  }
  return null;
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

/** From the parent's end to the box: where its line is. */
export function spanOf(box: Box): Area {
  const { parent, x, y } = box;
  const from = parent ?? box;
  const [top, bottom] = [Math.min(from.y, y), Math.max(from.y, y)];
  return { left: from.x + from.width, top, right: x, bottom };
}

/** As high as the box, and as wide as its level. */
export function levelAround({ levels }: Tree, box: Box): Area {
  const { left, right } = around((levels[box.level] ?? [box]).map(areaOf));
  return { ...areaOf(box), left, right };
}

/** Around the deepest of the nodes after the first `before`; `null` where there are none. */
export function newestArea({ boxes }: Tree, before: number): Area | null {
  const added = boxes.filter(({ key }) => key >= before);
  const deepest = added.reduce((level, box) => Math.max(level, box.level), 0);
  return added.length > 0
    ? around(added.filter(({ level }) => level === deepest).map(areaOf))
    : null;
}
