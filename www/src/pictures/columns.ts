/** The columns of a table: where each begins, and its head. */
import { type Face, widthOf } from './face';
import type { Svg } from './svg';

export interface Column {
  head: string;
  /** What its widest cell takes. */
  width: number;
  /** Numbers stand at its end. */
  align?: 'end';
}

export interface Place {
  start: number;
  end: number;
  /** Where the words of a cell are placed. */
  x: number;
}

const gap = 18;

/** Each column is as wide as its head and its widest cell. */
export function placesOf(columns: readonly Column[], head: Face, from = 0): Place[] {
  let start = from;
  return columns.map((column) => {
    const end = start + Math.max(column.width, widthOf(head, column.head));
    const place = { start, end, x: column.align === 'end' ? end : start };
    start = end + gap;
    return place;
  });
}

export function drawHeads(
  svg: Svg,
  columns: readonly Column[],
  places: readonly Place[],
  y: number,
  face: Face,
): void {
  for (const [at, { head, align }] of columns.entries()) {
    const place = places[at];
    if (place) svg.text([place.x, y], head, align === 'end' ? { ...face, anchor: 'end' } : face);
  }
}

export function widthOfAll(places: readonly Place[]): number {
  return places.at(-1)?.end ?? 0;
}
