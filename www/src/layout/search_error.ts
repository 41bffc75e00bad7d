/** What exact search says of the other lanes: how much log p their searches missed. */
import type { Lane, LaneText } from '../engine/protocol';
import { apart, decodingFromSettings } from '../state/decoding';

/**
 * log p of the most probable text less log p of this one, in nats, as Stahlberg and Byrne (2019)
 * count it; `least`: it is at least this, since a better text may be left; `elsewhere`: this text is
 * none of those that the exact search went through.
 */
export type SearchError =
  | { kind: 'exact' | 'elsewhere' }
  | { kind: 'error' | 'least'; nats: number };

/** The lane that goes through all texts, and whether it came to the end of them. */
export interface Mode {
  lane: number;
  text: LaneText;
  proven: boolean;
}

/** A search is exact about the model itself where nothing changes its scores or divides them. */
export function modeOf(lanes: readonly Lane[]): Mode | null {
  const modes = lanes.flatMap(({ text }, lane) =>
    text?.whole && isExact(text.settings) ? [{ lane, text, proven: text.stop === 'proven' }] : [],
  );
  return modes.find(({ proven }) => proven) ?? modes[0] ?? null;
}

export function searchErrorOf(at: number, text: LaneText, mode: Mode): SearchError {
  if (at === mode.lane) return { kind: 'exact' };
  if (!isAmong(text, mode.text)) return { kind: 'elsewhere' };
  const missed = isSame(text, mode.text) ? 0 : mode.text.logProb - text.logProb;
  return { kind: mode.proven ? 'error' : 'least', nats: Math.max(0, missed) };
}

/** Whether a strategy looks for the most probable text at all. */
export function seeksMode(settings: string): boolean {
  const { name, values } = apart(decodingFromSettings(settings).strategy);
  if (name === 'speculative') return values[1] === 'greedy';
  return !['sample', 'beam-sample', 'stochastic-beam', 'contrastive'].includes(name);
}

function isExact(settings: string): boolean {
  const { strategy, processors } = decodingFromSettings(settings);
  const { name, values } = apart(strategy);
  const penalty = { exact: values[1], enumerate: values[0] }[name];
  return penalty !== undefined && Number(penalty) === 0 && processors.length === 0;
}

/** Exact lanes that were stopped before their first whole text. */
export function emptyHanded(lanes: readonly Lane[]): number[] {
  return lanes.flatMap(({ text }, lane) =>
    text && !text.whole && isExact(text.settings) ? [lane] : [],
  );
}

/** The texts that were gone through have ended, or are as long as they may be. */
function isAmong(text: LaneText, mode: LaneText): boolean {
  if (!text.whole || endsOf(text) !== endsOf(mode)) return false;
  const most = decodingFromSettings(mode.settings).maxNewTokens;
  const { length } = text.steps;
  if (text.ended) return most === null || length <= most;
  return length === most || decodingFromSettings(text.settings).maxNewTokens === most;
}

function endsOf({ settings }: LaneText): string | undefined {
  return decodingFromSettings(settings).others.find((one) => one.startsWith('eos-ids='));
}

function isSame(one: LaneText, other: LaneText): boolean {
  const { length } = one.steps;
  return (
    length === other.steps.length && one.steps.every(({ id }, at) => id === other.steps[at]?.id)
  );
}
