/** Which positions depend on later ones: a causal model has none. */

/** Those whose output may depend on the input at a later position; `depends` is [T, T]. */
export function lookingAhead(depends: Uint8Array, length: number): number[] {
  return positions(length).filter((at) => farthest(depends, length, at) > at);
}

/** The latest position that the output at `position` may depend on. */
export function farthest(depends: Uint8Array, length: number, position: number): number {
  return depends.subarray(position * length, (position + 1) * length).lastIndexOf(1);
}

/** All cells on and before the diagonal, and all beyond it, as two paths in units of a cell. */
export function dependencePaths(
  depends: Uint8Array,
  length: number,
): { back: string; ahead: string } {
  const paths = { back: '', ahead: '' };
  for (const query of positions(length)) {
    paths.back += runs(depends, length, query, 0, query + 1);
    paths.ahead += runs(depends, length, query, query + 1, length);
  }
  return paths;
}

/** Neighbours become one span: `1–4, 7`. */
export function spansText(places: readonly number[]): string {
  const spans: [number, number][] = [];
  for (const place of places) {
    const last = spans.at(-1);
    if (last && last[1] === place - 1) last[1] = place;
    else spans.push([place, place]);
  }
  return spans.map(([from, to]) => (from === to ? `${from}` : `${from}–${to}`)).join(', ');
}

/** What lies in one row between two columns, each stretch as one box. */
function runs(depends: Uint8Array, length: number, row: number, from: number, to: number): string {
  let path = '';
  for (let start = from; start < to; ) {
    let end = start;
    while (end < to && depends[row * length + end] === 1) end += 1;
    if (end > start) path += `M${start} ${row}h${end - start}v1h${start - end}z`;
    start = end + 1;
  }
  return path;
}

function positions(length: number): number[] {
  return Array.from({ length }, (_, at) => at);
}
