import { expect, test } from 'vitest';
import * as actions from '../../src/state/actions';
import { initialState, type State } from '../../src/state/state';
import { config, look, readingOf } from '../engine/fake_engine';

const state = initialState({});
const reading = readingOf([1, 2], [], look);

test('the state before any reading is JSON', () => {
  expect(JSON.parse(JSON.stringify(state))).toEqual(state);
});

test('actions leave the state they were given as it was', () => {
  const before = structuredClone(state);
  actions.readingTaken(reading)(state);
  actions.loadFailed('x', { code: 'c', message: 'm' })(state);
  expect(state).toEqual(before);
});

test('a shorter text forgets a cell outside it', () => {
  const pointed = actions.cellPointed({ query: 3, key: 1 })(state);
  expect(actions.readingTaken(reading)(pointed).cell).toBeNull();
  const inside = actions.cellPointed({ query: 1, key: 0 })(state);
  expect(actions.readingTaken(reading)(inside).cell).toEqual({ query: 1, key: 0 });
});

test('playing ends with the text', () => {
  const playing: State = { ...state, playing: true };
  expect(actions.readingTaken(reading)(playing).playing).toBe(true);
  expect(actions.readingTaken({ ...reading, state: 'full' })(playing).playing).toBe(false);
});

test('a failed load ends the progress and keeps the rest', () => {
  const loading = actions.loadStarted('m')({ ...state, reading });
  const failed = actions.loadFailed('m', { code: 'c', message: 'm' })(loading);
  expect(failed).toMatchObject({ loading: null, loadProblem: { name: 'm' }, reading });
});

test('a new model shows its first head', () => {
  const elsewhere = actions.headPicked(3, 2)(state);
  const origin = 'files' as const;
  const model = {
    name: 'm',
    config,
    weights: 'f32' as const,
    tokenizer: null,
    words: null,
    strategies: [],
    processors: [],
    origin,
    field: null,
  };
  expect(actions.modelOpened(model)(elsewhere).look).toMatchObject({ layer: 0, head: 0 });
});
