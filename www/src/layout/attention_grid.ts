/** One head's attention as a grid of cells, and the window of it that fits a page. */
import type { Attention } from 'lookback';
import type { Cell } from '../state/state';

export interface GridCell extends Cell {
  /** Its place among the numbers of all cells. */
  at: number;
  masked: boolean;
  x: number;
  y: number;
}

/** Positions from `start` up to, without, `end`. */
export interface Span {
  start: number;
  end: number;
}

export interface AttentionGrid {
  queries: Span;
  keys: Span;
  /** The side of a cell. */
  side: number;
  width: number;
  height: number;
  cells: GridCell[];
}

/** All the numbers on the way from a score to a weight. */
export interface CellFacts extends Cell {
  score: number;
  scale: number;
  scaled: number;
  masked: boolean;
  weight: number;
}

/** More cells a side would be too small to point at. */
const mostShown = 28;
/** Sides of a cell, in pixels: easy to hit with few tokens, still to be seen with many. */
const largestSide = 32;
const smallestSide = 12;
const wholeSide = 312;

/** Whether the whole text is shown. */
export function isWhole({ shape }: Attention): boolean {
  return Math.max(...shape) <= mostShown;
}

/** The window holds `cell`, or else the end of the text. */
export function spansOf(
  { shape: [queries, keys] }: Attention,
  cell: Cell | null,
): { queries: Span; keys: Span } {
  return {
    queries: windowOf(queries, cell?.query ?? queries - 1),
    keys: windowOf(keys, cell?.key ?? keys - 1),
  };
}

export function gridOf(attention: Attention, cell: Cell | null): AttentionGrid {
  const [, keyCount] = attention.shape;
  const { queries, keys } = spansOf(attention, cell);
  const most = Math.max(queries.end - queries.start, keys.end - keys.start, 1);
  const side = Math.max(smallestSide, Math.min(largestSide, Math.floor(wholeSide / most)));
  const cells: GridCell[] = [];
  for (let query = queries.start; query < queries.end; query += 1) {
    for (let key = keys.start; key < keys.end; key += 1) {
      const at = query * keyCount + key;
      cells.push({
        query,
        key,
        at,
        masked: attention.mask[at] === 0,
        x: (key - keys.start) * side,
        y: (query - queries.start) * side,
      });
    }
  }
  return {
    queries,
    keys,
    side,
    width: (keys.end - keys.start) * side,
    height: (queries.end - queries.start) * side,
    cells,
  };
}

export function factsOf(attention: Attention, { query, key }: Cell): CellFacts {
  const at = query * attention.shape[1] + key;
  const score = attention.scores[at] ?? Number.NaN;
  return {
    query,
    key,
    score,
    scale: attention.scale,
    scaled: score * attention.scale,
    masked: attention.mask[at] === 0,
    weight: attention.weights[at] ?? Number.NaN,
  };
}

/** The key that a query looks at most; of equals the earlier one. */
export function strongestKey(attention: Attention, query: number): Cell & { weight: number } {
  const width = attention.shape[1];
  const row = attention.weights.subarray(query * width, (query + 1) * width);
  const key = row.reduce((best, weight, at) => (weight > (row[best] ?? 0) ? at : best), 0);
  return { query, key, weight: row[key] ?? 0 };
}

/** The cell one step away, a page of queries away, or at an end of its row; kept inside the text. */
export function neighbour(attention: Attention, cell: Cell, arrow: string): Cell | null {
  const [queryCount, keyCount] = attention.shape;
  const moves: Record<string, [number, number]> = {
    ArrowUp: [-1, 0],
    ArrowDown: [1, 0],
    ArrowLeft: [0, -1],
    ArrowRight: [0, 1],
    PageUp: [-mostShown / 2, 0],
    PageDown: [mostShown / 2, 0],
    Home: [0, -keyCount],
    End: [0, keyCount],
  };
  const move = moves[arrow];
  if (!move) return null;
  return {
    query: Math.min(queryCount - 1, Math.max(0, cell.query + move[0])),
    key: Math.min(keyCount - 1, Math.max(0, cell.key + move[1])),
  };
}

/** The window moves in halves, so that the picture stays still while the reader walks in it. */
export function windowOf(length: number, position: number): Span {
  if (length <= mostShown) return { start: 0, end: length };
  const half = mostShown / 2;
  const last = length - mostShown;
  if (position >= last) return { start: last, end: length };
  const start = Math.min(last, Math.max(0, Math.floor(position / half) * half - half / 2));
  return { start, end: start + mostShown };
}
