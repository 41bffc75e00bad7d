import { expect, test } from 'vitest';
import { printSaved, readSaved } from '../src/saved_session';
import { initialState } from '../src/state/state';

const session = JSON.stringify({ prompt: [1, 2], settings: 'strategy=greedy', actions: ['step'] });

test('a saved session is read back, with the address of the page', () => {
  const text = printSaved(session, initialState({}), '?prompt=a');
  expect(readSaved(text)).toEqual({ session, model: null, page: '?prompt=a' });
});

test('a file of the command line is a saved session too', () => {
  expect(readSaved(session)).toEqual({ session, model: null, page: null });
});

test('anything else is none', () => {
  for (const text of ['', 'x', 'null', '[]', '{"prompt": 1}', '{"prompt": [1], "settings": "x"}'])
    expect(readSaved(text)).toBeNull();
});
