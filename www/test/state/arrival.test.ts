import { expect, test } from 'vitest';
import type { Action } from '../../src/state/actions';
import { promptTyped } from '../../src/state/actions';
import { parseAddress } from '../../src/state/address';
import { arrived, pointedAt, stayed } from '../../src/state/arrival';
import { initialState, type OpenModel } from '../../src/state/state';
import { config } from '../engine/fake_engine';

/** Two layers of two heads, eight tokens. */
const model = { name: 'fake', config, origin: 'shipped', field: null } as OpenModel;

function after(search: string, ...act: Action[]) {
  const address = parseAddress(search, []);
  const all = [arrived(address), pointedAt(address), ...act];
  return all.reduce((state, one) => one(state), initialState({ model, prompt: 'old' }));
}

const said = (search: string) =>
  after(search).complaints.map(({ field, problem }) => `${field}: ${problem?.message}`);

test('a layer and a head that the model does not have are said apart, each with its rule', () => {
  expect(said('?layer=7&head=1')).toEqual(['layer: a layer must be below 2, got 7']);
  expect(said('?layer=1&head=5')).toEqual(['head: a head must be below 2, got 5']);
});

test('what the model has stays beside what it has not', () => {
  expect(after('?layer=7&head=1').look).toMatchObject({ layer: 0, head: 1 });
});

test('a probe of a token that there is none of is said, and is none', () => {
  expect(said('?probe=0:8')).toEqual([
    'probe: a token id must be below the vocabulary size 8, got 8',
  ]);
  expect(after('?probe=0:8').inside.probe).toBeNull();
  expect(after('?probe=0:7').inside.probe).toEqual({ position: 0, id: 7 });
});

test('until its text is there the page is on its way', () => {
  expect(after('?prompt=new').starting).toBe(true);
  expect(promptTyped('new')(initialState({ model })).starting).toBe(true);
});

test('an address that led nowhere leaves prompt and settings of the text that is shown', () => {
  const before = initialState({ model, prompt: 'old' });
  const state = after('?prompt=new&strategy=beam', stayed(before));
  expect(state).toMatchObject({ prompt: 'old', starting: false, decoding: { strategy: 'greedy' } });
});
