/** The draw: the final probabilities end to end, and where the coin fell. */
import { html, nothing } from 'lit';
import { share } from '../layout/format';
import type { Draw, Segment } from '../layout/waterfall';
import type { WaterfallNotes } from '../notes/waterfall';

export interface DrawParts {
  notes: WaterfallNotes;
  /** In [0, 1). */
  coin: number;
  spelt: (id: number) => string;
}

export function drawFigure({ segments, at, fellOn }: Draw, parts: DrawParts) {
  if (!fellOn) return nothing;
  const { notes } = parts;
  const coin = share(parts.coin);
  const owner = ownerOf(fellOn, parts);
  return html`
    <figure class="draw">
      <figcaption>
        <div class="name">${notes.draw}</div>
        <div class="soft">${notes.coin(coin)}</div>
        <div class="fell" aria-hidden="true">
          <span class="mark">▸</span> <span class="mono" translate="no">${owner}</span>
        </div>
      </figcaption>
      <div
        class="line"
        role="img"
        aria-label=${notes.fell(coin, owner)}
      >
        <span class="end mono soft">0</span>
        <span class="end last mono soft">1</span>
        ${segments.map((segment) => segmentOf(segment, segment === fellOn, parts))}
        <span class="coin" .style=${`inset-block-start: ${at * 100}%`}></span>
      </div>
    </figure>
  `;
}

function segmentOf(segment: Segment, isHit: boolean, parts: DrawParts) {
  const { id, start, end } = segment;
  const place = `inset-block-start: ${start * 100}%; block-size: ${(end - start) * 100}%`;
  return html`
    <span
      class="segment ${id === null ? 'others' : ''} ${isHit ? 'hit' : ''}"
      data-id=${id ?? nothing}
      .style=${place}
      ><span class="label ${id === null ? '' : 'mono'}" translate=${id === null ? 'yes' : 'no'}
        >${ownerOf(segment, parts)}</span
      ></span
    >
  `;
}

function ownerOf({ id }: Segment, { notes, spelt }: DrawParts): string {
  return id === null ? notes.others : spelt(id);
}

export function drawNote({ segments, fellOn }: Draw, notes: WaterfallNotes) {
  if (!fellOn) return nothing;
  const isWhole = segments.at(-1)?.id !== null;
  return html`
    <p class="note">${notes.drawNote}</p>
    ${isWhole ? nothing : html`<p class="note">${notes.drawRest}</p>`}
  `;
}
