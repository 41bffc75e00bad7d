import { expect, test } from 'vitest';
import { beginsAlike, printSaved, readSaved } from '../src/saved_session';
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
  const others = ['', 'x', 'null', '[]', '{"prompt": 1}', '{"prompt": [1], "settings": "x"}'];
  for (const text of others) expect(readSaved(text), text).toBeNull();
});

test.each([
  { prompt: ['<b>'], actions: [] },
  { prompt: [1.5], actions: [] },
  { prompt: [-1], actions: [] },
  { prompt: [1], actions: [2] },
])('tokens are whole numbers and deeds are texts: not %o', (wrong) => {
  expect(readSaved(JSON.stringify({ settings: '', ...wrong }))).toBeNull();
});

test('sessions begin alike when their tokens are the same', () => {
  const other = (prompt: number[]) => JSON.stringify({ prompt, settings: '', actions: [] });
  expect(beginsAlike(session, other([1, 2]))).toBe(true);
  expect(beginsAlike(session, other([12]))).toBe(false);
});
