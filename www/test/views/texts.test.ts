// @vitest-environment happy-dom
import type { LitElement } from 'lit';
import type { Sequence } from 'lookback';
import { expect, test } from 'vitest';
import { en as notes } from '../../src/notes/en';
import { look, readingOf } from '../engine/fake_engine';
import { rendered } from './rendered';
import '../../src/views/texts';

function drawn(nodes: number[]) {
  const sequences = nodes.map((node): Sequence => {
    return { node, ids: [], logProb: -1, score: -1, done: false };
  });
  const reading = { ...readingOf([1], [], look), sequences };
  return rendered('look-texts', { notes, reading });
}

const nodesOf = (root: ShadowRoot) =>
  [...root.querySelectorAll<HTMLElement>('[data-node]')].map(({ dataset }) => Number(dataset.node));

test('a text alone is not listed', async () => {
  expect(nodesOf(await drawn([3]))).toEqual([]);
});

test('a text that was come to several times is listed once, with their number', async () => {
  const root = await drawn([3, 5, 3, 3]);
  expect(nodesOf(root)).toEqual([3, 5]);
  expect(root.querySelector('[data-node="3"]')?.textContent).toContain('×3');
  expect(root.querySelector('[data-node="5"]')?.textContent).not.toContain('×');
});

test('of many texts the first twelve are shown, and all when they are asked for', async () => {
  const root = await drawn(Array.from({ length: 20 }, (_, at) => at + 1));
  expect(nodesOf(root)).toHaveLength(12);
  const more = root.querySelector<HTMLElement>('.more');
  expect(more?.textContent?.trim()).toBe(notes.tree.moreTexts('8'));
  more?.click();
  await (root.host as LitElement).updateComplete;
  expect(nodesOf(root)).toHaveLength(20);
});

test('a text that goes on has a score, one that has ended a final score, and samples have none', async () => {
  const sequence = { ids: [], logProb: -2, score: -1 };
  const sequences = [
    { ...sequence, node: 1, done: true },
    { ...sequence, node: 2, done: false },
  ];
  const said = async (settings: string) => {
    const reading = { ...readingOf([1], [], look), sequences, settings };
    const root = await rendered('look-texts', { notes, reading });
    return [...root.querySelectorAll('.number')].map((one) => one.textContent?.trim());
  };
  const { ended, goesOn, logProb } = notes.decoding;
  expect(await said('strategy=beam=2:1:never')).toEqual([
    ...['final score −1.000', `${logProb} −2.000`, ended],
    ...['score −1.000', `${logProb} −2.000`, goesOn],
  ]);
  expect(await said('strategy=sample=2')).toEqual([
    ...[`${logProb} −2.000`, ended],
    ...[`${logProb} −2.000`, goesOn],
  ]);
});
