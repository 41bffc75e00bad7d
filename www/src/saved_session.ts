/** A session as a file: what the command line reads as well, and how the page looked at it. */
import type { State } from './state/state';

export interface SavedSession {
  /** The engine's own value. */
  session: string;
  /** The name of the model. */
  model: string | null;
  /** The page's address. */
  page: string | null;
}

export function printSaved(session: string, { model }: State, page: string): string {
  return JSON.stringify({ ...JSON.parse(session), model: model?.name ?? null, page });
}

/** `null` for what is no saved session. */
export function readSaved(text: string): SavedSession | null {
  const value = parsed(text);
  if (!isRecord(value)) return null;
  const { prompt, settings, actions, model, page } = value;
  if (!isList(prompt, isId) || typeof settings !== 'string' || !isList(actions, isText))
    return null;
  return {
    session: JSON.stringify({ prompt, settings, actions }),
    model: typeof model === 'string' ? model : null,
    page: typeof page === 'string' ? page : null,
  };
}

/** Whether two sessions have the same tokens as their prompt. */
export function beginsAlike(one: string, other: string): boolean {
  const [first, second] = [one, other].map((session) => JSON.parse(session).prompt.join());
  return first === second;
}

function isList(value: unknown, isOne: (one: unknown) => boolean): boolean {
  return Array.isArray(value) && value.every(isOne);
}

function isId(value: unknown): boolean {
  return Number.isInteger(value) && Number(value) >= 0;
}

function isText(value: unknown): boolean {
  return typeof value === 'string';
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
}

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null;
}
