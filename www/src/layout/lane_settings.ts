/** What tells a lane from another, in short. */
import { decodingFromSettings } from '../state/decoding';

/** How many tokens it may write is the same in most, and left out. */
export function shortLane(settings: string): string {
  const { strategy, processors, seed, others } = decodingFromSettings(settings);
  const coins = seed === 0 ? [] : [`seed=${seed}`];
  return [strategy, ...processors, ...coins, ...others].join(' ');
}
