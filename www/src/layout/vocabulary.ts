/** The words that a word-level model knows: what completes a word, which words are unknown, what was meant. */
import { editDistance } from './edit_distance';

/** A word of a text and where it stands. */
export interface PlacedWord {
  word: string;
  start: number;
  end: number;
}

/** Longer words are pasted rubbish, and comparing them costs the product of lengths. */
const longestCompared = 24;

export class Vocabulary {
  readonly #words: string[];
  #sorted: string[] | null = null;
  readonly #known: ReadonlySet<string>;
  /** Marks such as `<eos>`, which a tokenizer takes out of a text before it splits it. */
  readonly #marks: string[];
  /** The same unknown word is asked about at each key that is typed. */
  readonly #meant = new Map<string, string | null>();

  constructor(words: string[]) {
    this.#words = words;
    this.#known = new Set(words);
    this.#marks = words.filter((word) => /^<.+>$/.test(word));
  }

  /** In the order of the alphabet; sorted once it is needed, since the first comparison has the browser fetch its rules. */
  get #inOrder(): string[] {
    this.#sorted ??= [...this.#words].sort((a, b) => a.localeCompare(b, 'en'));
    return this.#sorted;
  }

  has(word: string): boolean {
    if (this.#known.has(word)) return true;
    if (!this.#marks.some((mark) => word.includes(mark))) return false;
    let parts = [word];
    for (const mark of this.#marks) parts = parts.flatMap((part) => part.split(mark));
    return parts.every((part) => part === '' || this.#known.has(part));
  }

  /** Longer words that begin with these letters, in whatever case they were typed. */
  completions(letters: string, most: number): string[] {
    if (letters === '') return [];
    const lower = letters.toLowerCase();
    return this.#inOrder
      .filter((word) => word !== letters && word.toLowerCase().startsWith(lower))
      .slice(0, most);
  }

  /** Every place of a word that the model does not know. */
  unknownIn(text: string): PlacedWord[] {
    return wordsOf(text).filter(({ word }) => !this.has(word));
  }

  /** What an unknown word was meant to be, as words that are known: taken apart, or the nearest one. */
  meant(word: string): string | null {
    const found = this.#meant.get(word);
    if (found !== undefined) return found;
    const meant = this.#apart(word) ?? this.#apart(word.toLowerCase()) ?? this.#nearest(word);
    this.#meant.set(word, meant);
    return meant;
  }

  /** `sat.` is two words to a model that splits at spaces; so is `你好，`. */
  #apart(word: string): string | null {
    if (word.length > longestCompared) return null;
    const runs = word.match(/\p{Script=Han}+|[\p{L}\p{M}]+|\p{N}+|\S/gu) ?? [];
    const parts = runs.flatMap((run) =>
      /\p{Script=Han}/u.test(run) ? this.#segmented(run) : [run],
    );
    return parts.every((part) => this.#known.has(part)) ? parts.join(' ') : null;
  }

  /** Chinese is typed without spaces: the longest known word first, again and again. */
  #segmented(run: string): string[] {
    for (let end = run.length; end > 0; end -= 1) {
      const first = run.slice(0, end);
      if (this.#known.has(first))
        return end < run.length ? [first, ...this.#segmented(run.slice(end))] : [first];
    }
    return [run];
  }

  #nearest(word: string): string | null {
    if (word.length > longestCompared) return null;
    const lower = word.toLowerCase();
    // One letter in three may be wrong: with more, the nearest word is no guess but chance.
    let least = Math.max(1, Math.floor(lower.length / 3)) + 1;
    let nearest: string | null = null;
    for (const known of this.#inOrder) {
      if (!/\p{L}/u.test(known) || Math.abs(known.length - lower.length) >= least) continue;
      const distance = editDistance(lower, known.toLowerCase());
      // What shares no letter is not near, however short both are.
      if (distance >= least || distance >= lower.length) continue;
      [least, nearest] = [distance, known];
    }
    return nearest;
  }
}

/** The text split at white space, as the tokenizers of word-level models here split it. */
export function wordsOf(text: string): PlacedWord[] {
  return Array.from(text.matchAll(/\S+/g), ({ 0: word, index }) => ({
    word,
    start: index,
    end: index + word.length,
  }));
}

/** The word whose end is at the caret; `null` in the middle of one, and after a space. */
export function wordBefore(text: string, caret: number): PlacedWord | null {
  if (/^\S/.test(text.slice(caret, caret + 1))) return null;
  let start = caret;
  while (start > 0 && /\S/.test(text.charAt(start - 1))) start -= 1;
  return start === caret ? null : { word: text.slice(start, caret), start, end: caret };
}

/** The text with every place of a word respelled. */
export function respelled(text: string, word: string, meant: string): string {
  return text.replace(/\S+/g, (found) => (found === word ? meant : found));
}
