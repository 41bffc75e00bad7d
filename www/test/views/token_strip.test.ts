// @vitest-environment happy-dom
import { expect, test } from 'vitest';
import type { Reading } from '../../src/engine/protocol';
import { en } from '../../src/notes/en';
import { look, pieceOf, readingOf } from '../engine/fake_engine';
import { rendered } from './rendered';
import '../../src/views/token_strip';

const written = [
  { id: 3, byHand: false },
  { id: 4, byHand: true },
] as const;
const drawn = (more: Partial<Reading> = {}, given: object = {}) =>
  rendered('look-token-strip', {
    notes: en,
    reading: { ...readingOf([1, 2], [...written], look), ...more },
    vocabSize: 8,
    ...given,
  });

test('the prompt, what was written, and what was taken by hand are told apart', async () => {
  const root = await drawn();
  const classes = [...root.querySelectorAll('.chip')].map(
    (chip) => chip.className.trim().split(/\s+/)[1],
  );
  expect(classes).toEqual(['prompt', 'prompt', 'written', 'written']);
  expect(root.querySelectorAll('.hand')).toHaveLength(1);
});

test('a written token shows its surprisal, a token of the prompt none', async () => {
  const root = await drawn();
  const values = [...root.querySelectorAll('.value')].map((value) => value.textContent);
  expect(values).toEqual(['1.00', '1.00']);
});

test('what looks like HTML in a token is text', async () => {
  const bytes = Array.from(new TextEncoder().encode('<img src=x onerror=alert(1)>'));
  const pieces = [{ ...pieceOf(1), bytes }, ...[2, 3, 4].map(pieceOf)];
  const root = await drawn({ pieces });
  expect(root.querySelector('img')).toBeNull();
  expect(root.querySelector('.marks')?.textContent).toContain('<img');
});

test('an ended text says so and has no place for another token', async () => {
  const root = await drawn({ state: 'finished' });
  expect(root.querySelector('.next')).toBeNull();
  expect(root.querySelector('.end')?.textContent).toBe(en.state.finished);
});

test('the newest token is told to readers who hear the page', async () => {
  const root = await drawn();
  expect(root.querySelector('[role=status] .newest')?.textContent).toMatch(
    /^written by hand: d, surprisal 1\.00 nats$/,
  );
  const before = await drawn({ steps: [] });
  expect(before.querySelector('.newest')).toBeNull();
});

test('the sum of log p is told, but where a ledger beside it does', async () => {
  expect((await drawn()).querySelector('.total')).not.toBeNull();
  expect((await drawn({}, { sums: false })).querySelector('.total')).toBeNull();
});

test('while the best of a search has ended, it is said that the text shown goes on', async () => {
  const text = { ids: [3], logProb: -1, score: -0.5 };
  const sequences = [
    { ...text, node: 9, done: true },
    { ...text, node: 2, done: false },
  ];
  const search = { settings: 'strategy=beam=2:0:never', focus: 2 };
  const root = await drawn({ ...search, sequences });
  expect(root.querySelector('.goes-on')?.textContent).toBe(en.text.goesOn('−0.500'));
  const none = await drawn({ ...search, sequences: sequences.slice(1) });
  expect(none.querySelector('.goes-on')).toBeNull();
});

test('a search whose texts have all ended is not said to have written its last token', async () => {
  const root = await drawn({ state: 'finished', settings: 'strategy=beam=2:0:never' });
  expect(root.querySelector('.end')?.textContent).toBe(en.state['all-ended']);
});
