/** All cells of a head, small: one path a shade, so that a long text is a handful of shapes. */
import type { HeadTrace } from 'lookback';
import type { Shading } from './attention_stages';

/** Cells of one shade; signed values tell their sign by the role. */
export interface OverviewShade {
  role: '' | 'above' | 'below';
  opacity: number;
  path: string;
}

export interface Overview {
  /** How many cells a row and a column have. */
  columns: number;
  rows: number;
  /** Of a longer text a cell stands for so many positions, by the strongest of them. */
  positionsPerCell: number;
  shades: OverviewShade[];
  /** What the mask hides. */
  masked: string;
}

/** More cells than pixels could not be told apart. */
const mostCells = 128;
const levels = 8;
/** Weaker than this is paper. */
const least = 0.03;

export function overviewOf(trace: HeadTrace, shading: Shading): Overview {
  const [queries, keys] = trace.shape;
  const per = Math.max(1, Math.ceil(Math.max(queries, keys) / mostCells));
  const rows = Math.ceil(queries / per);
  const columns = Math.ceil(keys / per);
  const paths = new Map<number, string>();
  let masked = '';
  const draw = (level: number | null, run: string) => {
    if (level === null) masked += run;
    else if (level !== 0) paths.set(level, (paths.get(level) ?? '') + run);
  };
  for (let row = 0; row < rows; row += 1) {
    let start = 0;
    let before = levelAt(trace, shading, per, row, 0);
    for (let column = 1; column <= columns; column += 1) {
      const level = column < columns ? levelAt(trace, shading, per, row, column) : undefined;
      if (level === before) continue;
      draw(before, `M${start} ${row}h${column - start}v1h-${column - start}z`);
      start = column;
      before = level ?? null;
    }
  }
  const shades = [...paths].map(([level, path]): OverviewShade => {
    const role = !shading.signed ? '' : level < 0 ? 'below' : 'above';
    return { role, opacity: Math.abs(level) / levels, path };
  });
  return { columns, rows, positionsPerCell: per, shades, masked };
}

/** The shade of a cell, below 0 for values below 0, 0 for paper; `null` where the mask hides all of it. */
function levelAt(
  { shape, mask }: HeadTrace,
  { masks, most, valueAt }: Shading,
  per: number,
  row: number,
  column: number,
): number | null {
  const [queries, keys] = shape;
  let strongest: number | null = null;
  for (let query = row * per; query < Math.min(queries, (row + 1) * per); query += 1) {
    for (let key = column * per; key < Math.min(keys, (column + 1) * per); key += 1) {
      const at = query * keys + key;
      if (masks && mask[at] === 0) continue;
      const value = valueAt(at);
      if (strongest === null || Math.abs(value) > Math.abs(strongest)) strongest = value;
    }
  }
  if (strongest === null) return null;
  const strength = most > 0 ? Math.abs(strongest) / most : 0;
  if (strength < least) return 0;
  return Math.sign(strongest) * Math.min(levels, Math.max(1, Math.round(strength * levels)));
}
