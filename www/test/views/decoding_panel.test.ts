// @vitest-environment happy-dom
import { expect, test } from 'vitest';
import { en } from '../../src/notes/en';
import { zh } from '../../src/notes/zh';
import type { Decoding } from '../../src/state/decoding';
import { usualDecoding } from '../../src/state/decoding';
import '../../src/views/decoding_panel';
import { rendered } from './rendered';

const processors = ['temperature=0.8', 'top-k=50', 'top-p=0.9'];
const strategies = ['greedy', 'beam=4:1:never'];

async function panel(decoding: Partial<Decoding>) {
  const heard: Decoding[] = [];
  const root = await rendered('look-decoding-panel', {
    notes: en,
    decoding: { ...usualDecoding, ...decoding },
    strategies,
    processors,
  });
  root.host.addEventListener('decoding-changed', (event) => {
    heard.push((event as CustomEvent<Decoding>).detail);
  });
  return { root, heard };
}

test('a value is changed in its place', async () => {
  const { root, heard } = await panel({ strategy: 'beam=4:1:never' });
  const fields = root.querySelectorAll<HTMLInputElement>('.strategy input.mono');
  expect(Array.from(fields, (field) => field.value)).toEqual(['4', '1', 'never']);
  const beams = fields[0];
  if (!beams) throw new Error('no field');
  beams.value = '8';
  beams.dispatchEvent(new Event('change'));
  expect(heard.at(-1)?.strategy).toBe('beam=8:1:never');
});

test('processors are removed and moved, and stay where they cannot go', async () => {
  const { root, heard } = await panel({ processors: ['top-k=5', 'top-p=0.9'] });
  const buttons = (at: number) =>
    Array.from(root.querySelectorAll('li')[at]?.querySelectorAll('button') ?? []);
  const [earlier, later, remove] = buttons(0);
  earlier?.click();
  expect(heard).toEqual([]);
  later?.click();
  expect(heard.at(-1)?.processors).toEqual(['top-p=0.9', 'top-k=5']);
  remove?.click();
  expect(heard.at(-1)?.processors).toEqual(['top-p=0.9']);
});

test('what is no number is no seed', async () => {
  const { root, heard } = await panel({ seed: 3 });
  const seed = root.querySelector<HTMLInputElement>('#seed');
  if (!seed) throw new Error('no field');
  seed.value = 'seven';
  seed.dispatchEvent(new Event('change'));
  expect(heard.at(-1)?.seed).toBe(0);
});

test('both languages have the same strategies and processors, with as many values', () => {
  for (const list of ['strategies', 'kinds'] as const) {
    const shape = (notes: typeof en) =>
      Object.entries(notes.decoding[list]).map(([name, { values }]) => [name, values.length]);
    expect(shape(zh)).toEqual(shape(en));
  }
});
