/** The changes of the state: each takes one state and gives the next, and does nothing else. */
import type { Problem, Progress, Reading } from '../engine/protocol';
import type { Decoding } from './decoding';
import type { Cell, Language, OpenModel, State, Theme } from './state';

export type Action = (state: State) => State;

export const speak =
  (language: Language): Action =>
  (state) => ({ ...state, language });

export const dress =
  (theme: Theme): Action =>
  (state) => ({ ...state, theme });

export const loadStarted =
  (name: string): Action =>
  (state) => ({ ...state, loading: { name, progress: null }, loadProblem: null, playing: false });

export const loadProgressed =
  (progress: Progress): Action =>
  (state) =>
    state.loading ? { ...state, loading: { ...state.loading, progress } } : state;

export const loadFailed =
  (name: string, problem: Problem): Action =>
  (state) => ({ ...state, loading: null, loadProblem: { name, problem } });

/** A new model ends the text of the old one. */
export const modelOpened =
  (model: OpenModel): Action =>
  (state) => ({
    ...state,
    model,
    loading: null,
    loadProblem: null,
    restored: false,
    reading: null,
    textProblem: null,
    cell: null,
    view: { ...state.view, layer: 0, head: 0 },
  });

export const promptTyped =
  (prompt: string): Action =>
  (state) => ({ ...state, prompt, playing: false, restored: false });

export const decodingChanged =
  (decoding: Decoding): Action =>
  (state) => ({ ...state, decoding, playing: false, restored: false });

/** Also forgets a cell that the new text has no place for. */
export const readingTaken =
  (reading: Reading): Action =>
  (state) => ({
    ...state,
    reading,
    textProblem: null,
    restored: false,
    cell: state.cell && isInside(state.cell, reading) ? state.cell : null,
    playing: state.playing && reading.state === 'open',
  });

/** The text could not be started: there is none. */
export const startFailed =
  (problem: Problem): Action =>
  (state) => ({ ...state, reading: null, textProblem: problem, cell: null, playing: false });

/** The text stays as it was. */
export const stepFailed =
  (problem: Problem): Action =>
  (state) => ({ ...state, textProblem: problem, playing: false });

export const engineRestored: Action = (state) => ({ ...state, restored: true, playing: false });

export const headPicked =
  (layer: number, head: number): Action =>
  (state) => ({ ...state, view: { ...state.view, layer, head } });

export const cellPointed =
  (cell: Cell | null): Action =>
  (state) => ({ ...state, cell });

export const played =
  (playing: boolean): Action =>
  (state) => ({ ...state, playing, restored: false });

export const noticeRead: Action = (state) => ({ ...state, restored: false, loadProblem: null });

function isInside(cell: Cell, reading: Reading): boolean {
  return cell.query < reading.pieces.length && cell.key < reading.pieces.length;
}
