import { expect, test } from 'vitest';
import { fieldNames, fieldsFrom, readFields } from '../../src/embed/fields';
import { fieldsOf } from '../../src/state/address';
import { initialState } from '../../src/state/state';

const read = (search: string) => readFields(fieldsFrom(search), ['en']);
const complained = (search: string) => read(search).address.complaints.map(({ field }) => field);

test('every field of the page’s address is one of the element', () => {
  expect(fieldNames).toEqual(expect.arrayContaining(Object.keys(fieldsOf(initialState({})))));
});

test('a figure is a part of a view, which the engine is asked for', () => {
  expect(read('?view=tree')).toMatchObject({ view: 'tree', address: { view: 'decode' } });
  expect(read('?view=matrix')).toMatchObject({ view: 'matrix', address: { view: 'attention' } });
  expect(read('?view=compare')).toMatchObject({ view: 'compare', address: { view: 'compare' } });
});

test('without fields it is the whole decoding view with the buttons that step', () => {
  expect(read('')).toMatchObject({ view: 'decode', controls: 'step', address: { complaints: [] } });
});

test('width is the number of beams, whatever else the strategy says', () => {
  expect(read('?strategy=beam&width=3').address.decoding.strategy).toBe('beam=3');
  expect(read('?strategy=beam=8:0:never&width=3').address.decoding.strategy).toBe('beam=3:0:never');
  expect(read('?width=3').address.decoding.strategy).toBe('beam=3');
});

test.each(['?strategy=greedy&width=3', '?strategy=beam&width=0', '?strategy=beam&width=many'])(
  'a width without beams to count is complained of: %s',
  (search) => {
    expect(complained(search)).toEqual(['width']);
  },
);

test.each(['constructor', 'toString', '__proto__', '<b>', ''])('%s is no view', (view) => {
  expect(complained(`?view=${encodeURIComponent(view)}`)).toEqual(['view']);
});

test('what no field is called is complained of and goes no further', () => {
  expect(complained('?onclick=alert(1)&seed=x')).toEqual(['onclick', 'seed']);
});
