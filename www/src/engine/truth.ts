/** The language that a model was trained on, where its truth is known. */
import { Language, type LanguageName, type Next } from 'lookback';
import type { Piece } from './protocol';

/** The id that ends a text, and stands before one. */
const end = 1;
/** The id of a language's first word. */
const firstWord = 3;

const names: LanguageName[] = ['storyland', 'minitales'];

export class Truth {
  readonly #language: Language;

  private constructor(language: Language) {
    this.#language = language;
  }

  /** By the name of the model, if it has the very words of that language. */
  static of(model: string, vocabSize: number, piece: (id: number) => Piece): Truth | null {
    const name = names.find((one) => model === one || model.startsWith(`${one}-`));
    if (!name) return null;
    const language = Language.named(name);
    const decoder = new TextDecoder();
    const isSame = (word: string, at: number) => {
      const { bytes } = piece(firstWord + at);
      return bytes !== null && decoder.decode(Uint8Array.from(bytes)).trim() === word;
    };
    if (language.vocabSize === vocabSize && language.words.every(isSame))
      return new Truth(language);
    language.free();
    return null;
  }

  /** The true probability of each of these tokens after a text; `null` after one that the language does not have. */
  probs(text: Uint32Array, ids: number[]): number[] | null {
    const next = this.#language.next(text[0] === end ? text.subarray(1) : text);
    if (!next) return null;
    const probs = new Map(next.map(({ id, prob }) => [id, prob]));
    return ids.map((id) => probs.get(id) ?? 0);
  }

  /** The true log p of each token of a text, in nats; `null` for one that the language does not have there. */
  logProbs(text: Uint32Array): (number | null)[] {
    const isMarked = text[0] === end;
    const logProbs = this.#language.logProbs(isMarked ? text.subarray(1) : text);
    const possible = Array.from(logProbs, (one) => (Number.isFinite(one) ? one : null));
    return isMarked ? [null, ...possible] : possible;
  }

  /** The first token that the language could not have written, and the most probable of what could stand there. */
  mistake(text: Uint32Array, most: number): { position: number; possible: Next[] } | null {
    const words = text[0] === end ? text.subarray(1) : text;
    const at = this.#language.logProbs(words).findIndex((one) => !Number.isFinite(one));
    if (at < 0) return null;
    const next = this.#language.next(words.subarray(0, at)) ?? [];
    const possible = [...next].sort((one, other) => other.prob - one.prob).slice(0, most);
    return { position: text.length - words.length + at, possible };
  }

  free(): void {
    this.#language.free();
  }
}
