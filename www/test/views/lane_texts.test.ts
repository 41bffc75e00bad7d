// @vitest-environment happy-dom
import { expect, test, vi } from 'vitest';
import { en } from '../../src/notes/en';
import { comparisonOf, laneOf, textOf } from '../engine/fake_lanes';
import { rendered } from './rendered';
import '../../src/views/lane_scrubber';
import '../../src/views/lane_texts';

const lanes = [
  laneOf(textOf([1, 2, 3, 4])),
  laneOf(textOf([1, 2, 3, 4])),
  laneOf(textOf([1, 5, 3], { stop: 'full', ended: false })),
];
const drawn = (more: object = {}) =>
  rendered('look-lane-texts', {
    notes: en,
    comparison: comparisonOf(lanes),
    vocabSize: 8,
    shown: 4,
    walks: false,
    ...more,
  });

const words = (node: Element | null | undefined) =>
  (node?.textContent ?? '').replace(/\s+/g, ' ').trim();
const idsIn = (row: Element | undefined) =>
  [...(row?.querySelectorAll('td') ?? [])].map(
    (cell) => cell.querySelector('.chip')?.getAttribute('data-id') ?? null,
  );
const rowsOf = (root: ShadowRoot) => [...root.querySelectorAll('tbody tr')];

test('tokens of one position stand in one column, and one place more says why a text ended', async () => {
  const root = await drawn();
  expect(rowsOf(root).map(idsIn)).toEqual([
    ['1', '2', '3', '4', null],
    ['1', '2', '3', '4', null],
    ['1', '5', '3', null, null],
  ]);
  expect([...root.querySelectorAll('.over')].map(words)).toEqual([
    en.compare.stops.finished,
    en.compare.stops.finished,
    en.compare.stops.full,
  ]);
});

test('the first token that differs is marked by a sign and words, in its row and its column', async () => {
  const root = await drawn();
  const parting = [...root.querySelectorAll('.parting')];
  expect(parting).toHaveLength(1);
  expect(parting[0]?.querySelector('.chip')?.getAttribute('data-id')).toBe('5');
  expect(words(parting[0]?.querySelector('.flag'))).toBe('▼ differs from lane 1 here');
  expect([...root.querySelectorAll('.place.parts')].map(words)).toEqual(['token 2']);
});

test('a lane that wrote the same text says so', async () => {
  const root = await drawn();
  expect([...root.querySelectorAll('.same')].map(words)).toEqual(['= the same as lane 1']);
  expect(words(rowsOf(root)[1])).toContain('the same as lane 1');
});

test('only the first n tokens are shown, and no mark beyond them', async () => {
  const root = await drawn({ shown: 1 });
  expect(rowsOf(root).map(idsIn)).toEqual([['1'], ['1'], ['1']]);
  expect(root.querySelector('.flag')).toBeNull();
  expect(root.querySelector('.over')).toBeNull();
});

test('each token shows its surprisal, as a number and as a shade', async () => {
  const root = await drawn();
  const chip = root.querySelector<HTMLElement>('.chip');
  expect(chip?.querySelector('.value')?.textContent).toBe('1.00');
  const shade = Number(chip?.style.getPropertyValue('--surprise'));
  expect(shade).toBeCloseTo(1 / Math.log(8), 6);
});

test('the token that the language could not have written is marked by a sign and words', async () => {
  const verdict = {
    logProbs: [-1, null],
    logProb: null,
    impossible: { position: 3, piece: lanes[0]?.text?.pieces[1] ?? never(), possible: [] },
  };
  const root = await drawn({ comparison: comparisonOf([laneOf(textOf([1, 2], { verdict }))]) });
  const wrong = [...root.querySelectorAll('.wrong')];
  expect(wrong.map((chip) => chip.getAttribute('data-id'))).toEqual(['2']);
  expect(words(wrong[0])).toContain(en.compare.impossibleHere);
  expect(words(root.querySelector('.legend'))).toContain(en.compare.legendImpossible);
});

test('a lane under way says how far it is, a failed one that it failed, an empty one that nothing came', async () => {
  const root = await drawn({
    comparison: comparisonOf([
      laneOf(null, { evaluated: 1234 }),
      laneOf(null, { problem: { code: 'bad-argument', message: 'no' } }),
      laneOf(textOf([], { stop: 'nothing-left' })),
    ]),
    shown: 0,
  });
  expect(rowsOf(root).map((row) => words(row.querySelector('td')))).toEqual([
    '… searching… 1,234 tokens evaluated',
    '✕ This lane cannot run.',
    'Nothing was written.',
  ]);
});

test('what looks like HTML in a token is text', async () => {
  const bytes = Array.from(new TextEncoder().encode('<img src=x>'));
  const text = textOf([1]);
  const pieces = text.pieces.map((piece) => ({ ...piece, bytes }));
  const root = await drawn({ comparison: comparisonOf([laneOf({ ...text, pieces })]) });
  expect(root.querySelector('img')).toBeNull();
  expect(words(root.querySelector('.marks'))).toContain('<img');
});

test('the scrubber walks by one, and everything is no number of tokens', async () => {
  const root = await rendered('look-lane-scrubber', { notes: en.compare, shown: 3, all: 4 });
  const scrubbed = vi.fn();
  root.host.addEventListener('lanes-scrubbed', (event) => scrubbed((event as CustomEvent).detail));
  for (const button of ['fewer', 'more', 'everything'])
    root.querySelector<HTMLElement>(`.${button}`)?.click();
  const slider = root.querySelector('input');
  if (slider) slider.value = '1';
  slider?.dispatchEvent(new Event('input'));
  expect(scrubbed.mock.calls).toEqual([[2], [null], [null], [1]]);
  expect(slider?.getAttribute('aria-valuetext')).toBe('3 of 4 tokens');
});

function never(): never {
  throw new Error('the lane has such a piece');
}
