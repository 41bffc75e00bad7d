/** Numbers as the page writes them, the same in every language. */
import { format } from 'd3-format';

const grouped = format(',d');
const fourDecimals = format('.4f');
const threeDecimals = format('.3f');
const twoDecimals = format('.2f');
const signed = format('+.4f');

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

/** The probability of a whole text, which is soon too small for decimals. */
export function tiny(value: number): string {
  return value === 0 || value >= 0.001 ? fourDecimals(value) : format('.2~e')(value);
}

/** What was added to a number, or taken from it. */
export function change(value: number): string {
  if (!Number.isFinite(value)) return infinite(value);
  const least = 0.00005; // what four decimals would round to nothing, and give a sign
  return Math.abs(value) < least ? fourDecimals(0) : signed(value);
}

export function count(value: number): string {
  return grouped(value);
}

/** Sizes of files: megabytes to one decimal. */
export function megabytes(bytes: number): string {
  return format('.1f')(bytes / 1e6);
}

/** Sizes from kilobytes to gigabytes, to three digits or so. */
export function byteSize(bytes: number): string {
  if (bytes >= 1e9) return `${format('.1f')(bytes / 1e9)} GB`;
  if (bytes >= 1e8) return `${format('.0f')(bytes / 1e6)} MB`;
  if (bytes >= 1e6) return `${megabytes(bytes)} MB`;
  return `${format('.0f')(Math.ceil(bytes / 1e3))} kB`;
}

function infinite(value: number): string {
  if (Number.isNaN(value)) return '—';
  return value > 0 ? '∞' : '−∞';
}
