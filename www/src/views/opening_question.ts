/** The question before a large model: what it takes, and whether to open it. */

import { css, html, LitElement, nothing } from 'lit';
import type { Precision } from 'lookback';
import { byteSize } from '../layout/format';
import type { Notes } from '../notes/notes';
import type { OpeningState } from '../state/opening';
import { base } from './styles';
import { raise } from './wishes';

class OpeningQuestion extends LitElement {
  static override properties = { notes: { attribute: false }, question: { attribute: false } };
  declare notes: Notes;
  declare question: OpeningState['question'];

  static override styles = [
    base,
    css`
      .question {
        display: grid;
        gap: var(--space-2);
        margin-bottom: var(--space-2);
        padding: var(--space-3) var(--space-4);
        border-left: 3px solid var(--choice);
        background: var(--raised);
        font-size: var(--size-note);
      }
      .buttons {
        display: flex;
        flex-wrap: wrap;
        gap: var(--space-2);
      }
      .name {
        overflow-wrap: anywhere;
      }
    `,
  ];

  override render() {
    return html`<div role="status">${this.#question()}</div>`;
  }

  #question() {
    if (!this.question) return nothing;
    const { name, size } = this.question;
    const words = this.notes.opening;
    const answer = (weights: Precision | null) => () => raise(this, 'opening-answered', weights);
    const ways = Object.entries(size.memory) as [Precision, number][];
    return html`
      <div class="question">
        <p>
          <strong class="name">${words.question(name)}</strong>
          ${words.files(size.files, byteSize(size.bytes))}
        </p>
        <p class="note">${words.questionNote}</p>
        <div class="buttons">
          ${ways.map(
            ([weights, memory]) => html`
              <button class="open" @click=${answer(weights)}>
                ${words.open[weights](byteSize(memory))}
              </button>
            `,
          )}
          <button class="decline" @click=${answer(null)}>${words.decline}</button>
        </div>
      </div>
    `;
  }
}

customElements.define('look-opening-question', OpeningQuestion);
