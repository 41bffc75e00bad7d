/** The straight line that lies nearest to some points, by least squares, and how far the farthest point is off it. */

export interface Line {
  slope: number;
  intercept: number;
  /** As a share of the line's value there. */
  farthest: number;
}

export function lineThrough(xs: readonly number[], ys: readonly number[]): Line {
  const meanX = mean(xs);
  const meanY = mean(ys);
  const slope =
    mean(xs.map((x, at) => (x - meanX) * ((ys[at] ?? Number.NaN) - meanY))) /
    mean(xs.map((x) => (x - meanX) ** 2));
  const intercept = meanY - slope * meanX;
  const off = xs.map((x, at) => Math.abs((ys[at] ?? Number.NaN) / (intercept + slope * x) - 1));
  return { slope, intercept, farthest: Math.max(...off) };
}

function mean(values: readonly number[]): number {
  return values.reduce((sum, value) => sum + value, 0) / values.length;
}
