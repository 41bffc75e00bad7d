/** What the decoding tree calls its nodes: by their token, and as a whole sentence for those who hear the page. */
import type { TreeNode } from 'lookback';
import type { Piece } from '../engine/protocol';
import { spell } from '../layout/chips';
import { count } from '../layout/format';
import type { Box } from '../layout/tree';
import type { TreeNotes } from '../notes/tree';
import { fatesOf } from './tree_facts';
import { isPrompt } from './tree_looks';

/** By node. */
export type Pieces = ReadonlyMap<number, Piece> | readonly Piece[];

export class TreeWords {
  readonly notes: TreeNotes;
  readonly #pieces: Pieces;

  constructor(notes: TreeNotes, pieces: Pieces) {
    this.notes = notes;
    this.#pieces = pieces;
  }

  spelling({ node, parent, id }: TreeNode): string {
    if (parent === null) return this.notes.prompt;
    const pieces = this.#pieces;
    const piece = 'get' in pieces ? pieces.get(node) : pieces[node];
    return piece ? spellingOf(piece) : `#${id}`;
  }

  name(box: Box): string {
    const { notes } = this;
    if (box.node) return this.spelling(box.node);
    return notes[box.isUnfolded ? 'fewerLeaves' : 'moreLeaves'](count(box.leaves));
  }

  sentence(box: Box): string {
    const { notes } = this;
    const { node, branches, hides } = box;
    const more = branches > 0 ? [notes.candidates(count(branches))] : [];
    if (hides > 0) more.push(notes.hides(count(hides)));
    if (!node || isPrompt(box)) return [this.name(box), ...more].join(', ');
    const numbers = [box.numbers, box.often].join(' ').trim();
    const token = notes.item(count(node.length), box.label, numbers).trim();
    return [token, ...fatesOf(box, notes), ...more].join(', ');
  }
}

/** Nodes of one token may share their piece: then it is spelled once. */
const spellings = new WeakMap<Piece, string>();

function spellingOf(piece: Piece): string {
  const known = spellings.get(piece);
  if (known !== undefined) return known;
  const spelling = spell(piece);
  spellings.set(piece, spelling);
  return spelling;
}
