/** What an element tells of its state: to its page in events, to the page around a frame in messages. */
import type { Reading } from '../engine/protocol';
import { spell } from '../layout/chips';
import { fieldsOf, printAddress } from '../state/address';
import type { Complaint, State } from '../state/state';
import type { FigureView } from './fields';

export interface Report {
  /** An address that leads to this state. */
  state: string;
  /** How many tokens have been written. */
  steps: number;
  /** Why nothing more can be written; `null`: it can. */
  stop: string | null;
  canStep: boolean;
  canBack: boolean;
}

export function reportOf(state: State, view: FigureView): Report {
  const { reading, model } = state;
  const fields = {
    ...fieldsOf(state),
    model: model?.field ?? null,
    view: view === 'decode' ? null : view,
  };
  const stop = reading && reading.state !== 'open' ? reading.state : null;
  return {
    state: printAddress('', fields),
    steps: reading?.steps.length ?? 0,
    stop,
    canStep: reading?.state === 'open',
    canBack: reading?.canUndo ?? false,
  };
}

/** A complaint in a console's words. */
export function sentenceOf({ field, value, problem }: Complaint): string {
  const asked = `${field}="${value}"`;
  return problem
    ? `${asked} was refused and left out: ${problem.message}`
    : `${asked} is no value that this field can have; it was left out`;
}

interface Written {
  token: string;
  id: number;
  prob: number;
  logProb: number;
  /** How many have been written. */
  steps: number;
}

/** The token at the end of the text. */
export function lastOf({ steps, pieces }: Reading): Written | null {
  const [step, piece] = [steps.at(-1), pieces.at(-1)];
  if (!step || !piece) return null;
  const { id, prob, logProb } = step;
  return { token: spell(piece), id, prob, logProb, steps: steps.length };
}
