/** What every picture is drawn from, and how it writes texts and settings. */
import type { Piece, Reading } from '../engine/protocol';
import { spell } from '../layout/chips';
import { shorten } from '../layout/shorten';
import { pathTo } from '../layout/tree_extent';
import type { Notes } from '../notes/notes';
import type { PictureNotes } from '../notes/pictures';
import type { State } from '../state/state';
import type { Palette } from './palette';

export interface Scene {
  state: State;
  notes: Notes;
  words: PictureNotes;
  palette: Palette;
}

/** A picture as an SVG file; `null` where there is nothing to draw. */
export type Draw = (scene: Scene) => string | null;

/** So many tokens tell texts apart. */
const lastShown = 16;
const longestText = 120;
const longestPrompt = 240;
const longestSettings = 90;
const longestToken = 14;

/** A token, as long as a column has room for. */
export function labelOf(piece: Piece | undefined): string {
  return piece ? shorten(spell(piece), longestToken) : '';
}

/** The tokens of the text that ends in a node. */
export function wordsTo(node: number, reading: Reading): string[] {
  const { nodes, nodePieces, promptLength, pieces } = reading;
  const written = pathTo(node, nodes)
    .slice(1)
    .map((at) => nodePieces[at]);
  return [...pieces.slice(0, promptLength), ...written].map((piece) => (piece ? spell(piece) : ''));
}

/** The end of a text in one line. */
export function lineOf(words: readonly string[]): string {
  const left = words.length > lastShown ? '… ' : '';
  return shorten(left + words.slice(-lastShown).join(' '), longestText);
}

/** What was begun with: a prompt may be as long as a book. */
export function promptLine({ state, words }: Scene): string {
  return words.prompt(shorten(state.prompt, longestPrompt));
}

/** What decoding goes by, in short. */
export function shortSettings(settings: string): string {
  const parts = settings.split(';').map((part) => part.replace(/^(strategy|processors)=/, ''));
  return shorten(parts.join(' · '), longestSettings);
}
