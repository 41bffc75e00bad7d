/** The field for the beginning of the text, and what is wrong with it. */
import { css, html, LitElement, nothing } from 'lit';
import { live } from 'lit/directives/live.js';
import type { Problem } from '../engine/protocol';
import { shorten } from '../layout/shorten';
import type { Notes } from '../notes/notes';
import { problemText } from '../notes/problem_text';
import { base } from './styles';
import { raise } from './wishes';

/** More unknown words than these would push the text they come from out of sight. */
const mostWords = 12;
const longestWord = 32;

class PromptBox extends LitElement {
  static override properties = {
    notes: { attribute: false },
    prompt: { attribute: false },
    takesIds: { attribute: false },
    unknownWords: { attribute: false },
    problem: { attribute: false },
  };
  declare notes: Notes;
  declare prompt: string;
  declare takesIds: boolean;
  declare unknownWords: string[];
  declare problem: Problem | null;

  static override styles = [
    base,
    css`
      label {
        display: block;
        margin-bottom: var(--space-1);
        color: var(--ink-soft);
        font-size: var(--size-note);
      }
      textarea {
        display: block;
        width: 100%;
        min-height: 3rem;
        padding: 0.5rem 0.75rem;
        field-sizing: content;
        max-height: 12rem;
        resize: vertical;
        background: var(--raised);
        border: 1px solid var(--rule-strong);
        border-radius: var(--round);
        font-size: var(--size-prompt);
        line-height: 1.5;
      }
      textarea::placeholder {
        color: var(--ink-soft);
      }
      .message {
        margin-top: var(--space-2);
        font-size: var(--size-note);
        overflow-wrap: anywhere;
      }
      .problem {
        color: var(--danger);
      }
      .words {
        unicode-bidi: isolate;
        text-decoration: underline dotted var(--danger) 2px;
        text-underline-offset: 0.2em;
      }
    `,
  ];

  override render() {
    const { text } = this.notes;
    return html`
      <label for="prompt">${text.prompt}</label>
      <textarea
        id="prompt"
        rows="1"
        spellcheck="false"
        autocomplete="off"
        autocapitalize="off"
        placeholder=${this.takesIds ? text.promptIdsHint : text.promptHint}
        .value=${live(this.prompt)}
        @input=${(event: Event) =>
          raise(this, 'prompt-typed', (event.target as HTMLTextAreaElement).value)}
      ></textarea>
      <div role="status">${this.#unknown()}${this.#problem()}</div>
    `;
  }

  #unknown() {
    if (this.unknownWords.length === 0) return nothing;
    const left = this.unknownWords.length - mostWords;
    return html`
      <p class="message unknown">
        ${this.notes.text.unknown(this.unknownWords.length)}
        ${this.unknownWords
          .slice(0, mostWords)
          .map(
            (word) =>
              html`<span class="words mono" translate="no">${shorten(word, longestWord)}</span> `,
          )}
        ${left > 0 ? html`<span class="mono" translate="no">+${left}</span>` : nothing}
      </p>
    `;
  }

  #problem() {
    if (!this.problem) return nothing;
    const { sentence, detail } = problemText(this.problem, this.notes);
    return html`
      <p class="message problem">${sentence}</p>
      ${detail ? html`<p class="message mono soft" translate="no">${detail}</p>` : nothing}
    `;
  }
}

customElements.define('look-prompt-box', PromptBox);
