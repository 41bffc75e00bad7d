// @vitest-environment happy-dom
import { expect, test, vi } from 'vitest';
import { en } from '../../src/notes/en';
import { zh } from '../../src/notes/zh';
import { rendered } from './rendered';
import '../../src/views/compare_lane';

const strategies = ['greedy', 'sample=1', 'beam=4:1:never', 'exact=1:0:10000'];
const lanes = ['strategy=greedy;max-new-tokens=20', 'strategy=beam=4:1:never;seed=3'];
const drawn = (more: object = {}) =>
  rendered('look-compare-lane', { notes: en, lanes, at: 1, problem: null, strategies, ...more });

function heard(root: ShadowRoot, wish: string) {
  const listener = vi.fn();
  root.host.addEventListener(wish, (event) => listener((event as CustomEvent).detail));
  return listener;
}

function enter(root: ShadowRoot, selector: string, value: string) {
  const field = root.querySelectorAll<HTMLInputElement>(selector)[0];
  if (!field) throw new Error(`no ${selector}`);
  field.value = value;
  field.dispatchEvent(new Event('change'));
}

test('each value of the strategy has a field with its name', async () => {
  const root = await drawn();
  const fields = [...root.querySelectorAll('.value')].map((field) => [
    field.querySelector('span')?.textContent,
    field.querySelector('input')?.value,
  ]);
  expect(fields).toEqual(
    en.decoding.strategies.beam?.values.map((name, at) => [name, ['4', '1', 'never'][at]]),
  );
});

test('a changed value changes this lane and no other', async () => {
  const root = await drawn();
  const changed = heard(root, 'lanes-changed');
  enter(root, '.value input', '8');
  expect(changed).toHaveBeenCalledWith([lanes[0], 'strategy=beam=8:1:never;seed=3']);
});

test('another strategy comes with its usual values, and keeps what else is set', async () => {
  const root = await drawn();
  const changed = heard(root, 'lanes-changed');
  enter(root, 'select', 'sample');
  expect(changed).toHaveBeenCalledWith([lanes[0], 'strategy=sample=1;seed=3']);
});

test('processors, seed and tokens are set as text', async () => {
  const root = await drawn();
  const changed = heard(root, 'lanes-changed');
  enter(root, '.processors input', ' temperature=0.5,top-k=3 ');
  enter(root, '.tokens input', '9');
  enter(root, '.seed input', 'x');
  expect(changed.mock.calls.map(([[, own]]) => own)).toEqual([
    'strategy=beam=4:1:never;processors=temperature=0.5,top-k=3;seed=3',
    'strategy=beam=4:1:never;max-new-tokens=9;seed=3',
    'strategy=beam=4:1:never',
  ]);
});

test('a lane is duplicated beside itself, and removed', async () => {
  const root = await drawn({ at: 0 });
  const changed = heard(root, 'lanes-changed');
  root.querySelector<HTMLElement>('.duplicate')?.click();
  root.querySelector<HTMLElement>('.remove')?.click();
  expect(changed.mock.calls).toEqual([[[lanes[0], lanes[0], lanes[1]]], [[lanes[1]]]]);
});

test('four lanes are the most, one is the least', async () => {
  const four = await drawn({ lanes: [...lanes, ...lanes] });
  const one = await drawn({ lanes: [lanes[1]], at: 0 });
  const changed = [heard(four, 'lanes-changed'), heard(one, 'lanes-changed')];
  four.querySelector<HTMLElement>('.duplicate')?.click();
  one.querySelector<HTMLElement>('.remove')?.click();
  for (const listener of changed) expect(listener).not.toHaveBeenCalled();
  expect(four.querySelector('.duplicate')?.getAttribute('aria-disabled')).toBe('true');
});

test('a lane goes to the decode view with all its settings', async () => {
  const root = await drawn();
  const decoding = heard(root, 'decoding-changed');
  const view = heard(root, 'view-picked');
  root.querySelector<HTMLElement>('.send')?.click();
  expect(decoding.mock.calls[0]?.[0]).toMatchObject({ strategy: 'beam=4:1:never', seed: 3 });
  expect(view).toHaveBeenCalledWith('decode');
});

test('a strategy that there is not is shown as it was asked for, with the reason', async () => {
  const problem = { code: 'unknown-name', message: 'there is no strategy <b>x</b>' };
  const root = await drawn({ lanes: ['strategy=<b>x</b>'], at: 0, problem });
  expect(root.querySelector('b b')).toBeNull();
  expect(root.querySelector('select')?.value).toBe('<b>x</b>');
  expect(root.querySelector('.problem')?.textContent).toContain('There is no strategy <b>x</b>.');
  const chinese = await drawn({ notes: zh, problem });
  expect(chinese.querySelector('[lang=en]')?.textContent).toBe(problem.message);
});

test('settings that only an address gives are shown', async () => {
  const root = await drawn({ lanes: ['strategy=greedy;coins=0.5'], at: 0 });
  expect(root.querySelector('.others')?.textContent).toContain('coins=0.5');
});
