/** What a node of the decoding tree looks like, by what became of it: classes, and marks beside the token. */
import { html, nothing, svg } from 'lit';
import { type Box, isPrunedLeaf } from '../layout/tree_box';

export function lookOf(box: Box): string {
  const { node, leaves, isSmall, isLive, isFocus, isOnPath, hides } = box;
  const looks = [leaves > 0 ? 'fold' : isPrompt(box) ? 'prompt' : (node?.fate ?? '')];
  if (isSmall) looks.push('small');
  if (isLive) looks.push('live');
  if (isFocus) looks.push('focus');
  if (isOnPath) looks.push('path');
  if (node?.byHand) looks.push('hand');
  if (hides > 0) looks.push('collapsed');
  return looks.join(' ');
}

export function isPrompt({ node }: Box): boolean {
  return node?.parent === null;
}

export function marksOf(box: Box) {
  const { node, isFocus } = box;
  return html`
    ${isFocus && !isPrompt(box) ? here : nothing}${node?.byHand ? hand : nothing}${flagOf(node?.fate)}
  `;
}

/** The marks of a look as the legend names it. */
export function marksFor(look: string) {
  return look === 'hand' ? hand : look === 'focus' ? here : flagOf(look);
}

const hand = html`<span class="mark" aria-hidden="true">◆</span>`;
const here = html`<span class="here" aria-hidden="true">▶</span>`;

function flagOf(fate = '') {
  if (!fate.startsWith('finished')) return nothing;
  return svg`
    <svg class="flag" viewBox="0 0 9 12" aria-hidden="true"><path d="M1 .5V12M1 1L8 3.7L1 6.5" /></svg>`;
}

/** The one look that a box keeps when it is too small to be read. */
export function dotOf(box: Box): string {
  if (box.isFocus) return 'focus';
  if (box.node?.byHand) return 'hand';
  if (box.isLive) return 'live';
  if (isPrunedLeaf(box)) return 'small';
  return box.node?.fate === 'finished' ? 'finished' : 'kept';
}
