/** The changes of the state: each takes one state and gives the next, and does nothing else. */
import type { Comparison, ProbePlace, Problem, Progress, Reading } from '../engine/protocol';
import type { Stage } from '../layout/attention_stages';
import { type Decoding, decodingFromSettings } from './decoding';
import { ideaNames, ideas } from './ideas';
import type { Cell, Complaint, Language, OpenModel, Said, State, Theme, ViewName } from './state';

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
    comparison: null,
    visit: 'arriving',
    cell: null,
    look: { ...state.look, layer: 0, head: 0, at: null, truth: false },
  });

export const promptTyped =
  (prompt: string): Action =>
  (state) => ({ ...state, prompt, starting: true, playing: false, restored: false });

/** Whatever is asked for: the text that is shown is no longer the one that is wanted. */
export const textStarted: Action = (state) => ({
  ...state,
  starting: true,
  playing: false,
  restored: false,
});

export const decodingChanged =
  (decoding: Decoding): Action =>
  (state) => ({ ...state, decoding, playing: false, restored: false });

/** Also forgets a cell that the new text has no place for, and settings that were refused. */
/** `decoding` is what was asked for since, where the answer to that is still to come. */
export const readingTaken =
  (reading: Reading, decoding = decodingFromSettings(reading.settings)): Action =>
  (state) => ({
    ...state,
    reading,
    starting: false,
    visit: state.visit === 'arriving' ? 'arrived' : 'changed',
    decoding,
    said: null,
    look: { ...state.look, at: reading.moment.isNow ? null : reading.moment.node },
    ...possible(state, reading),
    textProblem: null,
    restored: false,
    cell: state.cell && isInside(state.cell, reading) ? state.cell : null,
    playing: state.playing && reading.state === 'open',
  });

/** Ticks what the reader has just done in this view; what is so without having been done does not count. */
export const ideasNoticed: Action = (state) => {
  const { reading, view, visit, ideasDone, ideasGiven } = state;
  if (!reading || visit === 'arriving') return state;
  const isSo = ideaNames[view].filter((name) => ideas[name].isDone(state, reading));
  const given = visit === 'arrived' ? isSo : isSo.filter((name) => ideasGiven.includes(name));
  const done = isSo.filter((name) => !given.includes(name) && !ideasDone.includes(name));
  if (done.length === 0 && given.join() === ideasGiven.join()) return state;
  return { ...state, ideasDone: [...ideasDone, ...done], ideasGiven: given };
};

/** The same text, looked at otherwise: what was refused of its settings stays written. */
export const lookedAt =
  (reading: Reading): Action =>
  (state) => ({ ...state, reading, ...possible(state, reading) });

/** The text could not be started: there is none. */
export const startFailed =
  (problem: Problem): Action =>
  (state) => ({
    ...state,
    reading: null,
    starting: false,
    visit: 'arrived',
    textProblem: problem,
    cell: null,
    playing: false,
  });

/** The text stays as it was. */
export const stepFailed =
  (problem: Problem): Action =>
  (state) => ({ ...state, textProblem: problem, playing: false });

export const engineRestored: Action = (state) => ({ ...state, restored: true, playing: false });

export const headPicked =
  (layer: number, head: number): Action =>
  (state) => ({ ...state, look: { ...state.look, layer, head } });

export const intervened =
  (intervention: string): Action =>
  (state) => ({
    ...state,
    inside: { ...state.inside, intervention },
    insideProblem: null,
    visit: 'changed',
  });

export const probed =
  (probe: ProbePlace | null): Action =>
  (state) => ({ ...state, inside: { ...state.inside, probe } });

export const stagePicked =
  (stage: Stage): Action =>
  (state) => ({ ...state, stage });

export const cellPointed =
  (cell: Cell | null): Action =>
  (state) => ({ ...state, cell });

export const played =
  (playing: boolean): Action =>
  (state) => ({ ...state, playing, restored: false });

export const momentPicked =
  (at: number | null): Action =>
  (state) => ({ ...state, look: { ...state.look, at } });

export const truthWanted: Action = (state) => ({ ...state, look: { ...state.look, truth: true } });

/** What is so in another view was not done there. */
export const viewPicked =
  (view: ViewName): Action =>
  (state) => ({ ...state, view, visit: state.visit === 'changed' ? 'arrived' : state.visit });

export const speedPicked =
  (speed: number): Action =>
  (state) => ({ ...state, speed });

export const spacesShown =
  (showsSpaces: boolean): Action =>
  (state) => ({ ...state, showsSpaces });

export const lanesPicked =
  (lanes: string[]): Action =>
  (state) => ({ ...state, lanes, lanesShown: null, visit: 'changed' });

export const lanesScrubbed =
  (lanesShown: number | null): Action =>
  (state) => ({ ...state, lanesShown, visit: 'changed' });

export const compared =
  (comparison: Comparison): Action =>
  (state) => ({ ...state, comparison });

export const said =
  (said: Said): Action =>
  (state) => ({ ...state, said });

export const complained =
  (complaint: Complaint): Action =>
  (state) => ({ ...state, complaints: [...state.complaints, complaint] });

export const complaintsRead: Action = (state) => ({ ...state, complaints: [] });

export const keysSwitched =
  (hasKeys: boolean): Action =>
  (state) => ({ ...state, hasKeys });

export const noticeRead: Action = (state) => ({ ...state, restored: false, loadProblem: null });

/** An intervention that could not be gives way to what the text was read under. */
function possible(
  { inside, insideProblem }: State,
  reading: Reading,
): Pick<State, 'inside' | 'insideProblem'> {
  const read = reading.inside;
  if (!read?.problem || read.asked !== inside.intervention) return { inside, insideProblem };
  return {
    inside: { ...inside, intervention: read.intervention },
    insideProblem: read.problem,
  };
}

function isInside(cell: Cell, reading: Reading): boolean {
  return cell.query < reading.pieces.length && cell.key < reading.pieces.length;
}
