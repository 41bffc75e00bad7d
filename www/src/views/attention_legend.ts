/** What the shades of the attention matrix stand for. */
import { html, nothing } from 'lit';
import type { Shading } from '../layout/attention_stages';
import { decimal } from '../layout/format';
import type { AttentionNotes } from '../notes/attention';

export function legendOf(notes: AttentionNotes, { signed, most, masks }: Shading) {
  const scale = signed
    ? html`
        <span class="entry">
          <span class="mono">${decimal(-most)}</span><span class="ramp signed"></span
          ><span class="mono">${decimal(most)}</span>
        </span>
        <span class="entry"><span class="mono" aria-hidden="true">–</span>${notes.below}</span>
      `
    : html`
        <span class="entry">
          ${notes.weight}
          <span class="mono">0</span><span class="ramp"></span><span class="mono">${most}</span>
        </span>
      `;
  return html`
    <p class="legend">
      ${scale}
      ${masks ? html`<span class="entry"><span class="struck"></span>${notes.legendMasked}</span>` : nothing}
    </p>
  `;
}
