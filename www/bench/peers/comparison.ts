/** What a case says: the speed of each contender, Lookback's ratio to each peer, and what the roof would allow. */

import type { Name } from '../bare/peers/contender';
import type { Measured } from '../bare/peers/contest';
import { median, quantile } from '../spread';
import { type NamedCase, tokensOf } from './cases';
import { roofMs } from './roofline';
import type { Size } from './size';

/** Of one number in all rounds. */
export interface Spread {
  median: number;
  p5: number;
  p95: number;
}

export interface Side {
  /** Tokens a second. */
  speed: Spread;
  /** How many times as fast Lookback is, round by round; of Lookback itself 1. */
  ratio: Spread;
  /** The share of the roof that is reached; `null` where it was not measured. */
  ofRoof: Spread | null;
}

export interface Comparison {
  shape: string;
  case: string;
  rounds: number;
  sides: Partial<Record<Name, Side>>;
  missing: Partial<Record<Name, string>>;
  /** Tokens a second at the roof; what was measured for it, in billions of operations and of bytes a second. */
  roof: { speed: number; peak: number; stream: number } | null;
}

export function compare(
  shape: string,
  each: NamedCase,
  { times, missing, roof }: Measured,
  size: Size,
): Comparison {
  const ours = times.Lookback ?? [];
  // What slows a measurement of the machine does not lower its roof.
  const machine =
    roof.peak.length === 0 ? null : { peak: best(roof.peak), stream: best(roof.stream) };
  const least = machine && roofMs(each, size, machine);
  const tokens = tokensOf(each);
  const speed = (ms: number) => (1000 * tokens) / ms;
  const sides: Comparison['sides'] = {};
  for (const [name, its] of Object.entries(times) as [Name, number[]][]) {
    sides[name] = {
      speed: spread(its.map(speed)),
      ratio: spread(its.map((ms, round) => ms / (ours[round] ?? Number.NaN))),
      ofRoof: least === null ? null : spread(its.map((ms) => least / ms)),
    };
  }
  return {
    shape,
    case: each.name,
    rounds: ours.length,
    sides,
    missing,
    roof: machine && least !== null ? { speed: speed(least), ...machine } : null,
  };
}

const best = (samples: readonly number[]) => quantile(samples, 0.95);

function spread(samples: readonly number[]): Spread {
  return { median: median(samples), p5: quantile(samples, 0.05), p95: quantile(samples, 0.95) };
}
