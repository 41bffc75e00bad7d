/** Tokens as chips: what each one shows, and which of them only together make a character. */
import type { Piece } from '../engine/protocol';
import { type Span, spansOf } from './utf8';

export type MarkKind = 'text' | 'space' | 'break' | 'byte' | 'special' | 'id';

/** A stretch of one look inside a chip. */
export interface Mark {
  kind: MarkKind;
  text: string;
}

export interface Chip {
  index: number;
  piece: Piece;
  marks: Mark[];
}

/** Neighbours that share a character; most groups are a single chip and spell nothing. */
export interface ChipGroup {
  chips: Chip[];
  /** The characters that the chips only make together. */
  spells: string;
}

export function groupsOf(pieces: readonly Piece[]): ChipGroup[] {
  const groups: ChipGroup[] = [];
  for (let start = 0; start < pieces.length; ) {
    const end = stretchEnd(pieces, start);
    groups.push(...stretchGroups(pieces.slice(start, end), start));
    start = end;
  }
  return groups;
}

/** What a token shows on its own, as plain text. */
export function spell(piece: Piece): string {
  const group = groupsOf([piece])[0];
  return (group?.chips[0]?.marks ?? []).map((mark) => mark.text).join('');
}

/** Bytes flow from token to token, but not across marks and tokens without bytes. */
function stretchEnd(pieces: readonly Piece[], start: number): number {
  let end = start;
  while (end < pieces.length && flows(pieces[end])) end += 1;
  return Math.max(end, start + 1);
}

function flows(piece: Piece | undefined): boolean {
  return piece !== undefined && piece.bytes !== null && !piece.special && !piece.unknown;
}

function stretchGroups(pieces: Piece[], offset: number): ChipGroup[] {
  const first = pieces[0];
  if (first && !flows(first)) {
    return [{ chips: [{ index: offset, piece: first, marks: [whole(first)] }], spells: '' }];
  }
  const owner = pieces.flatMap((piece, at) => (piece.bytes ?? []).map(() => at));
  const chips = pieces.map((piece, at): Chip => ({ index: offset + at, piece, marks: [] }));
  const bytes = pieces.flatMap((piece) => piece.bytes ?? []);
  const shared: { from: number; to: number; character: string }[] = [];
  for (const span of spansOf(bytes)) {
    const from = owner[span.start] ?? 0;
    const to = owner[span.end - 1] ?? 0;
    if (span.character !== null && from === to) add(chips[from], markOf(span.character));
    else addBytes(chips, owner, bytes, span);
    if (span.character !== null && from !== to)
      shared.push({ from, to, character: span.character });
  }
  return joined(chips, shared);
}

function addBytes(chips: Chip[], owner: number[], bytes: number[], span: Span): void {
  for (let at = span.start; at < span.end; at += 1) {
    const hex = (bytes[at] ?? 0).toString(16).toUpperCase().padStart(2, '0');
    add(chips[owner[at] ?? 0], { kind: 'byte', text: `⟨${hex}⟩` });
  }
}

/** Adds to the last mark where it looks the same. */
function add(chip: Chip | undefined, mark: Mark): void {
  const last = chip?.marks.at(-1);
  if (last?.kind === mark.kind && mark.kind !== 'byte') last.text += mark.text;
  else chip?.marks.push(mark);
}

function joined(
  chips: Chip[],
  shared: { from: number; to: number; character: string }[],
): ChipGroup[] {
  const groups: ChipGroup[] = [];
  let end = -1;
  for (const [at, chip] of chips.entries()) {
    const group = groups.at(-1);
    if (at <= end && group) group.chips.push(chip);
    else groups.push({ chips: [chip], spells: '' });
    for (const { from, to, character } of shared) {
      if (from !== at) continue;
      end = Math.max(end, to);
      const current = groups.at(-1);
      if (current) current.spells += character;
    }
  }
  return groups;
}

function whole(piece: Piece): Mark {
  if (piece.bytes === null) return { kind: 'id', text: `#${piece.id}` };
  return { kind: 'special', text: new TextDecoder().decode(Uint8Array.from(piece.bytes)) };
}

/** White space and control characters would not be seen: each gets a sign. */
function markOf(character: string): Mark {
  if (character === ' ') return { kind: 'space', text: '·' };
  if (character === '\n') return { kind: 'break', text: '↵' };
  if (character === '\t') return { kind: 'space', text: '⇥' };
  const isHidden = /^[\p{C}\p{Z}]$/u.test(character);
  if (!isHidden) return { kind: 'text', text: character };
  const hex = (character.codePointAt(0) ?? 0).toString(16).toUpperCase().padStart(4, '0');
  return { kind: 'byte', text: `⟨U+${hex}⟩` };
}
