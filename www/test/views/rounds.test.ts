// @vitest-environment happy-dom
import type { Step, StepCandidate, TreeNode } from 'lookback';
import { expect, test, vi } from 'vitest';
import type { Reading } from '../../src/engine/protocol';
import { en as notes } from '../../src/notes/en';
import { look, pieceOf, readingOf } from '../engine/fake_engine';
import { rendered } from './rendered';
import '../../src/views/rounds';

const words = notes.rounds;

function candidate(node: number, totalScore: number, fate: StepCandidate['fate']): StepCandidate {
  const blank = { branch: 0, logProb: -1, score: -1, rankedBy: null, coin: null };
  return { ...blank, node, totalScore, fate };
}

const step: Step = {
  expanded: [{ node: 2, waterfall: null, coin: null }],
  candidates: [
    candidate(3, -1, 'kept'),
    candidate(4, -2, 'finished'),
    candidate(5, -2.125, 'pruned'),
  ],
  live: [{ node: 3, score: -1 }],
  done: [{ node: 4, score: -0.5 }],
  bound: -0.25,
  stop: null,
  focus: 3,
  evaluated: 1,
};

/** Two tokens were written, and a third has just been chosen among three. */
function read(more: Partial<Reading> = {}): Reading {
  const written = [1, 2, 3].map((id) => ({ id, byHand: false }));
  const reading = readingOf([1], written, look);
  const [first] = reading.steps as [TreeNode];
  const others = [4, 5].map((node) => ({ ...first, node, parent: 2, id: node, length: 3 }));
  const nodes = [{ ...first, node: 0, parent: null, length: 0 }, ...reading.steps, ...others];
  return {
    ...reading,
    settings: 'strategy=beam=2:1:never',
    step,
    nodes,
    nodePieces: nodes.map(({ id }) => pieceOf(id)),
    ...more,
  };
}

const drawn = (reading = read()) => rendered('look-rounds', { notes, reading });
const plain = (node: Node | null | undefined) => node?.textContent?.replace(/\s+/g, ' ').trim();

function wishes(root: ShadowRoot) {
  const wished = vi.fn();
  root.host.addEventListener('moment-picked', (event) => wished((event as CustomEvent).detail));
  return wished;
}

test('every candidate is told with its rank, its text, its scores and what became of it', async () => {
  const root = await drawn();
  const rows = [...root.querySelectorAll('tbody tr[data-node]')].map(({ children }) =>
    [...children].map((cell) => plain(cell.querySelector('.text') ?? cell)),
  );
  expect(rows).toEqual([
    ['1', 'a a b c', '−1.000', '−1.000', '', '', 'goes on'],
    ['2', 'a a b d', '−1.000', '−2.000', '', '', 'ended'],
    ['3', 'a a b e', '−1.000', '−2.125', '', '0.125', 'cut'],
  ]);
});

test('the line stands after the last that was taken', async () => {
  const root = await drawn();
  const rows = [...root.querySelectorAll('tbody tr')].map((row) => row.className);
  expect(rows).toEqual(['kept', 'finished', 'line', 'pruned']);
});

test('the table has a caption and heads for those who hear it', async () => {
  const root = await drawn();
  expect(plain(root.querySelector('caption'))).toBe('round 3');
  expect(root.querySelectorAll('thead th[scope=col]')).toHaveLength(7);
  expect(root.querySelectorAll('tbody th[scope=row]')).toHaveLength(3);
});

test('what it is ranked by has a column where it is another number', async () => {
  const ranked = step.candidates.map((one, at) => ({ ...one, rankedBy: -at }));
  const root = await drawn(read({ step: { ...step, candidates: ranked } }));
  expect(plain(root.querySelector('thead'))).toContain(words.rankedBy);
});

test('the scoreboards and the bound tell whether a live text can still win', async () => {
  const root = await drawn();
  expect([...root.querySelectorAll('.board li')].map(plain)).toEqual([
    'a a b c score −1.000',
    'a a b d final score −0.500',
  ]);
  expect(plain(root.querySelector('.bound'))).toBe(
    `${words.bound('−0.250')} ${words.room('1', '2')}`,
  );
});

test.each([
  [-0.25, words.open('−0.500')],
  [-0.75, words.beaten('−0.500')],
  [-0.5, words.beaten('−0.500')],
])('with all places taken, a bound of %f is held against the worst', async (bound, sentence) => {
  const done = [
    { node: 4, score: -0.25 },
    { node: 4, score: -0.5 },
  ];
  const root = await drawn(read({ step: { ...step, done, bound } }));
  expect(plain(root.querySelector('.bound'))).toContain(sentence);
});

test('earlier rounds are asked for as moments, and the last as the end of the text', async () => {
  const root = await drawn();
  const wished = wishes(root);
  const [earlier, later] = root.querySelectorAll<HTMLElement>('.picker button');
  earlier?.click();
  later?.click();
  const menu = root.querySelector('select');
  if (menu) menu.selectedIndex = 0;
  menu?.dispatchEvent(new Event('change'));
  expect(wished.mock.calls).toEqual([[1], [0]]);
  expect(later?.getAttribute('aria-disabled')).toBe('true');
});

test('a moment shows the round that chose there', async () => {
  const reading = read();
  const earlier: Step = { ...step, expanded: [{ node: 1, waterfall: null, coin: null }] };
  const moment = { ...reading.moment, node: 1, isNow: false, step: earlier };
  const root = await drawn({ ...reading, moment });
  expect(plain(root.querySelector('caption'))).toBe('round 2');
});

test('a token without a round says so', async () => {
  const root = await drawn(read({ step: null }));
  expect(plain(root)).toContain(words.noStep);
  expect(root.querySelector('table')).toBeNull();
});

test('a strategy that ranks nothing has no rounds', async () => {
  const root = await drawn(read({ settings: 'strategy=sample=4' }));
  expect(plain(root)).toBe('');
});
