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

/**
 * The median of some speeds and, round by round, their ratio to those of a reference: what slowed a whole round is not in
 * the ratio.
 */
export function speedFigure(
  speeds: readonly number[],
  about: Omit<Measurement, 'measured' | 'details'>,
  reference?: readonly number[],
): Figure {
  const details: Record<string, Quantity> = {
    least: perSecond(quantile(speeds, 0)),
    most: perSecond(quantile(speeds, 1)),
    rounds: count(speeds.length),
    ...(reference ? ratios(speeds, reference) : {}),
  };
  return figure({ ...about, measured: perSecond(median(speeds)), details });
}

/** The median of ratios, sample by sample: what slowed the machine for a while is not in it. */
export function ratioFigure(
  samples: readonly number[],
  reference: readonly number[],
  about: Omit<Measurement, 'measured' | 'details'>,
): Figure {
  const all = eachToItsOwn(samples, reference);
  const details: Record<string, Quantity> = {
    p5: ratio(quantile(all, 0.05)),
    p95: ratio(quantile(all, 0.95)),
    samples: count(all.length),
  };
  return figure({ ...about, measured: ratio(median(all)), details });
}

function ratios(speeds: readonly number[], reference: readonly number[]): Record<string, Quantity> {
  const all = eachToItsOwn(speeds, reference);
  return {
    ratio: ratio(median(all)),
    'least ratio': ratio(quantile(all, 0)),
    'greatest ratio': ratio(quantile(all, 1)),
  };
}

function eachToItsOwn(samples: readonly number[], reference: readonly number[]): number[] {
  if (samples.length !== reference.length) throw new Error('a round lacks a sample');
  return samples.map((sample, round) => sample / (reference[round] ?? Number.NaN));
}
