// @vitest-environment happy-dom
import { expect, test, vi } from 'vitest';
import { attentionEn } from '../../src/notes/en/attention';
import { traceOf } from '../engine/fake_inside';
import { rendered } from './rendered';
import '../../src/views/attention_overview';

const drawn = (length: number, more: object = {}) =>
  rendered('look-attention-overview', {
    notes: attentionEn,
    trace: traceOf(length),
    stage: 'softmax',
    cell: { query: length - 1, key: 0 },
    pointed: null,
    ...more,
  });

test('a text that is shown whole needs no overview', async () => {
  expect((await drawn(28)).querySelector('svg')).toBeNull();
});

test('the frame is round what is shown large', async () => {
  const frame = (root: ShadowRoot) =>
    ['x', 'y', 'width', 'height'].map((name) =>
      root.querySelector('.frame-of')?.getAttribute(name),
    );
  expect(frame(await drawn(100))).toEqual(['72', '72', '28', '28']);
  const early = { query: 99, key: 3 };
  expect(frame(await drawn(100, { cell: early, pointed: early }))).toEqual(['0', '72', '28', '28']);
});

test('of weighted values the frame is round the keys of the one query', async () => {
  const root = await drawn(100, { stage: 'values', cell: { query: 50, key: 3 } });
  const frame = root.querySelector('.frame-of');
  const place = ['x', 'y', 'width', 'height'].map((name) => frame?.getAttribute(name));
  expect(place).toEqual(['0', '50', '28', '1']);
});

test('pointing at a place points at its cell, once', async () => {
  const root = await drawn(100);
  const listener = vi.fn();
  root.host.addEventListener('cell-pointed', (event) => {
    listener((event as CustomEvent).detail);
    Object.assign(root.host, { pointed: (event as CustomEvent).detail });
  });
  const svg = root.querySelector('svg') as SVGElement;
  svg.getBoundingClientRect = () => ({ left: 10, top: 20, width: 200, height: 200 }) as DOMRect;
  for (const type of ['pointermove', 'pointerdown'])
    svg.dispatchEvent(new MouseEvent(type, { clientX: 10 + 50, clientY: 20 + 199 }));
  expect(listener.mock.calls).toEqual([[{ query: 99, key: 25 }]]);
});
