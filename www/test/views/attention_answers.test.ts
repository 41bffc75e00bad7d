// @vitest-environment happy-dom
import { expect, test } from 'vitest';
import { attentionEn } from '../../src/notes/en/attention';
import { pieceOf } from '../engine/fake_engine';
import { insideOf } from '../engine/fake_inside';
import { rendered } from './rendered';
import '../../src/views/attention_next';
import '../../src/views/attention_values';
import '../../src/views/lens';
import '../../src/views/probe_panel';
import '../../src/views/probe_table';

const pieces = [1, 2, 3].map(pieceOf);
const labels = ['a', 'b', 'c'];
const inside = insideOf(pieces, { intervention: 'mask=full', probe: null });
const notes = attentionEn;
const texts = (root: ShadowRoot, selector: string) =>
  [...root.querySelectorAll(selector)].map(({ textContent }) => textContent?.trim());

test('each token has both its probabilities, and what was added', async () => {
  const properties = { notes, next: inside.next, token: 'c', position: 2, isChanged: true };
  const root = await rendered('look-attention-next', properties);
  expect(texts(root, 'tbody tr:first-child td.mono')).toEqual(['0.5000', '0.2500', '−0.2500']);
  expect(texts(root, 'tr.rest td.mono')).toEqual(['0.2500', '0.5000', '+0.2500']);
});

test('without an intervention there is one bar a token', async () => {
  const properties = { notes, next: inside.next, token: 'c', position: 2, isChanged: false };
  const root = await rendered('look-attention-next', properties);
  expect(root.querySelectorAll('.bar.changed')).toHaveLength(0);
});

test('the lens has a row for the embedding, each layer, and the output', async () => {
  const root = await rendered('look-lens', { notes, rows: inside.lens });
  expect(texts(root, 'th')).toEqual(['embedding', 'after layer 1', 'output']);
});

test('what did not change is 0 exactly', async () => {
  const root = await rendered('look-probe-table', { notes, inside, labels });
  expect(texts(root, '[data-largest]')).toEqual(['0 exactly', '0 exactly', '2.000']);
});

test('log p is added up before and after', async () => {
  const root = await rendered('look-probe-table', { notes, inside, labels });
  expect(texts(root, '[data-sum]')).toEqual(['−2.000', '−4.000']);
});

test('a token of the table is a place to probe', async () => {
  const root = await rendered('look-probe-table', { notes, inside, labels });
  const wanted: unknown[] = [];
  root.host.addEventListener('probe-wanted', (event) =>
    wanted.push((event as CustomEvent<unknown>).detail),
  );
  root.querySelectorAll('button')[1]?.click();
  expect(wanted).toEqual([{ position: 1, id: null }]);
});

test('a causal mask is said to be one', async () => {
  const { probe, depends } = inside;
  const root = await rendered('look-probe-panel', { notes, probe, depends, labels });
  expect(texts(root, '.ahead-said')).toEqual([notes.probe.causal]);
  expect(texts(root, '.probe-said')).toEqual([notes.probe.quiet]);
});

test('positions that look ahead are named, in words and in the picture’s text', async () => {
  const depends = inside.depends.slice();
  depends[1] = 1;
  const root = await rendered('look-probe-panel', { notes, probe: null, depends, labels });
  expect(texts(root, '.ahead-said')).toEqual([notes.probe.ahead('0')]);
  expect(root.querySelector('svg')?.getAttribute('aria-label')).toMatch(/looked ahead/);
});

test('positions that the probe moved are named', async () => {
  const probe = inside.probe && { ...inside.probe, largest: Float64Array.of(0.5, 0, 2) };
  const { depends } = inside;
  const root = await rendered('look-probe-panel', { notes, probe, depends, labels });
  expect(texts(root, '.probe-said')).toEqual([notes.probe.moved('0')]);
});

test('weighted values have a row a key, and the sum last', async () => {
  const cell = { query: 2, key: 1 };
  const root = await rendered('look-attention-values', { notes, trace: inside.head, labels, cell });
  expect(texts(root, 'text')).toEqual(['a', 'b', 'c', 'Σ']);
  const sum = [...root.querySelectorAll('.total .cell')].map((one) =>
    one.getAttribute('data-value'),
  );
  expect(sum).toEqual(['4', '-1']);
});

test('there, up and down walk between keys, left and right between queries', async () => {
  const cell = { query: 1, key: 1 };
  const root = await rendered('look-attention-values', { notes, trace: inside.head, labels, cell });
  const heard: unknown[] = [];
  root.host.addEventListener('cell-pointed', (event) =>
    heard.push((event as CustomEvent<unknown>).detail),
  );
  for (const key of ['ArrowDown', 'ArrowRight'])
    root.querySelector('.frame')?.dispatchEvent(new KeyboardEvent('keydown', { key }));
  expect(heard).toEqual([
    { query: 1, key: 2 },
    { query: 2, key: 1 },
  ]);
});
