// @vitest-environment happy-dom
import type { LitElement } from 'lit';
import { expect, test } from 'vitest';
import { en } from '../../src/notes/en';
import type { Wishes } from '../../src/views/wishes';
import { rendered } from './rendered';
import '../../src/views/save_figure';

test('what cannot be saved is said beside its buttons, until the next is wanted', async () => {
  const root = await rendered('look-save-figure', { notes: en.page, figure: 'tree' });
  const wanted: Wishes['figure-wanted'][] = [];
  root.host.addEventListener('figure-wanted', (event) => {
    wanted.push((event as CustomEvent<Wishes['figure-wanted']>).detail);
  });
  const said = async () => {
    await (root.host as LitElement).updateComplete;
    return root.querySelector('[role=alert]')?.textContent ?? null;
  };
  const button = root.querySelector('[data-format=png]') as HTMLElement;
  button.click();
  expect(wanted).toMatchObject([{ figure: 'tree', format: 'png' }]);
  expect(await said()).toBeNull();
  wanted[0]?.refuse('no network');
  expect(await said()).toBe('no network');
  button.click();
  expect(await said()).toBeNull();
});
