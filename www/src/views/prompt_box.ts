/** The field for the beginning of the text: what completes a word, what is wrong, what to try. */
import { html, LitElement, nothing, type PropertyValues } from 'lit';
import { live } from 'lit/directives/live.js';
import type { Problem } from '../engine/protocol';
import { type PlacedWord, respelled, Vocabulary } from '../layout/vocabulary';
import type { Notes } from '../notes/notes';
import { problemText } from '../notes/problem_text';
import { Completing } from './completing';
import { promptBoxStyles } from './prompt_box_styles';
import { completionList, exampleRow, mirrored, unknownList } from './prompt_parts';
import { base } from './styles';
import { raise } from './wishes';

/** Marks below more letters would cost more at each key than typing takes. */
const longestMarked = 5000;

class PromptBox extends LitElement {
  static override properties = {
    notes: { attribute: false },
    prompt: { attribute: false },
    takesIds: { attribute: false },
    words: { attribute: false },
    unknownWords: { attribute: false },
    examples: { attribute: false },
    problem: { attribute: false },
  };
  declare notes: Notes;
  declare prompt: string;
  declare takesIds: boolean;
  /** Every word that the model knows; `null` where a text is not made of words. */
  declare words: string[] | null;
  /** What the tokenizer did not know, where words are not known beforehand. */
  declare unknownWords: string[];
  declare examples: string[];
  declare problem: Problem | null;
  #vocabulary: Vocabulary | null = null;
  #unknown: PlacedWord[] = [];
  readonly #completing = new Completing(this, (field) => this.#give(field.value));

  static override styles = [base, promptBoxStyles];

  override willUpdate(changed: PropertyValues<this>): void {
    if (changed.has('words')) this.#vocabulary = this.words ? new Vocabulary(this.words) : null;
    if (changed.has('words') || changed.has('prompt'))
      this.#unknown = this.#vocabulary?.unknownIn(this.prompt) ?? [];
  }

  override render() {
    const { text } = this.notes;
    const { options, active } = this.#completing;
    const isOpen = options.length > 0;
    return html`
      <label for="prompt">${text.prompt}</label>
      <div class="field">
        <div class="mirror" aria-hidden="true" translate="no">${this.#marks()}</div>
        <textarea
          id="prompt"
          rows="1"
          dir="auto"
          spellcheck="false"
          autocomplete="off"
          autocapitalize="off"
          translate="no"
          placeholder=${this.takesIds ? text.promptIdsHint : text.promptHint}
          aria-autocomplete=${this.#vocabulary ? 'list' : nothing}
          aria-controls=${isOpen ? 'completions' : nothing}
          aria-activedescendant=${active === null ? nothing : `completion-${active}`}
          .value=${live(this.prompt)}
          @input=${this.#typed}
          @keydown=${(event: KeyboardEvent) => this.#completing.press(event)}
          @blur=${() => this.#completing.close()}
          @pointerdown=${() => this.#completing.close()}
          @scroll=${this.#align}
        ></textarea>
        ${isOpen ? completionList(this.notes, this.#completing, (option) => this.#pick(option)) : nothing}
      </div>
      <p class="hidden" role="status">${isOpen ? this.notes.prompt.suggestions(options.length) : nothing}</p>
      <div role="status">${this.#unknowns()}${this.#problem()}</div>
      ${exampleRow(this.notes, this.examples, (prompt) => raise(this, 'prompt-typed', prompt))}
    `;
  }

  override updated(changed: PropertyValues<this>): void {
    // With the frame: to read how far the field is scrolled, the whole page must be laid out.
    if (changed.has('prompt') || changed.has('words') || changed.has('unknownWords'))
      requestAnimationFrame(() => this.#align());
    const list = this.renderRoot.querySelector<HTMLElement>('.completions');
    const word = this.renderRoot.querySelector<HTMLElement>('.here');
    const field = this.renderRoot.querySelector<HTMLElement>('.field');
    if (!list || !word || !field) return;
    const [at, around] = [word.getBoundingClientRect(), field.getBoundingClientRect()];
    // Whoever shows the page may have scaled it: the list is placed in the field's own pixels.
    const scale = around.width / field.offsetWidth || 1;
    const widest = Math.max(0, field.offsetWidth - list.offsetWidth);
    list.style.insetInlineStart = `${Math.min((at.left - around.left) / scale, widest)}px`;
    list.style.insetBlockStart = `${Math.min(at.bottom - around.top, around.height) / scale}px`;
  }

  /** A word that is still being typed is not wrong yet. */
  #marks() {
    if (this.#vocabulary === null || this.prompt.length > longestMarked) return nothing;
    const { word } = this.#completing;
    return mirrored(
      this.prompt,
      this.#unknown.filter(({ start }) => start !== word?.start),
      word?.start ?? null,
    );
  }

  #unknowns() {
    const typed = this.#completing.word?.start;
    const found = this.#vocabulary
      ? this.#unknown.filter(({ start }) => start !== typed).map(({ word }) => word)
      : this.unknownWords;
    return unknownList({
      notes: this.notes,
      words: [...new Set(found)],
      meant: (word) => this.#vocabulary?.meant(word) ?? null,
      replace: (word, meant) => raise(this, 'prompt-typed', respelled(this.prompt, word, meant)),
    });
  }

  #problem() {
    if (!this.problem) return nothing;
    const { sentence, detail } = problemText(this.problem, this.notes);
    return html`
      <p class="message problem">${sentence}</p>
      ${detail ? html`<p class="message mono soft" translate="no">${detail}</p>` : nothing}
    `;
  }

  get #field(): HTMLTextAreaElement | null {
    return this.renderRoot.querySelector('textarea');
  }

  #typed(event: InputEvent): void {
    if (this.#vocabulary) this.#completing.offer(event, this.#vocabulary);
    this.#give((event.target as HTMLTextAreaElement).value);
  }

  /** Taken over at once: drawn with an older prompt, the field would lose its caret. */
  #give(prompt: string): void {
    this.prompt = prompt;
    raise(this, 'prompt-typed', prompt);
  }

  #pick(option: string): void {
    if (this.#field) this.#completing.pick(this.#field, option);
  }

  #align(): void {
    const mirror = this.renderRoot.querySelector('.mirror');
    if (mirror) mirror.scrollTop = this.#field?.scrollTop ?? 0;
  }
}

customElements.define('look-prompt-box', PromptBox);
