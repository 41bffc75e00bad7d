/** Everything the page shows, as one value that can be written down as JSON. */
import type { ModelReport, Problem, Progress, Reading, View } from '../engine/protocol';

import { type Decoding, usualDecoding } from './decoding';

export type Language = 'en' | 'zh';
/** `system` follows the reader's own setting. */
export type Theme = 'system' | 'light' | 'dark';

/** A place in the attention matrix, by positions in the text. */
export interface Cell {
  query: number;
  key: number;
}

/** The model that the page works on, and where it came from. */
export interface OpenModel extends ModelReport {
  origin: 'shipped' | 'files' | 'address';
}

export interface State {
  language: Language;
  theme: Theme;
  /** Names of the models that come with the page. */
  shipped: string[];
  model: OpenModel | null;
  /** What is being read, while something is. */
  loading: { name: string; progress: Progress | null } | null;
  /** Why the last model could not be read. The one before stays. */
  loadProblem: { name: string; problem: Problem } | null;
  prompt: string;
  decoding: Decoding;
  /** `null` until the first one, and while the prompt cannot be read. */
  reading: Reading | null;
  /** Why the text could not be started or continued. */
  textProblem: Problem | null;
  /** The engine died and was brought back; said until the next action. */
  restored: boolean;
  view: View;
  /** The cell whose numbers are shown. */
  cell: Cell | null;
  playing: boolean;
}

/** How many candidates are listed; the rest is one row. */
const candidatesShown = 10;

export function initialState(given: Partial<State>): State {
  return {
    language: 'en',
    theme: 'system',
    shipped: [],
    model: null,
    loading: null,
    loadProblem: null,
    prompt: '',
    decoding: usualDecoding,
    reading: null,
    textProblem: null,
    restored: false,
    view: { layer: 0, head: 0, limit: candidatesShown },
    cell: null,
    playing: false,
    ...given,
  };
}
