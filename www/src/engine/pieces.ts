/** The bytes that one token adds to the text. */
import type { TokenizerKind } from './protocol';

const encoder = new TextEncoder();

/**
 * The characters that stand for bytes in byte-level vocabularies: printable bytes are themselves,
 * the others follow from U+0100 on. Source: `bytes_to_unicode` in GPT-2's `encoder.py`.
 */
export const byteFromCharacter: ReadonlyMap<string, number> = new Map(
  Array.from({ length: 256 }, (_, byte) => byte)
    .sort((a, b) => Number(isPrintable(b)) - Number(isPrintable(a)) || a - b)
    .map((byte, rank) => {
      const printable = 188; // how many bytes isPrintable holds for
      return [String.fromCodePoint(rank < printable ? byte : 0x100 + rank - printable), byte];
    }),
);

function isPrintable(byte: number): boolean {
  return (byte >= 0x21 && byte <= 0x7e) || (byte >= 0xa1 && byte <= 0xac) || byte >= 0xae;
}

/** The bytes of a token as its vocabulary spells it. */
export function bytesOf(token: string, kind: TokenizerKind): number[] {
  if (kind === 'byte-level') return byteLevel(token);
  if (kind === 'byte-fallback') return byteFallback(token);
  return utf8(token);
}

function byteLevel(token: string): number[] {
  const bytes = Array.from(token, (character) => byteFromCharacter.get(character));
  // A token with any other character was added whole, outside the byte alphabet.
  return bytes.every((byte) => byte !== undefined) ? bytes : utf8(token);
}

function byteFallback(token: string): number[] {
  const hex = /^<0x([0-9A-Fa-f]{2})>$/.exec(token)?.[1];
  return hex === undefined ? utf8(token.replaceAll('▁', ' ')) : [Number.parseInt(hex, 16)];
}

function utf8(text: string): number[] {
  return Array.from(encoder.encode(text));
}
