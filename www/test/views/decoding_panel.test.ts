// @vitest-environment happy-dom
import type { Waterfall } from 'lookback';
import { expect, test } from 'vitest';
import type { Problem } from '../../src/engine/protocol';
import { en } from '../../src/notes/en';
import { zh } from '../../src/notes/zh';
import type { Decoding } from '../../src/state/decoding';
import { usualDecoding } from '../../src/state/decoding';
import '../../src/views/decoding_panel';
import { usualProcessors, usualStrategies } from '../usual_settings';
import { rendered } from './rendered';

interface Given {
  problem: Problem | null;
  waterfall: Waterfall | null;
}

async function panel(decoding: Partial<Decoding>, given: Partial<Given> = {}) {
  const heard: Decoding[] = [];
  const root = await rendered('look-decoding-panel', {
    notes: en,
    decoding: { ...usualDecoding, ...decoding },
    strategies: usualStrategies,
    processors: usualProcessors,
    ...given,
  });
  root.host.addEventListener('decoding-changed', (event) => {
    const changed = (event as CustomEvent<Decoding>).detail;
    heard.push(changed);
    Object.assign(root.host, { decoding: changed });
  });
  const drawn = () =>
    (root.host as HTMLElement & { updateComplete: Promise<unknown> }).updateComplete;
  return { root, heard, drawn };
}

type Control = HTMLInputElement | HTMLSelectElement;

function set(control: Control | null | undefined, value: string) {
  if (!control) throw new Error('no field');
  control.value = value;
  control.dispatchEvent(new Event('change'));
}

const rowsOf = (root: ShadowRoot) => Array.from(root.querySelectorAll('li'));
const buttonIn = (row: Element | undefined, name: string) =>
  row?.querySelector<HTMLButtonElement>(`button.${name}`);

test('a value is changed in its place', async () => {
  const { root, heard } = await panel({ strategy: 'beam=4:1:never' });
  const fields = root.querySelectorAll<Control>('.strategy .value .mono');
  expect(Array.from(fields, (field) => field.value)).toEqual(['4', '1', 'never']);
  set(fields[0], '8');
  expect(heard.at(-1)?.strategy).toBe('beam=8:1:never');
});

test('a value of a few words is chosen from them', async () => {
  const { root, heard } = await panel({ strategy: 'beam=4:1:never' });
  const select = root.querySelector<HTMLSelectElement>('.strategy .value select');
  expect(Array.from(select?.options ?? [], ({ value }) => value)).toEqual([
    'never',
    'true',
    'false',
  ]);
  set(select, 'false');
  expect(heard.at(-1)?.strategy).toBe('beam=4:1:false');
});

test('a word that is none of them stays to be seen', async () => {
  const { root } = await panel({ strategy: 'beam=4:1:maybe' });
  const picked = root.querySelector<HTMLOptionElement>('.strategy .value option[selected]');
  expect(picked?.value).toBe('maybe');
});

test('a scope is a word, or how many of the last tokens', async () => {
  const { root, heard, drawn } = await panel({ processors: ['presence=1:generated'] });
  const select = () => root.querySelector<HTMLSelectElement>('li select');
  expect(select()?.value).toBe('generated');
  set(select(), 'last');
  expect(heard.at(-1)?.processors).toEqual(['presence=1:64']);
  await drawn();
  expect(select()?.value).toBe('last');
  set(root.querySelector<HTMLInputElement>('li input.count'), '8');
  expect(heard.at(-1)?.processors).toEqual(['presence=1:8']);
});

test('values in the middle that were left out are written when a later one is set', async () => {
  const { root, heard } = await panel({ processors: ['dry=0.8'] });
  set(root.querySelectorAll<HTMLInputElement>('li input.mono')[2], '3');
  expect(heard.at(-1)?.processors).toEqual(['dry=0.8:1.75:3:all']);
});

test('the default stands beside a value, and leads back to it', async () => {
  const { root, heard, drawn } = await panel({ processors: ['top-p=0.5'] });
  const button = () => root.querySelector<HTMLButtonElement>('li .usual');
  expect(button()?.textContent?.trim()).toBe('default 0.9');
  button()?.click();
  expect(heard.at(-1)?.processors).toEqual(['top-p=0.9']);
  await drawn();
  expect(button()?.getAttribute('aria-disabled')).toBe('true');
  button()?.click();
  expect(heard).toHaveLength(1);
});

test('a wrong value is kept, and the engine’s sentence stands beside it', async () => {
  const problem = { code: 'bad-argument', message: 'the p of top-p must be in [0, 1], got 1.5' };
  const { root } = await panel({ processors: ['top-k=5', 'top-p=1.5'] }, { problem });
  const [, row] = rowsOf(root);
  const field = row?.querySelector('input');
  expect(field?.value).toBe('1.5');
  expect(field?.getAttribute('aria-invalid')).toBe('true');
  const sentence = root.getElementById(field?.getAttribute('aria-describedby') ?? '');
  expect(sentence?.textContent).toContain('The p of top-p must be in [0, 1], got 1.5.');
  expect(root.querySelectorAll('.problem')).toHaveLength(1);
});

test('a problem of something else is not told here', async () => {
  const problem = { code: 'context-full', message: 'a text has at most 64 tokens' };
  const { root } = await panel({ processors: ['top-k=5'] }, { problem });
  expect(root.querySelectorAll('.problem')).toHaveLength(0);
});

test('processors are removed and moved, and stay where they cannot go', async () => {
  const { root, heard, drawn } = await panel({ processors: ['top-k=5', 'top-p=0.9'] });
  const [row] = rowsOf(root);
  buttonIn(row, 'earlier')?.click();
  expect(heard).toEqual([]);
  buttonIn(row, 'later')?.click();
  expect(heard.at(-1)?.processors).toEqual(['top-p=0.9', 'top-k=5']);
  await drawn();
  buttonIn(row, 'remove')?.click();
  expect(heard.at(-1)?.processors).toEqual(['top-k=5']);
});

test('Alt with an arrow moves the row, and what has the focus keeps it', async () => {
  const { root, heard, drawn } = await panel({ processors: ['top-k=5', 'top-p=0.9', 'min-p=0.1'] });
  const input = rowsOf(root)[0]?.querySelector('input');
  input?.focus();
  const down = { key: 'ArrowDown', altKey: true, bubbles: true, cancelable: true };
  input?.dispatchEvent(new KeyboardEvent('keydown', down));
  expect(heard.at(-1)?.processors).toEqual(['top-p=0.9', 'top-k=5', 'min-p=0.1']);
  await drawn();
  expect(root.activeElement).toBe(rowsOf(root)[1]?.querySelector('input'));
  expect(root.querySelector('[role="status"]')?.textContent).toBe('top-k is now number 2 of 3.');
});

test('an arrow without Alt moves nothing', async () => {
  const { root, heard } = await panel({ processors: ['top-k=5', 'top-p=0.9'] });
  const down = new KeyboardEvent('keydown', { key: 'ArrowDown', bubbles: true });
  rowsOf(root)[0]?.querySelector('input')?.dispatchEvent(down);
  expect(heard).toEqual([]);
});

test('a preset sets strategy and processors, and leaves the seed', async () => {
  const { root, heard, drawn } = await panel({ seed: 7 });
  const sample = root.querySelector<HTMLButtonElement>('[data-preset="sample"]');
  sample?.click();
  expect(heard.at(-1)).toMatchObject({
    strategy: 'sample=1',
    processors: ['temperature=0.8', 'top-p=0.9'],
    seed: 7,
    maxNewTokens: null,
  });
  await drawn();
  expect(sample?.getAttribute('aria-pressed')).toBe('true');
});

test('a formula is unfolded by its button, and all of them by the switch', async () => {
  const { root, drawn } = await panel({});
  const shown = () => root.querySelectorAll('.formula').length;
  expect(shown()).toBe(0);
  root.querySelector<HTMLButtonElement>('.strategy .fold')?.click();
  await drawn();
  expect(shown()).toBe(1);
  expect(root.querySelector('.strategy .fold')?.getAttribute('aria-expanded')).toBe('true');
  root.querySelector<HTMLButtonElement>('.switch')?.click();
  await drawn();
  root.querySelector<HTMLButtonElement>('.switch')?.click();
  await drawn();
  expect(shown()).toBe(0);
});

test('what is no number is no seed', async () => {
  const { root, heard } = await panel({ seed: 3 });
  set(root.querySelector<HTMLInputElement>('#seed'), 'seven');
  expect(heard.at(-1)?.seed).toBe(0);
});

test('both languages have the same strategies and processors, with as many values', () => {
  for (const list of ['strategies', 'kinds'] as const) {
    const shape = (notes: typeof en) =>
      Object.entries(notes.decoding[list]).map(([name, { values }]) => [name, values.length]);
    expect(shape(zh)).toEqual(shape(en));
  }
});

test('a strategy that there is not is shown until another one is chosen', async () => {
  const { root, drawn } = await panel({ strategy: 'nonsense' });
  const select = root.querySelector<HTMLSelectElement>('#strategy');
  expect(select?.value).toBe('nonsense');
  set(select, 'greedy');
  await drawn();
  expect(select?.value).toBe('greedy');
  expect(Array.from(select?.options ?? [], ({ value }) => value)).not.toContain('nonsense');
});
