/** The logit lens: what each layer would say next, the embedding first, the model's own word last. */
import { css, html, LitElement } from 'lit';
import type { LensRow } from '../engine/protocol';
import { spell } from '../layout/chips';
import { share } from '../layout/format';
import type { AttentionNotes } from '../notes/attention';
import { base } from './styles';

class Lens extends LitElement {
  static override properties = { notes: { attribute: false }, rows: { attribute: false } };
  declare notes: AttentionNotes;
  declare rows: LensRow[];

  static override styles = [
    base,
    css`
      :host {
        container-type: inline-size;
      }
      h3 {
        margin: 0;
        font-size: var(--size-body);
        font-weight: 620;
      }
      .note {
        margin: var(--space-1) 0 var(--space-2);
      }
      .scroll {
        max-height: 26rem;
        overflow: auto;
      }
      table {
        width: 100%;
        border-collapse: separate;
        border-spacing: 0 2px;
        table-layout: fixed;
        font-size: var(--size-note);
      }
      th {
        width: 5.75rem;
        padding: 0 var(--space-2) 0 0;
        color: var(--ink-soft);
        font-weight: 400;
        text-align: start;
      }
      td {
        padding: 0.1rem 0.3rem 0.2rem;
        border-left: 1px solid var(--rule);
      }
      .line {
        display: flex;
        justify-content: space-between;
        gap: 0.4em;
      }
      .token {
        overflow: hidden;
        text-overflow: ellipsis;
        white-space: pre;
      }
      .prob {
        color: var(--ink-soft);
        font-size: var(--size-small);
      }
      .track {
        display: block;
        block-size: 0.35rem;
        margin-top: 0.1rem;
        background: var(--rule);
      }
      .bar {
        display: block;
        block-size: 100%;
        min-inline-size: 1px;
        background: var(--prob);
      }
      tr.last th {
        color: var(--ink);
        font-weight: 650;
      }
      .said {
        font-weight: 700;
      }
      @container (max-width: 30rem) {
        td:nth-child(n + 5) {
          display: none;
        }
        .line {
          flex-wrap: wrap;
        }
        .token {
          flex: 1 0 100%;
        }
        th {
          width: 5rem;
        }
      }
      @media (forced-colors: active) {
        .bar {
          forced-color-adjust: none;
          background: CanvasText;
        }
      }
    `,
  ];

  override render() {
    const { lens: words } = this.notes;
    const said = this.rows.at(-1)?.pieces[0]?.id;
    return html`
      <h3>${words.heading}</h3>
      <p class="note">${words.note}</p>
      <div class="scroll" tabindex="0" role="region" aria-label=${words.heading}>
        <table>
          <tbody>${this.rows.map((row) => this.#row(row, said))}</tbody>
        </table>
      </div>
    `;
  }

  /** The token that the model says in the end is marked wherever it comes up. */
  #row({ layer, distribution, pieces }: LensRow, said: number | undefined) {
    const { lens: words } = this.notes;
    const isLast = layer === this.rows.length - 1;
    const name = isLast ? words.output : layer === 0 ? words.embedding : words.layer(layer);
    return html`
      <tr class=${isLast ? 'last' : ''} data-layer=${layer}>
        <th scope="row">${name}</th>
        ${distribution.candidates.map(({ id, prob }, at) => {
          const piece = pieces[at];
          return html`
            <td data-id=${id} data-prob=${prob}>
              <span class="line mono">
                <span class="token ${id === said ? 'said' : ''}" translate="no">${piece ? spell(piece) : ''}</span>
                <span class="prob">${share(prob)}</span>
              </span>
              <span class="track"><span class="bar" .style=${`inline-size: ${prob * 100}%`}></span></span>
            </td>
          `;
        })}
      </tr>
    `;
  }
}

customElements.define('look-lens', Lens);
