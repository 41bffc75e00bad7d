/** What a frame and the page around it say to each other, and what of it is understood. */
import type { Report } from './report';

/** The version of these messages. */
export const version = 1;

const deeds = [
  'step',
  'back',
  'forward',
  'play',
  'pause',
  'restart',
  'tell',
  'go',
  'picture',
] as const;

/** Given back with the answer, so that who asks knows it from what a reader did. */
export type Id = string | number | undefined;

export type Order = { id: Id } & (
  | { do: Exclude<(typeof deeds)[number], 'go' | 'picture'> }
  | { do: 'go'; state: string }
  | { do: 'picture'; theme: 'light' | 'dark' }
);

export type News =
  | ({ event: 'ready' | 'state'; id?: Id } & Report)
  | { event: 'picture'; svg: string | null; id: Id }
  | { event: 'height'; height: number }
  | { event: 'leave' }
  | { event: 'key'; key: string; shiftKey: boolean }
  | { event: 'error'; code: string; message: string };

/**
 * An order, or the rule that a message breaks; `null` for what is not meant for the frame at all:
 * anyone may post anything to anybody.
 */
export function orderFrom(data: unknown): Order | { rule: string } | null {
  if (typeof data !== 'object' || data === null || !Object.hasOwn(data, 'lookback')) return null;
  const message = data as Record<'lookback' | 'do' | 'state' | 'theme' | 'id', unknown>;
  if (message.lookback !== version)
    return { rule: `"lookback" must be ${version}, got ${shown(message.lookback)}` };
  const wanted = deeds.find((deed) => deed === message.do);
  if (!wanted) return { rule: `"do" must be one of ${deeds.join(', ')}, got ${shown(message.do)}` };
  const { state, theme, id: given } = message;
  const id = typeof given === 'string' || typeof given === 'number' ? given : undefined;
  if (wanted === 'picture') return { do: wanted, id, theme: theme === 'dark' ? 'dark' : 'light' };
  if (wanted !== 'go') return { do: wanted, id };
  return typeof state === 'string'
    ? { do: 'go', id, state }
    : { rule: `"state" must be an address as text, got ${shown(state)}` };
}

const longest = 80;

/** Whatever was sent, as text and no longer than a line. */
function shown(value: unknown): string {
  const text = typeof value === 'string' ? JSON.stringify(value) : typeof value;
  return text.length > longest ? `${text.slice(0, longest)}…` : text;
}
