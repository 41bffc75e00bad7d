/** One token after one processor: a bar and a number, or that it was removed, and by what. */
import { html, nothing } from 'lit';
import { decimal, share } from '../layout/format';
import type { LaneCell } from '../layout/waterfall';
import type { WaterfallNotes } from '../notes/waterfall';

export interface CellParts {
  notes: WaterfallNotes;
  /** What the stage is called. */
  name: string;
  /** What the language itself says of the token, where that is known. */
  truth: number | undefined;
}

export function cellOf(cell: LaneCell, { notes, name, truth }: CellParts) {
  if (cell.state === 'gone') {
    return html`
      <td class="gone">
        <div class="cell"><span class="hidden">${notes.gone}</span><span class="strike"></span></div>
      </td>
    `;
  }
  if (cell.state === 'cut') {
    return html`
      <td class="cut">
        <div class="cell">
          <span class="by">
            <span class="hidden">${notes.removedBy(name)}</span>
            <span class="name-of" aria-hidden="true" translate="no"
              >✕ <span class="mono">${name}</span></span
            >
          </span>
          <span class="strike"></span>
        </div>
      </td>
    `;
  }
  return html`
    <td data-prob=${cell.prob}>
      <div class="cell">
        ${track(cell.prob, truthOf(truth, notes))} ${movedOf(cell, notes)}
      </div>
    </td>
  `;
}

function truthOf(prob: number | undefined, notes: WaterfallNotes) {
  if (prob === undefined) return nothing;
  return html`
    <span class="truth" data-truth=${prob} .style=${`inset-inline-start: ${prob * 100}%`}
      ><span class="hidden">${notes.truth(share(prob))}</span></span
    >
  `;
}

function movedOf({ moved, score }: LaneCell, notes: WaterfallNotes) {
  if (moved === null || score === null) return html`<span class="mark"></span>`;
  const words = moved === 'up' ? notes.raised : notes.lowered;
  return html`
    <span class="mark" data-moved=${moved}
      ><span class="hidden">${words(decimal(score))}</span
      ><span aria-hidden="true">${moved === 'up' ? '↑' : '↓'}</span></span
    >
  `;
}

/** A probability as a bar on a scale from 0 to 1, and as a number. */
export function track(prob: number, over: unknown = nothing) {
  return html`
    <span class="track"
    >${prob > 0 ? html`<span class="bar" .style=${`inline-size: ${prob * 100}%`}></span>` : nothing}${over}</span
    >
    <span class="prob mono">${share(prob)}</span>
  `;
}
