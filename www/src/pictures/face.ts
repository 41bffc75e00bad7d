/** How the words of a picture are set, and about how long they are. */
import type { Colour } from './palette';

/** Faces: the page's, then what is likely to be there. */
export const sansFamily =
  "Inter, 'Segoe UI', 'Helvetica Neue', Arial, 'PingFang SC', 'Microsoft YaHei', 'Noto Sans CJK SC', sans-serif";
export const monoFamily =
  "'JetBrains Mono', Consolas, Menlo, 'DejaVu Sans Mono', 'PingFang SC', 'Microsoft YaHei', 'Noto Sans Mono CJK SC', monospace";

export interface Face {
  size: number;
  colour: Colour;
  mono?: boolean;
  bold?: boolean;
  struck?: boolean;
  /** Which end of the words their place is, if it is not the start. */
  anchor?: 'middle' | 'end';
}

/** The face of words. */
export function sans(size: number, colour: Colour): Face {
  return { size, colour };
}

/** The face of tokens and numbers. */
export function mono(size: number, colour: Colour): Face {
  return { size, colour, mono: true };
}

const wide =
  /[\u1100-\u115f\u2e80-\ua4cf\uac00-\ud7a3\uf900-\ufaff\ufe30-\uff60]|[\u{1f000}-\u{1ffff}]/u;

/** How wide a letter is, of its size: rather too wide in a word, as it is on average in a sentence. */
const letters = { mono: 0.61, word: 0.58, sentence: 0.52 };

/** About how long words are, rather too long: which face a program has is not known. */
export function widthOf({ size, mono }: Face, words: string, isSentence = false): number {
  const narrow = mono ? letters.mono : letters[isSentence ? 'sentence' : 'word'];
  let width = 0;
  for (const character of words) width += wide.test(character) ? 1 : narrow;
  return width * size;
}

export function widest(face: Face, texts: readonly string[]): number {
  return texts.reduce((most, text) => Math.max(most, widthOf(face, text)), 0);
}

/** Lines of at most this width, broken at spaces and between Chinese characters. */
export function linesOf(face: Face, words: string, width: number): string[] {
  const parts = words.match(/\p{Script=Han}[，。：；、！？”）]*|\s+|[^\s\p{Script=Han}]+/gu) ?? [];
  const lines: string[] = [];
  let line = '';
  for (const part of parts) {
    if (line !== '' && widthOf(face, line + part.trimEnd(), true) > width) {
      lines.push(line.trimEnd());
      line = part.trimStart();
    } else {
      line += part;
    }
  }
  return line.trim() === '' ? lines : [...lines, line.trimEnd()];
}
