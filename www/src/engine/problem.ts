/** From anything that was thrown to a problem with a code. */
import type { Outcome, Problem } from './protocol';

/** Why a model of one's own cannot be opened, or kept. */
export const openingProblems = [
  'no-config',
  'no-weights',
  'gguf',
  'pytorch',
  'archive',
  'other-format',
  'lfs-pointer',
  'web-page',
  'too-large',
  'no-storage',
  'storage-full',
  'not-kept',
] as const;

export type OpeningProblem = (typeof openingProblems)[number];

/** The codes that the page itself gives; all others are the engine's. */
export const pageProblems = [
  ...openingProblems,
  'foreign-host',
  'file-missing',
  'no-checkpoint',
  'not-ids',
  'empty-prompt',
  'tokenizer-refused',
  'no-model',
  'engine-crashed',
  'engine-stopped',
  'refused-by-policy',
  'superseded',
  'no-pictures',
] as const;

export type PageProblem = (typeof pageProblems)[number];

/** A failure of the page's own, with a code like the engine's. */
export class PageError extends Error {
  readonly code: PageProblem;

  constructor(code: PageProblem, message: string) {
    super(message);
    this.code = code;
  }
}

export function problemFrom(thrown: unknown): Problem {
  // A trap leaves the wasm instance in an unknown state, so it has a code of its own.
  if (thrown instanceof WebAssembly.RuntimeError) {
    return { code: 'engine-crashed', message: thrown.message };
  }
  if (!(thrown instanceof Error)) return { code: 'unexpected', message: String(thrown) };
  const code = 'code' in thrown && typeof thrown.code === 'string' ? thrown.code : 'unexpected';
  return { code, message: thrown.message };
}

export async function attempt<T>(run: () => T | Promise<T>): Promise<Outcome<T>> {
  try {
    return { ok: true, value: await run() };
  } catch (thrown) {
    return { ok: false, problem: problemFrom(thrown) };
  }
}
