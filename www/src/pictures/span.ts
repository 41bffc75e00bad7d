/** The positions of a long text that a picture has room for. */

export interface Span {
  start: number;
  /** The first that is no longer shown. */
  end: number;
}

/** As many positions as are allowed, `at` among them. */
export function spanAround(at: number, length: number, most: number): Span {
  const last = Math.max(0, length - most);
  const start = Math.min(last, Math.max(0, at - Math.floor(most / 2)));
  return { start, end: Math.min(length, start + most) };
}

export function placesIn({ start, end }: Span): number[] {
  return Array.from({ length: end - start }, (_, at) => start + at);
}
