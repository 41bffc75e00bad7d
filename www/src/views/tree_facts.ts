/** The line under the decoding tree: the numbers of one node, and what can be done with it. */
import { html, nothing } from 'lit';
import type { TreeNode } from 'lookback';
import { count, decimal, nats, share } from '../layout/format';
import type { Box } from '../layout/tree';
import { isCounted } from '../layout/tree_measure';
import type { TreeNotes } from '../notes/tree';

export interface FactsParts {
  notes: TreeNotes;
  box: Box | undefined;
  name: string;
  /** Only the numbers of what the reader walks to are read aloud. */
  isRead: boolean;
  /** Whether it is the root of all that is shown. */
  isRoot: boolean;
  pick: () => void;
  collapse: () => void;
  narrow: () => void;
}

export function factsOf({ notes, box, name, isRead, isRoot, pick, collapse, narrow }: FactsParts) {
  const { node } = box ?? {};
  const isToken = node !== null && node !== undefined && node.parent !== null;
  return html`
    <div class="facts">
      <div class="said" role="status" aria-live=${isRead ? 'polite' : 'off'}>
        <p>
          <b class=${isToken ? 'mono' : ''} translate=${isToken ? 'no' : nothing}>${name}</b>
          <span class="soft">${box && isToken ? fatesOf(box, notes).join(' · ') : nothing}</span>
        </p>
        ${box && isToken ? numbersOf(box, node, notes) : nothing}
      </div>
      <div class="deeds">
        ${node ? html`<button class="pick" @click=${pick}>${notes.pick}</button>` : nothing}
        ${
          box && box.branches > 0
            ? html`
                <button class="collapse" @click=${collapse}>
                  ${box.hides > 0 ? notes.expand : notes.collapse}
                </button>
                ${
                  isRoot
                    ? nothing
                    : html`<button class="narrow" @click=${narrow}>${notes.narrow}</button>`
                }
              `
            : nothing
        }
      </div>
    </div>
  `;
}

/** What became of a node, and what it is now. */
export function fatesOf({ node, isLive, isFocus }: Box, notes: TreeNotes): string[] {
  const fates = node ? [notes.fate[node.fate]] : [];
  if (isLive) fates.push(notes.live);
  if (isFocus) fates.push(notes.focus);
  if (node?.byHand) fates.push(notes.byHand);
  return fates;
}

function numbersOf(box: Box, node: TreeNode, notes: TreeNotes) {
  const { here, of } = box.visits;
  const rows = [
    [notes.prob, share(box.prob)],
    [notes.logProb, decimal(node.logProb)],
    [notes.total, decimal(node.totalLogProb)],
  ];
  const adds = decimal(node.score);
  // Mostly it is log p itself.
  if (adds !== decimal(node.logProb)) rows.push([notes.adds, adds]);
  rows.push([notes.score, decimal(node.totalScore)]);
  if (here > 1 || isCounted(box)) rows.push([notes.visits, notes.visitsOf(count(here), count(of))]);
  if (isCounted(box)) rows.push([notes.frequency, nats(here / of)]);
  return html`
    <dl>
      ${rows.map(
        ([name, value]) => html`
          <div>
            <dt>${name}</dt>
            <dd class="mono">${value}</dd>
          </div>
        `,
      )}
    </dl>
  `;
}
