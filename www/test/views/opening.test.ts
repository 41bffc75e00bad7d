// @vitest-environment happy-dom
import { beforeEach, describe, expect, test, vi } from 'vitest';
import { en } from '../../src/notes/en';
import { nothingOpened } from '../../src/state/opening';
import type { OpenModel } from '../../src/state/state';
import { config } from '../engine/fake_engine';
import { rendered } from './rendered';
import '../../src/views/kept_models';
import '../../src/views/model_line';
import '../../src/views/model_size';
import '../../src/views/opening_question';

const size = { files: 3, bytes: 548_000_000, memory: { f32: 1_900_000_000, int8: 610_000_000 } };
const model: OpenModel = {
  name: 'mine',
  config,
  weights: 'f32',
  tokenizer: null,
  words: null,
  strategies: [],
  processors: [],
  origin: 'files',
  field: null,
};
const kept = [{ name: 'mine', bytes: 1_200_000 }];

function heard(root: ShadowRoot, wish: string) {
  const hearer = vi.fn();
  root.host.addEventListener(wish, (event) => hearer((event as CustomEvent).detail));
  return hearer;
}

beforeEach(() => document.body.replaceChildren());

describe('the question before a large model', () => {
  test('names files, bytes and memory, and gives the answer', async () => {
    const root = await rendered('look-opening-question', {
      notes: en,
      question: { name: 'gpt2', size },
    });
    expect(root.querySelector('.question')?.textContent).toMatch(/gpt2.*3 files, 548 MB;/s);
    const answered = heard(root, 'opening-answered');
    const buttons = [...root.querySelectorAll('button')];
    expect(buttons.map(({ textContent }) => textContent?.trim())).toEqual([
      'Open (needs 1.9 GB)',
      'Open with 8-bit weights (needs 610 MB)',
      en.opening.decline,
    ]);
    for (const button of buttons) button.click();
    expect(answered.mock.calls).toEqual([['f32'], ['int8'], [null]]);
  });

  test('offers only ways in which the model fits', async () => {
    const tight = { ...size, memory: { int8: 3_000_000_000 } };
    const root = await rendered('look-opening-question', {
      notes: en,
      question: { name: 'big', size: tight },
    });
    expect(root.querySelectorAll('.open')).toHaveLength(1);
    expect(root.querySelector('.open')?.textContent).toContain('8-bit');
  });

  test('is not there before it is asked', async () => {
    const root = await rendered('look-opening-question', { notes: en, question: null });
    expect(root.querySelector('button')).toBeNull();
  });
});

describe('the size of a model', () => {
  const drawn = (more: object = {}, opening: object = {}) =>
    rendered('look-model-size', {
      notes: en,
      model: { ...model, ...more },
      opening: { ...nothingOpened, size, canKeep: true, ...opening },
    });

  test('stands beside a button that keeps it', async () => {
    const root = await drawn();
    expect(root.querySelector('.size')?.textContent).toBe(
      '3 files, 548 MB; needs 1.9 GB of memory',
    );
    const wished = heard(root, 'keep-wanted');
    root.querySelector<HTMLElement>('.keep')?.click();
    expect(wished).toHaveBeenCalled();
  });

  test('has no such button for a kept model, nor on a page without a storage', async () => {
    expect((await drawn({ origin: 'kept' })).querySelector('.keep')).toBeNull();
    const root = await drawn({}, { canKeep: false });
    expect(root.querySelector('.keep')).toBeNull();
    expect(root.textContent).toContain(en.opening.cannotKeep);
  });

  test('warns where a model of the name is kept already', async () => {
    const root = await drawn({}, { kept });
    expect(root.querySelector('.keep')?.textContent?.trim()).toBe(en.opening.keepAgain);
  });

  test('tells why it could not be kept', async () => {
    const problem = { code: 'storage-full', message: 'it has 9 bytes, free are 3 of 10' };
    const root = await drawn({}, { problem });
    expect(root.querySelector('[role=alert]')?.textContent).toMatch(/no room.*free are 3 of 10/s);
  });
});

describe('kept models', () => {
  test('can be opened and removed', async () => {
    const root = await rendered('look-kept-models', { notes: en, kept });
    const [picked, removed] = [heard(root, 'shipped-picked'), heard(root, 'kept-removed')];
    root.querySelector<HTMLElement>('.open')?.click();
    root.querySelector<HTMLElement>('.remove')?.click();
    expect(picked).toHaveBeenCalledWith('kept:mine');
    expect(removed).toHaveBeenCalledWith('mine');
  });

  test('are in the menu with their sizes, apart from those of the page', async () => {
    const root = await rendered('look-model-line', {
      notes: en,
      model: { ...model, origin: 'kept' },
      shipped: ['storyland', 'mine'],
      kept,
    });
    const groups = [...root.querySelectorAll('optgroup')].map((group) => [
      group.label,
      ...[...group.querySelectorAll('option')].map(
        ({ value, textContent }) => `${value} ${textContent}`,
      ),
    ]);
    expect(groups).toEqual([
      ['Shipped', 'storyland storyland', 'mine mine'],
      ['Kept in this browser', 'kept:mine mine · 1.2 MB'],
    ]);
    expect(root.querySelector('option[selected]')?.getAttribute('value')).toBe('kept:mine');
  });
});
