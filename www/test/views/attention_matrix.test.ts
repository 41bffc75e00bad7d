// @vitest-environment happy-dom
import { expect, test } from 'vitest';
import { attentionEn } from '../../src/notes/en/attention';
import { traceOf } from '../engine/fake_inside';
import { rendered } from './rendered';
import '../../src/views/attention_matrix';

async function drawn(given: object = {}) {
  const root = await rendered('look-attention-matrix', {
    notes: attentionEn,
    trace: traceOf(3),
    stage: 'mask',
    intervention: '',
    labels: ['a', 'b', 'c'],
    cell: { query: 1, key: 2 },
    pointed: null,
    ...given,
  });
  const wanted: string[] = [];
  root.host.addEventListener('intervention-wanted', (event) => {
    const { detail } = event as CustomEvent<string>;
    wanted.push(detail);
    Object.assign(root.host, { intervention: detail });
  });
  const cell = (query: number, key: number) =>
    root.querySelector(`[data-query="${query}"][data-key="${key}"]`) as SVGElement;
  const pointer = (type: string, at: SVGElement) =>
    at.dispatchEvent(new MouseEvent(type, { bubbles: true, button: 0 }));
  const press = (key: string) => {
    const event = new KeyboardEvent('keydown', { key, cancelable: true });
    root.querySelector('.frame')?.dispatchEvent(event);
    return event.defaultPrevented;
  };
  return { root, wanted, cell, pointer, press };
}

test('a stroke makes all its cells alike and leaves those that are so already', async () => {
  const { wanted, cell, pointer } = await drawn();
  pointer('pointerdown', cell(0, 1));
  pointer('pointermove', cell(0, 2));
  pointer('pointermove', cell(1, 1));
  pointer('pointermove', cell(1, 2));
  expect(wanted.at(-1)).toBe('flip=0.1,0.2,1.2');
});

test('a cell is painted once a stroke, however often it is crossed', async () => {
  const { wanted, cell, pointer } = await drawn();
  pointer('pointerdown', cell(0, 1));
  pointer('pointermove', cell(0, 2));
  pointer('pointermove', cell(0, 1));
  expect(wanted).toEqual(['flip=0.1', 'flip=0.1,0.2']);
});

test('after a stroke nothing more is painted', async () => {
  const { wanted, cell, pointer } = await drawn();
  pointer('pointerdown', cell(0, 1));
  pointer('pointerup', cell(0, 1));
  pointer('pointermove', cell(0, 2));
  expect(wanted).toEqual(['flip=0.1']);
});

test.each([' ', 'Enter'])('%j paints the cell that is pointed at', async (key) => {
  const { wanted, press } = await drawn();
  expect(press(key)).toBe(true);
  expect(wanted).toEqual(['flip=1.2']);
});

test('outside the mask’s step nothing is painted, and Space is left to the browser', async () => {
  const { wanted, cell, pointer, press } = await drawn({ stage: 'softmax' });
  pointer('pointerdown', cell(0, 1));
  expect(press(' ')).toBe(false);
  expect(wanted).toEqual([]);
});

test('scores are drawn of masked cells as well, and values below 0 have a dash', async () => {
  const { root } = await drawn({ stage: 'scores' });
  expect(root.querySelectorAll('.masked')).toHaveLength(0);
  expect(root.querySelectorAll('.below')).toHaveLength(2);
  expect(root.querySelector('.dashes')?.getAttribute('d')?.match(/M/g)).toHaveLength(2);
});

test('from the mask on, masked cells are struck out', async () => {
  const { root } = await drawn();
  expect(root.querySelectorAll('.masked')).toHaveLength(3);
});
