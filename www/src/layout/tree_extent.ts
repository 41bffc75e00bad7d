/** How much of the decoding tree is shown: below which node, and what is folded or collapsed there. */
import type { TreeNode } from 'lookback';

export interface TreeExtent {
  /** The node whose subtree is shown; the prompt's is the whole tree. */
  root: number;
  /** The nodes whose pruned leaves are all shown. */
  unfolded: ReadonlySet<number>;
  /** The nodes below which nothing is shown. */
  collapsed: ReadonlySet<number>;
}

export const wholeTree: TreeExtent = { root: 0, unfolded: new Set(), collapsed: new Set() };

export function withFoldTurned(extent: TreeExtent, node: number): TreeExtent {
  return { ...extent, unfolded: turned(extent.unfolded, node) };
}

export function withCollapseTurned(extent: TreeExtent, node: number): TreeExtent {
  return { ...extent, collapsed: turned(extent.collapsed, node) };
}

/** Nothing above the node is collapsed any more, so that it can be seen. */
export function opened(
  extent: TreeExtent,
  node: number,
  nodes: readonly Pick<TreeNode, 'parent'>[],
): TreeExtent {
  const collapsed = new Set(extent.collapsed);
  for (const above of pathTo(node, nodes).slice(0, -1)) collapsed.delete(above);
  return { ...extent, collapsed };
}

/** Every node from the prompt to this one. */
export function pathTo(node: number, nodes: readonly Pick<TreeNode, 'parent'>[]): number[] {
  const path: number[] = [];
  for (let at: number | null = node; at !== null; at = nodes[at]?.parent ?? null) path.push(at);
  return path.reverse();
}

function turned(set: ReadonlySet<number>, node: number): ReadonlySet<number> {
  const others = [...set].filter((one) => one !== node);
  return new Set(set.has(node) ? others : [...others, node]);
}
