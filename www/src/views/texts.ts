/** The texts that decoding has come to, when there are several: each with its scores, and a way to go on from it. */
import { css, html, LitElement, nothing } from 'lit';
import type { Sequence } from 'lookback';
import type { Reading } from '../engine/protocol';
import { spell } from '../layout/chips';
import { count, decimal } from '../layout/format';
import type { Notes } from '../notes/notes';
import { base } from './styles';
import { raise } from './wishes';

/** So many are shown before all of them are asked for. */
const firstShown = 12;

/** A text, and how often decoding has come to it. */
type Text = Sequence & { times: number };

class Texts extends LitElement {
  static override properties = { notes: { attribute: false }, reading: { attribute: false } };
  declare notes: Notes;
  declare reading: Reading;
  #showsAll = false;

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
      .more {
        width: auto;
        margin-top: var(--space-2);
        font-size: var(--size-note);
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
    if (this.reading.sequences.length < 2) return nothing;
    const { decoding: words, tree } = this.notes;
    const texts = distinct(this.reading.sequences);
    const more = texts.length - firstShown;
    // The one that the page shows may rank below all that have ended.
    const isListed = (text: Text, at: number) =>
      at < firstShown || text.node === this.reading.focus;
    const shown = this.#showsAll ? texts : texts.filter(isListed);
    return html`
      <h2>${words.texts}</h2>
      <ol>
        ${shown.map((text) => this.#text(text))}
      </ol>
      ${
        more > 0
          ? html`
              <button class="more" aria-expanded=${this.#showsAll} @click=${this.#turn}>
                ${this.#showsAll ? tree.fewerTexts : tree.moreTexts(count(more))}
              </button>
            `
          : nothing
      }
    `;
  }

  #turn(): void {
    this.#showsAll = !this.#showsAll;
    this.requestUpdate();
  }

  /** Texts that are drawn by coins do not compete. */
  #score({ score, done }: Text) {
    if (/\bstrategy=sample\b/.test(this.reading.settings)) return nothing;
    const { decoding: words } = this.notes;
    const name = done ? words.finalScore : words.score;
    return html`<span class="number soft">${name} <b class="mono">${decimal(score)}</b></span>`;
  }

  #text(text: Text) {
    const { node, logProb, done, times } = text;
    const { decoding: words, tree } = this.notes;
    const { nodePieces, nodes, focus } = this.reading;
    const pieces = [];
    for (let at: number | null = node; at; at = nodes[at]?.parent ?? null)
      pieces.push(nodePieces[at]);
    const spelt = pieces.reverse().map((piece) => (piece ? spell(piece) : ''));
    return html`
      <li>
        <button
          class=${node === focus ? 'shown' : ''}
          data-node=${node}
          @click=${() => raise(this, 'node-picked', node)}
        >
          <span class="words mono" translate="no">${spelt.join(' ')}</span>
          ${
            times > 1
              ? html`
                  <span class="number mono" aria-hidden="true">×${count(times)}</span>
                  <span class="hidden">${tree.drawnTimes(count(times))}</span>
                `
              : nothing
          }
          ${this.#score(text)}
          <span class="number soft">${words.logProb} <b class="mono">${decimal(logProb)}</b></span>
          <span class="number soft">${done ? words.ended : words.goesOn}</span>
        </button>
      </li>
    `;
  }
}

/** Texts that end at one node are the same one. */
function distinct(sequences: readonly Sequence[]): Text[] {
  const texts = new Map<number, Text>();
  for (const sequence of sequences) {
    const times = (texts.get(sequence.node)?.times ?? 0) + 1;
    texts.set(sequence.node, { ...sequence, times });
  }
  return [...texts.values()];
}

customElements.define('look-texts', Texts);
