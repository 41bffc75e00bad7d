import { expect, test } from 'vitest';
import { reportOf, sentenceOf } from '../../src/embed/report';
import { parseAddress } from '../../src/state/address';
import { initialState } from '../../src/state/state';
import { look, readingOf } from '../engine/fake_engine';

const reading = readingOf([1, 2], [{ id: 3, byHand: false }], look);

test('a report is an address with the figure, and what can be done', () => {
  const report = reportOf(initialState({ prompt: 'the cat', reading }), 'tree');
  expect(report).toMatchObject({ steps: 1, stop: null, canStep: true, canBack: true });
  expect(report.state).toBe('?prompt=the+cat&did=step+3&view=tree');
  expect(parseAddress(report.state, ['en']).prompt).toBe('the cat');
});

test('a text that goes no further says why', () => {
  const ended = { ...reading, state: 'finished' as const };
  expect(reportOf(initialState({ reading: ended }), 'tree')).toMatchObject({
    stop: 'finished',
    canStep: false,
  });
});

test('a complaint names the field, its value, and what the engine said', () => {
  const problem = { code: 'bad-argument', message: 'top-p must be in (0, 1], got 2' };
  expect(sentenceOf({ field: 'seed', value: 'x', problem: null })).toMatch(/^seed="x" is no value/);
  expect(sentenceOf({ field: 'processors', value: 'top-p=2', problem })).toContain(problem.message);
});

test('where nothing was done there is no way back', () => {
  const fresh = { ...reading, canUndo: false };
  expect(reportOf(initialState({ reading: fresh }), 'tree').canBack).toBe(false);
});
