/** Asking the engine for what may be impossible. */
import type { Beginning, Outcome, Problem, Reading } from './engine/protocol';
import type { Complaint } from './state/state';

/** Settings and deeds; the prompt is told apart. */
export type Plain = Exclude<Beginning, { session: string }>;

/** What is asked of the engine on the way, and what is said of it. */
export interface Trying {
  start(beginning: Plain): Promise<Outcome<Reading>>;
  /** Reads the text that was started under an intervention. */
  inspect(intervention: string): Promise<Outcome<Reading>>;
  complain(complaint: Complaint): void;
}

/** A worker that is lost may have been lost over something else. */
export async function twice<T>(ask: () => Promise<Outcome<T>>): Promise<Outcome<T>> {
  const outcome = await ask();
  return !outcome.ok && isDeath(outcome.problem) ? ask() : outcome;
}

export function isDeath({ code }: Problem): boolean {
  return code === 'engine-stopped' || code === 'engine-crashed';
}
