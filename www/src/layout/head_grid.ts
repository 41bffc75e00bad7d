/** The heads of a model as small multiples: the shapes of each picture, where it looks, the way from one to the next. */
import type { Thumbnails } from 'lookback';

export interface HeadPlace {
  layer: number;
  head: number;
}

/** All cells of one shade, as one path in units of a cell. */
export interface Shade {
  opacity: number;
  path: string;
}

/** More shades could not be told apart on cells of two pixels. */
const shades = 6;
/** Weights below it are paper. */
const least = 0.04;

export function shadesOf(thumbnails: Thumbnails, place: HeadPlace): Shade[] {
  const side = thumbnails.shape[2];
  const cells = weightsOf(thumbnails, place);
  const paths = Array.from({ length: shades }, () => '');
  for (const [at, weight] of cells.entries()) {
    if (weight < least) continue;
    const shade = Math.min(shades - 1, Math.floor(weight * shades));
    paths[shade] += `M${at % side} ${Math.floor(at / side)}h1v1h-1z`;
  }
  const drawn = paths.map((path, at) => ({ opacity: (at + 1) / shades, path }));
  return drawn.filter(({ path }) => path !== '');
}

/** The first and the last position of the cell that the last row looks at most; of equals the earlier. */
export function looksAt(
  thumbnails: Thumbnails,
  place: HeadPlace,
  length: number,
): { first: number; last: number } {
  const { shape, positionsPerCell: width } = thumbnails;
  const row = weightsOf(thumbnails, place).subarray(-shape[3]);
  const cell = row.reduce((best, weight, at) => (weight > (row[best] ?? 0) ? at : best), 0);
  return { first: cell * width, last: Math.min(length, (cell + 1) * width) - 1 };
}

/** The head one step away: layers down, heads across. `null` for other keys. */
export function headBeside(
  { layer, head }: HeadPlace,
  key: string,
  layers: number,
  heads: number,
): HeadPlace | null {
  const moves: Record<string, [number, number]> = {
    ArrowUp: [-1, 0],
    ArrowDown: [1, 0],
    ArrowLeft: [0, -1],
    ArrowRight: [0, 1],
  };
  const move = moves[key];
  if (!move) return null;
  return {
    layer: Math.min(layers - 1, Math.max(0, layer + move[0])),
    head: Math.min(heads - 1, Math.max(0, head + move[1])),
  };
}

function weightsOf({ shape, data }: Thumbnails, { layer, head }: HeadPlace): Float32Array {
  const [, heads, height, width] = shape;
  const size = height * width;
  const start = (layer * heads + head) * size;
  return data.subarray(start, start + size);
}
