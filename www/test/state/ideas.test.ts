import { expect, test } from 'vitest';
import type { Reading } from '../../src/engine/protocol';
import * as actions from '../../src/state/actions';
import { parseAddress } from '../../src/state/address';
import * as arrival from '../../src/state/arrival';
import { initialState, type State } from '../../src/state/state';
import { look, readingOf } from '../engine/fake_engine';

/** What the idea of temperature asks for, and what it begins with. */
const hot = 'strategy=sample=1;processors=temperature=1.5';
const cold = 'strategy=sample=1;processors=temperature=0.2';

const reading = (settings: string): Reading => ({ ...readingOf([1, 2], [], look), settings });

/** As the page does: ideas are noticed after every action. */
function after(state: State, ...all: actions.Action[]): State {
  return all.reduce((before, act) => actions.ideasNoticed(act(before)), state);
}

const arrived = (settings: string) =>
  after(
    initialState({}),
    arrival.arrived(parseAddress('?lang=en', [])),
    actions.readingTaken(reading(settings)),
  );

test('an idea is ticked when its task is done', () => {
  const done = after(arrived(cold), actions.readingTaken(reading(hot)));
  expect(done.ideasDone).toEqual(['temperature']);
});

test('a link whose text is as an idea asks for ticks nothing', () => {
  expect(arrived(hot).ideasDone).toEqual([]);
});

test('what a link brought is not done by doing something else', () => {
  const stepped = after(arrived(hot), actions.readingTaken(reading(`${hot};seed=3`)));
  expect(stepped.ideasDone).toEqual([]);
});

test('what a link brought counts once it was undone and done again', () => {
  const again = after(
    arrived(hot),
    actions.readingTaken(reading(cold)),
    actions.readingTaken(reading(hot)),
  );
  expect(again.ideasDone).toEqual(['temperature']);
});

test('a link that is opened over a text ticks nothing on its way', () => {
  const there = after(
    arrived(cold),
    arrival.arrived(parseAddress('?lang=en', [])),
    actions.readingTaken(reading(hot)),
  );
  expect(there.ideasDone).toEqual([]);
});

test('while a link is opened, what it says beside the old text ticks nothing', () => {
  const steps = [1, 2].map((id) => ({ id, byHand: false }));
  const written = { ...reading(cold), steps: readingOf([1, 2], steps, look).steps };
  const chinese = parseAddress('?lang=en&prompt=translate+english+to+chinese', []);
  const before = after(arrived(cold), actions.readingTaken(written));
  const between = after(before, arrival.arrived(chinese));
  expect(between.prompt).toContain('chinese');
  expect(between.ideasDone).toEqual([]);
});

test('an idea that was ticked stays so', () => {
  const done = after(
    arrived(cold),
    actions.readingTaken(reading(hot)),
    actions.readingTaken(reading(cold)),
  );
  expect(done.ideasDone).toEqual(['temperature']);
});
