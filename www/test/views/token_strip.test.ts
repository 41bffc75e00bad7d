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
const drawn = (more: Partial<Reading> = {}) =>
  rendered('look-token-strip', {
    notes: en,
    reading: { ...readingOf([1, 2], [...written], look), ...more },
    vocabSize: 8,
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
