// @vitest-environment happy-dom
import { expect, test } from 'vitest';
import { en } from '../../src/notes/en';
import { rendered } from './rendered';
import '../../src/views/mask_bar';

async function drawn(given: object = {}) {
  const root = await rendered('look-mask-bar', {
    notes: en,
    intervention: '',
    causal: true,
    stage: 'softmax',
    length: 5,
    problem: null,
    ...given,
  });
  const wanted: string[] = [];
  root.host.addEventListener('intervention-wanted', (event) =>
    wanted.push((event as CustomEvent<string>).detail),
  );
  const button = (mask: string) => root.querySelector(`[data-mask=${mask}]`) as HTMLElement;
  return { root, wanted, button };
}

test('the model’s own mask is the one that is pressed', async () => {
  expect((await drawn()).button('causal').getAttribute('aria-pressed')).toBe('true');
  const masked = await drawn({ causal: false });
  expect(masked.button('full').getAttribute('aria-pressed')).toBe('true');
});

test('each mask is picked, and the model’s own is no intervention', async () => {
  const { wanted, button } = await drawn({ intervention: 'off=0.1' });
  for (const mask of ['full', 'window', 'prefix', 'causal']) button(mask).click();
  expect(wanted).toEqual([
    'mask=full;off=0.1',
    'mask=window:2;off=0.1',
    'mask=prefix:2;off=0.1',
    'off=0.1',
  ]);
});

test('a window has a field for its length', async () => {
  const { root, wanted } = await drawn({ intervention: 'mask=window:3' });
  const field = root.querySelector('input') as HTMLInputElement;
  expect(field.value).toBe('3');
  field.value = '4';
  field.dispatchEvent(new Event('change'));
  field.value = '0';
  field.dispatchEvent(new Event('change'));
  expect(wanted).toEqual(['mask=window:4']);
});

test('what was painted is counted, and everything is reset by one button', async () => {
  const { root, wanted } = await drawn({ intervention: 'flip=0.1,0.2;off=0.1' });
  expect(root.querySelector('.painted')?.textContent).toBe('2 cells painted');
  (root.querySelector('.reset') as HTMLElement).click();
  expect(wanted).toEqual(['']);
});

test('with nothing to reset the button does nothing', async () => {
  const { root, wanted } = await drawn();
  (root.querySelector('.reset') as HTMLElement).click();
  expect(wanted).toEqual([]);
});

test('a mask that was refused is said, with the engine’s reason', async () => {
  const problem = { code: 'mask-row-empty', message: 'each position must see something' };
  const { root } = await drawn({ problem });
  expect(root.querySelector('[role=status]')?.textContent).toMatch(/Each position must see/);
});
