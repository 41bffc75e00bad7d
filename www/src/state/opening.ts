/** The part of the state that is about models of one's own: their size, the question before a large one, what is kept. */
import type { Precision } from 'lookback';
import type { KeptModel } from '../engine/kept';
import type { Problem } from '../engine/protocol';
import type { Size } from '../engine/weigh';
import type { Action } from './actions';
import type { State } from './state';

export interface OpeningState {
  /** Of the model that was opened last; `null` for a shipped one. */
  size: Size | null;
  /** A large model, which waits for an answer. */
  question: { name: string; size: Size } | null;
  canKeep: boolean;
  kept: KeptModel[];
  keeping: boolean;
  /** Why the model could not be kept. */
  problem: Problem | null;
}

export const nothingOpened: OpeningState = {
  size: null,
  question: null,
  canKeep: false,
  kept: [],
  keeping: false,
  problem: null,
};

/** What the page's address says for a kept model. */
export const keptField = (name: string) => `kept:${name}`;

const int8 = 'int8:';

/** What the page's address says for a model: where it is, and before that, that its weights are to be of 8 bits. */
export const fieldOf = (place: string, weights: Precision) =>
  weights === 'int8' ? int8 + place : place;

export function readField(field: string): { place: string; weights: Precision } {
  return field.startsWith(int8)
    ? { place: field.slice(int8.length), weights: 'int8' }
    : { place: field, weights: 'f32' };
}

/** The name in such a field; `null` in any other. */
export function keptName(field: string): string | null {
  return field.startsWith('kept:') ? field.slice('kept:'.length) : null;
}

function changed(state: State, change: Partial<OpeningState>): State {
  return { ...state, opening: { ...state.opening, ...change } };
}

export const questionAsked =
  (name: string, size: Size): Action =>
  (state) => ({ ...changed(state, { question: { name, size } }), loading: null });

export const questionAnswered: Action = (state) => changed(state, { question: null });

export const sized =
  (size: Size | null): Action =>
  (state) =>
    changed(state, { size, problem: null });

export const libraryListed =
  (canKeep: boolean, kept: KeptModel[]): Action =>
  (state) =>
    changed(state, { canKeep, kept });

export const keepingStarted: Action = (state) => changed(state, { keeping: true, problem: null });

export const keepingEnded =
  (problem: Problem | null): Action =>
  (state) =>
    changed(state, { keeping: false, problem });

/** From here on the address of the page leads to it. */
export const modelKept: Action = (state) => {
  const { model } = state;
  const kept = model && {
    ...model,
    origin: 'kept' as const,
    field: fieldOf(keptField(model.name), model.weights),
  };
  return { ...state, model: kept };
};

/** The model stays open; no address leads to it any more. */
export const modelForgotten =
  (name: string): Action =>
  (state) => {
    const { model } = state;
    if (model?.origin !== 'kept' || model.name !== name) return state;
    return { ...state, model: { ...model, origin: 'files', field: null } };
  };
