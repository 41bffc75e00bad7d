/**
 * A tree on its way from the worker to the page: of thousands of nodes a step changes a few, and only
 * those cross. Both ends keep what crossed last; answers come in the order of the questions.
 */
import type { TreeNode } from 'lookback';
import type { Piece, Reading } from './protocol';

export interface TreeChange {
  /** How many nodes the tree has now. */
  count: number;
  /** Those that are new or not as they were, and a piece for each. */
  nodes: TreeNode[];
  pieces: Piece[];
}

export type SentReading = Omit<Reading, 'nodes' | 'nodePieces'> & { tree: TreeChange };

export class TreeSender {
  #last: readonly TreeNode[] = [];

  send({ nodes, nodePieces, ...others }: Reading): SentReading {
    const last = this.#last;
    this.#last = nodes;
    const isChanged = (_: unknown, at: number) => !isSame(nodes[at], last[at]);
    const [changed, pieces] = [nodes.filter(isChanged), nodePieces.filter(isChanged)];
    return { ...others, tree: { count: nodes.length, nodes: changed, pieces } };
  }

  /** The tokens of another model have other pieces, whatever the tree is like. */
  forget(): void {
    this.#last = [];
  }
}

export class TreeReceiver {
  #nodes: readonly TreeNode[] = [];
  #pieces: readonly Piece[] = [];

  receive({ tree, ...others }: SentReading): Reading {
    const nodes = this.#nodes.slice(0, tree.count);
    const nodePieces = this.#pieces.slice(0, tree.count);
    for (const [at, node] of tree.nodes.entries()) {
      nodes[node.node] = node;
      nodePieces[node.node] = tree.pieces[at] as Piece;
    }
    this.#nodes = nodes;
    this.#pieces = nodePieces;
    return { ...others, nodes, nodePieces };
  }
}

function isSame(one: TreeNode | undefined, other: TreeNode | undefined): boolean {
  if (!one || !other) return false;
  for (const key in one) {
    if (!Object.is(one[key as keyof TreeNode], other[key as keyof TreeNode])) return false;
  }
  return true;
}
