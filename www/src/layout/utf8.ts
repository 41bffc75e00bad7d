/** Cuts bytes into characters, and keeps the bytes that are not part of any. */

export interface Span {
  start: number;
  end: number;
  /** `null` where the bytes make no character. */
  character: string | null;
}

const decoder = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true });

export function spansOf(bytes: readonly number[]): Span[] {
  const spans: Span[] = [];
  for (let start = 0; start < bytes.length; ) {
    const length = lengthFrom(bytes[start] ?? 0);
    const character = decoded(bytes.slice(start, start + length));
    const end = character === null ? start + 1 : start + length;
    spans.push({ start, end, character });
    start = end;
  }
  return spans;
}

/** How many bytes a character has, by its first. */
function lengthFrom(lead: number): number {
  if (lead >= 0xf0) return 4;
  if (lead >= 0xe0) return 3;
  if (lead >= 0xc0) return 2;
  return 1;
}

function decoded(bytes: number[]): string | null {
  try {
    return decoder.decode(Uint8Array.from(bytes));
  } catch {
    return null;
  }
}
