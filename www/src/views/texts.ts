/** The texts that decoding has come to, when there are several: each with its scores, and a way to go on from it. */
import { css, html, LitElement, nothing } from 'lit';
import type { Sequence } from 'lookback';
import type { Reading } from '../engine/protocol';
import { spell } from '../layout/chips';
import { decimal } from '../layout/format';
import type { Notes } from '../notes/notes';
import { base } from './styles';
import { raise } from './wishes';

/** More texts than these are not read. */
const mostShown = 12;

class Texts extends LitElement {
  static override properties = { notes: { attribute: false }, reading: { attribute: false } };
  declare notes: Notes;
  declare reading: Reading;

  static override styles = [
    base,
    css`
      ol {
        display: grid;
        gap: var(--space-1);
        margin: var(--space-2) 0 0;
        padding: 0;
        list-style: none;
      }
      button {
        display: flex;
        flex-wrap: wrap;
        align-items: baseline;
        gap: 0 var(--space-3);
        width: 100%;
        text-align: start;
      }
      .words {
        flex: 1 1 20rem;
        overflow-wrap: anywhere;
      }
      .shown {
        border-color: var(--choice);
        box-shadow: inset 3px 0 0 var(--choice);
      }
      .number {
        font-size: var(--size-note);
      }
    `,
  ];

  override render() {
    const { sequences } = this.reading;
    if (sequences.length < 2) return nothing;
    const { decoding: words } = this.notes;
    return html`
      <h2>${words.texts}</h2>
      <ol>${sequences.slice(0, mostShown).map((sequence) => this.#text(sequence))}</ol>
      ${sequences.length > mostShown ? html`<p class="note mono">+${sequences.length - mostShown}</p>` : nothing}
    `;
  }

  #text({ node, score, logProb, done }: Sequence) {
    const { decoding: words } = this.notes;
    const { nodePieces, nodes, focus } = this.reading;
    const pieces = [];
    for (let at: number | null = node; at; at = nodes[at]?.parent ?? null)
      pieces.push(nodePieces[at]);
    const text = pieces.reverse().map((piece) => (piece ? spell(piece) : ''));
    return html`
      <li>
        <button
          class=${node === focus ? 'shown' : ''}
          data-node=${node}
          @click=${() => raise(this, 'node-picked', node)}
        >
          <span class="words mono" translate="no">${text.join(' ')}</span>
          <span class="number soft">${words.score} <b class="mono">${decimal(score)}</b></span>
          <span class="number soft">${words.logProb} <b class="mono">${decimal(logProb)}</b></span>
          <span class="number soft">${done ? words.ended : words.goesOn}</span>
        </button>
      </li>
    `;
  }
}

customElements.define('look-texts', Texts);
