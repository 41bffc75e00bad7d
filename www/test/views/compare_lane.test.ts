// @vitest-environment happy-dom
import type { LitElement } from 'lit';
import { expect, test, vi } from 'vitest';
import { en } from '../../src/notes/en';
import { problemText } from '../../src/notes/problem_text';
import { rendered } from './rendered';
import '../../src/views/compare_lane';

const strategies = ['greedy', 'sample=1', 'beam=4:1:never', 'exact=1:0:10000'];
const processors = ['temperature=0.8', 'top-k=50'];
const lanes = ['strategy=greedy;max-new-tokens=20', 'strategy=beam=4:1:never;seed=3'];
const drawn = (more: object = {}) =>
  rendered('look-compare-lane', {
    ...{ notes: en, lanes, at: 1, problem: null, strategies, processors },
    ...more,
  });

/** Where the settings are set, as those of the text are. */
async function panelOf(root: ShadowRoot): Promise<ShadowRoot> {
  const panel = root.querySelector('look-decoding-panel') as LitElement;
  await panel.updateComplete;
  return panel.renderRoot as ShadowRoot;
}

function heard(root: ShadowRoot, wish: string) {
  const listener = vi.fn();
  root.host.addEventListener(wish, (event) => listener((event as CustomEvent).detail));
  return listener;
}

async function enter(root: ShadowRoot, selector: string, value: string) {
  const field = (await panelOf(root)).querySelectorAll<HTMLInputElement>(selector)[0];
  if (!field) throw new Error(`no ${selector}`);
  field.value = value;
  field.dispatchEvent(new Event('change'));
}

test('each value of the strategy has a field with its name', async () => {
  const panel = await panelOf(await drawn());
  const fields = [...panel.querySelectorAll('.strategy .value')].map((field) => [
    field.querySelector('span')?.textContent,
    field.querySelector<HTMLInputElement>('input, select')?.value,
  ]);
  expect(fields).toEqual(
    en.decoding.strategies.beam?.values.map((name, at) => [name, ['4', '1', 'never'][at]]),
  );
});

test('a changed value changes this lane and no other, and not the text that is decoded', async () => {
  const root = await drawn();
  const changed = heard(root, 'lanes-changed');
  const decoded = heard(root, 'decoding-changed');
  await enter(root, '.strategy .value input', '8');
  expect(changed).toHaveBeenCalledWith([lanes[0], 'strategy=beam=8:1:never;seed=3']);
  expect(decoded).not.toHaveBeenCalled();
});

test('another strategy comes with its usual values, and keeps what else is set', async () => {
  const root = await drawn();
  const changed = heard(root, 'lanes-changed');
  await enter(root, '#strategy', 'sample');
  expect(changed).toHaveBeenCalledWith([lanes[0], 'strategy=sample=1;seed=3']);
});

test('processors are added, and seed and length set, as in the settings of the text', async () => {
  const root = await drawn();
  const changed = heard(root, 'lanes-changed');
  await enter(root, '#add', 'top-k');
  await enter(root, '#tokens', '9');
  await enter(root, '#seed', '5');
  expect(changed.mock.calls.map(([[, own]]) => own)).toEqual([
    'strategy=beam=4:1:never;processors=top-k=50;seed=3',
    'strategy=beam=4:1:never;max-new-tokens=9;seed=3',
    'strategy=beam=4:1:never;seed=5',
  ]);
});

test('a lane has the settings alone: what explains them stands in the decode view', async () => {
  const own = 'strategy=sample=1;processors=temperature=0.8,top-k=3';
  const panel = await panelOf(await drawn({ lanes: [own], at: 0 }));
  expect(panel.querySelectorAll('li')).toHaveLength(2);
  expect(panel.querySelectorAll('h2, .note, .fold, .usual, .orders')).toHaveLength(0);
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

test('a strategy that there is not is shown as it was asked for, with the reason beside it', async () => {
  const problem = { code: 'unknown-name', message: 'there is no strategy <b>x</b>' };
  const root = await drawn({ lanes: ['strategy=<b>x</b>'], at: 0, problem });
  const panel = await panelOf(root);
  expect(panel.querySelector('b')).toBeNull();
  expect(panel.querySelector<HTMLSelectElement>('#strategy')?.value).toBe('<b>x</b>');
  const { sentence } = problemText(problem, en);
  expect(panel.querySelector('.problem')?.textContent).toContain(sentence);
  const said = root.querySelector('.refused')?.textContent?.trim();
  expect(said).toBe(en.compare.failed);
});

test('a reason that no setting is to blame for is said of the lane', async () => {
  const problem = { code: 'context-full', message: 'the context holds 128 tokens' };
  const root = await drawn({ problem });
  expect(root.querySelector('.refused')?.textContent).toContain(problemText(problem, en).sentence);
});

test('settings that only an address gives are shown', async () => {
  const root = await drawn({ lanes: ['strategy=greedy;coins=0.5'], at: 0 });
  expect(root.querySelector('.others')?.textContent).toContain('coins=0.5');
});
