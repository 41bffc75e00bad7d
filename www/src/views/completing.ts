/** Completing the word at the caret of a text field: which words are offered, and the keys that pick one. */
import type { ReactiveController, ReactiveControllerHost } from 'lit';
import { type PlacedWord, type Vocabulary, wordBefore } from '../layout/vocabulary';

/** More would not be read before the next letter is typed. */
const mostOffered = 8;

export class Completing implements ReactiveController {
  readonly #host: ReactiveControllerHost;
  readonly #onPicked: (field: HTMLTextAreaElement) => void;
  #options: string[] = [];
  #word: PlacedWord | null = null;
  #active: number | null = null;

  /** `onPicked` is told once a word was written into the field. */
  constructor(host: ReactiveControllerHost, onPicked: (field: HTMLTextAreaElement) => void) {
    this.#host = host;
    this.#onPicked = onPicked;
    host.addController(this);
  }

  hostDisconnected(): void {
    this.close();
  }

  /** Nothing is offered while it is empty. */
  get options(): readonly string[] {
    return this.#options;
  }

  /** The option that Enter and Tab take; `null`: they do what they always do. */
  get active(): number | null {
    return this.#active;
  }

  /** The word that is being completed. */
  get word(): PlacedWord | null {
    return this.#options.length > 0 ? this.#word : null;
  }

  /** Offers what fits the word before the caret, once something was typed: what is pasted is whole. */
  offer(event: InputEvent, vocabulary: Vocabulary): void {
    const { selectionStart, selectionEnd, value } = event.target as HTMLTextAreaElement;
    const isTyped = /^(insert(Text|CompositionText)|delete)/.test(event.inputType);
    this.#word =
      isTyped && selectionStart === selectionEnd ? wordBefore(value, selectionEnd) : null;
    this.#options = this.#word ? vocabulary.completions(this.#word.word, mostOffered) : [];
    // A word that is known may be meant as it stands: then Tab and Enter must not change it.
    const isWhole = this.#word !== null && vocabulary.has(this.#word.word);
    this.#active = this.#options.length > 0 && !isWhole ? 0 : null;
    this.#host.requestUpdate();
  }

  close(): void {
    if (this.#options.length === 0) return;
    this.#options = [];
    this.#active = null;
    this.#host.requestUpdate();
  }

  pick(field: HTMLTextAreaElement, option: string): void {
    const { value } = field;
    const { start, end } = this.#word ?? { start: value.length, end: value.length };
    const space = /^\s/.test(value.slice(end)) ? '' : ' ';
    field.setRangeText(option + space, start, end, 'end');
    this.close();
    this.#onPicked(field);
  }

  /** Takes the keys of the open list, and of these only those that mean something to it. */
  press(event: KeyboardEvent): void {
    if (this.#options.length === 0 || event.isComposing) return;
    if (event.ctrlKey || event.altKey || event.metaKey || event.shiftKey) return;
    const moves: Record<string, number> = { ArrowDown: 1, ArrowUp: -1 };
    const move = moves[event.key];
    const option = this.#options[this.#active ?? -1];
    if (move !== undefined) this.#move(move);
    else if (event.key === 'Escape') this.close();
    else if ((event.key === 'Enter' || event.key === 'Tab') && option !== undefined)
      this.pick(event.target as HTMLTextAreaElement, option);
    else {
      // What moves the caret leaves the word.
      if (/^(Arrow|Home|End|Page)/.test(event.key)) this.close();
      return;
    }
    event.preventDefault();
    event.stopPropagation();
  }

  #move(by: number): void {
    const count = this.#options.length;
    const from = this.#active ?? (by > 0 ? -1 : count);
    this.#active = (from + by + count) % count;
    this.#host.requestUpdate();
  }
}
