// @vitest-environment happy-dom
import { expect, test } from 'vitest';
import { attentionEn } from '../../src/notes/en/attention';
import { thumbnailsOf } from '../engine/fake_inside';
import { rendered } from './rendered';
import '../../src/views/head_grid';

async function drawn(given: object = {}) {
  const root = await rendered('look-head-grid', {
    notes: attentionEn,
    thumbnails: thumbnailsOf(3),
    labels: ['a', 'b', 'c'],
    picked: { layer: 0, head: 1 },
    intervention: 'off=1.0',
    ...given,
  });
  const heard: [string, unknown][] = [];
  for (const wish of ['head-picked', 'intervention-wanted'])
    root.host.addEventListener(wish, (event) =>
      heard.push([wish, (event as CustomEvent<unknown>).detail]),
    );
  const head = (layer: number, at: number) =>
    root.querySelector(`[data-layer="${layer}"][data-head="${at}"]`) as HTMLElement;
  return { root, heard, head };
}

test('a head says where it is, whether it is on, and what it looks at', async () => {
  const { head } = await drawn();
  expect(head(0, 1).ariaLabel ?? head(0, 1).getAttribute('aria-label')).toBe(
    'layer 1, head 2, on, \u2068c\u2069 looks most at \u2068a\u2069',
  );
  expect(head(1, 0).getAttribute('aria-label')).toMatch(/^layer 2, head 1, off/);
});

test('a head that is switched off is crossed', async () => {
  const { head } = await drawn();
  expect(head(1, 0).querySelector('.cross')).not.toBeNull();
  expect(head(0, 1).querySelector('.cross')).toBeNull();
});

test('of all heads one is in the tab order', async () => {
  const { root } = await drawn();
  expect(root.querySelectorAll('.head[tabindex="0"]')).toHaveLength(1);
});

test('a click picks a head, with Shift it switches it', async () => {
  const { heard, head } = await drawn();
  head(1, 1).click();
  head(1, 0).dispatchEvent(new MouseEvent('click', { shiftKey: true, bubbles: true }));
  expect(heard).toEqual([
    ['head-picked', { layer: 1, head: 1 }],
    ['intervention-wanted', ''],
  ]);
});

test('arrows pick the head beside, and O switches the one that has the focus', async () => {
  const { heard, head } = await drawn();
  const press = (key: string) =>
    new KeyboardEvent('keydown', { key, bubbles: true, composed: true });
  head(0, 1).dispatchEvent(press('ArrowDown'));
  head(0, 1).dispatchEvent(press('o'));
  expect(heard).toEqual([
    ['head-picked', { layer: 1, head: 1 }],
    ['intervention-wanted', 'off=1.0,0.1'],
  ]);
});

test('all heads are switched on by one button, which is there while any is off', async () => {
  const { root, heard } = await drawn();
  (root.querySelector('.all') as HTMLElement).click();
  expect(heard).toEqual([['intervention-wanted', '']]);
  expect((await drawn({ intervention: '' })).root.querySelector('.all')).toBeNull();
});
