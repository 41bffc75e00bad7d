/** How measured times are spread: medians and quantiles, as a mean would be the story of the worst few. */
import {
  count,
  type Figure,
  figure,
  type Measurement,
  ms,
  perSecond,
  type Quantity,
  ratio,
} from './figure';

/**
 * The value below which the share `share` of the samples lies, interpolated between neighbours.
 * Source: Hyndman and Fan (1996), "Sample Quantiles in Statistical Packages", definition 7.
 */
export function quantile(samples: readonly number[], share: number): number {
  const sorted = [...samples].sort((a, b) => a - b);
  const place = (sorted.length - 1) * share;
  const below = sorted[Math.floor(place)];
  const above = sorted[Math.ceil(place)];
  if (below === undefined || above === undefined) throw new Error('no samples were taken');
  return below + (above - below) * (place - Math.floor(place));
}

export const median = (samples: readonly number[]) => quantile(samples, 0.5);
export const worst = (samples: readonly number[]) => quantile(samples, 1);

/** The median of many times, with their spread beside it. */
export function medianFigure(
  samples: readonly number[],
  about: Omit<Measurement, 'measured'>,
): Figure {
  const details: Record<string, Quantity> = {
    p5: ms(quantile(samples, 0.05)),
    p95: ms(quantile(samples, 0.95)),
    worst: ms(worst(samples)),
    samples: count(samples.length),
    ...about.details,
  };
  return figure({ ...about, measured: ms(median(samples)), details });
}

/** Speeds that were measured round by round beside a reference's. */
export interface Comparison {
  reference: string;
  speeds: readonly number[];
}

/**
 * The median of some speeds and, round by round, their ratio to the reference's: what slowed a whole round is not in the
 * ratio.
 */
export function speedFigure(
  speeds: readonly number[],
  about: Omit<Measurement, 'measured' | 'details'>,
  comparison?: Comparison,
): Figure {
  const details: Record<string, Quantity> = {
    least: perSecond(quantile(speeds, 0)),
    most: perSecond(quantile(speeds, 1)),
    rounds: count(speeds.length),
    ...(comparison ? ratios(speeds, comparison) : {}),
  };
  return figure({ ...about, measured: perSecond(median(speeds)), details });
}

function ratios(speeds: readonly number[], comparison: Comparison): Record<string, Quantity> {
  if (speeds.length !== comparison.speeds.length) throw new Error('a round lacks a speed');
  const all = speeds.map((speed, round) => speed / (comparison.speeds[round] ?? Number.NaN));
  return {
    [`to ${comparison.reference}`]: ratio(median(all)),
    'at least': ratio(quantile(all, 0)),
    'at most': ratio(quantile(all, 1)),
  };
}
