/** A text of the tree in one line: the end of what stands before, and the token that is new. */
import { html, nothing } from 'lit';
import type { Reading } from '../engine/protocol';
import { spell } from '../layout/chips';
import { pathTo } from '../layout/tree_extent';

/** So many tokens before the last one tell texts apart. */
const shown = 6;

export function textTo(node: number, { nodes, nodePieces, promptLength, pieces }: Reading) {
  const written = pathTo(node, nodes)
    .slice(1)
    .map((at) => nodePieces[at]);
  const all = [...pieces.slice(0, promptLength), ...written];
  const words = all.map((piece) => (piece ? spell(piece) : ''));
  const before = words.slice(0, -1);
  return html`
    <span class="text mono" translate="no"
      ><span class="soft">${before.length > shown ? '… ' : nothing}${before.slice(-shown).join(' ')}</span>
      <b>${words.at(-1)}</b></span
    >
  `;
}
