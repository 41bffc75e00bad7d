/** Numbers as the page writes them, the same in every language. */
import { format } from 'd3-format';

const grouped = format(',d');
const fourDecimals = format('.4f');
const threeDecimals = format('.3f');
const twoDecimals = format('.2f');

/** A typographic minus is as wide as a digit, so columns keep their line. */
export function decimal(value: number): string {
  return Number.isFinite(value) ? threeDecimals(value) : infinite(value);
}

/** A value in nats. */
export function nats(value: number): string {
  return Number.isFinite(value) ? twoDecimals(value) : infinite(value);
}

/** A probability or an attention weight; a small one is told apart from none. */
export function share(value: number): string {
  const least = 0.00005; // what four decimals would round to nothing
  if (value > 0 && value < least) return '<0.0001';
  return fourDecimals(value);
}

export function count(value: number): string {
  return grouped(value);
}

/** Sizes of files: megabytes to one decimal. */
export function megabytes(bytes: number): string {
  return format('.1f')(bytes / 1e6);
}

function infinite(value: number): string {
  if (Number.isNaN(value)) return '—';
  return value > 0 ? '∞' : '−∞';
}
