// @vitest-environment happy-dom
import type { LitElement } from 'lit';
import { beforeEach, describe, expect, test, vi } from 'vitest';
import { en } from '../../src/notes/en';
import { rendered } from './rendered';
import '../../src/views/prompt_box';

const words = ['the', 'cat', 'cats', 'castle', 'sat', '.'];

async function box(more: object = {}) {
  const root = await rendered('look-prompt-box', {
    notes: en,
    prompt: '',
    takesIds: false,
    words,
    unknownWords: [],
    examples: ['the cat', 'the cats sat'],
    problem: null,
    ...more,
  });
  const host = root.host as LitElement & { prompt: string };
  const field = root.querySelector('textarea') as HTMLTextAreaElement;
  const typed = vi.fn();
  host.addEventListener('prompt-typed', (event) => {
    const { detail } = event as CustomEvent<string>;
    typed(detail);
    host.prompt = detail;
  });
  return {
    root,
    field,
    typed,
    /** Types `text` in place of everything, with the caret at its end, or at `caret`. */
    async type(text: string, caret = text.length, inputType = 'insertText') {
      field.value = text;
      field.setSelectionRange(caret, caret);
      field.dispatchEvent(new InputEvent('input', { inputType }));
      await host.updateComplete;
    },
    /** Whether the key was taken away from the browser. */
    async press(key: string, more: KeyboardEventInit = {}) {
      const event = new KeyboardEvent('keydown', { key, cancelable: true, bubbles: true, ...more });
      field.dispatchEvent(event);
      await host.updateComplete;
      return event.defaultPrevented;
    },
    options: () => [...root.querySelectorAll('[role=option]')].map((one) => one.textContent),
    active: () => root.querySelector('[aria-selected=true]')?.textContent ?? null,
    unknown: () => [...root.querySelectorAll('.words')].map((one) => one.textContent),
  };
}

beforeEach(() => document.body.replaceChildren());

describe('completing', () => {
  test('offers the words that begin like the one at the caret, the first ready to be taken', async () => {
    const { type, options, active, field } = await box();
    await type('the ca');
    expect(options()).toEqual(['castle', 'cat', 'cats']);
    expect(active()).toBe('castle');
    expect(field.getAttribute('aria-controls')).toBe('completions');
    expect(field.getAttribute('aria-activedescendant')).toBe('completion-0');
  });

  test('offers nothing after a space, and nothing in the middle of a word', async () => {
    const { type, options } = await box();
    await type('the ');
    expect(options()).toEqual([]);
    await type('castle', 2);
    expect(options()).toEqual([]);
  });

  test('offers nothing for what was pasted', async () => {
    const { type, options } = await box();
    await type('the ca', 6, 'insertFromPaste');
    expect(options()).toEqual([]);
  });

  test('leaves every key to the browser while nothing is offered', async () => {
    const { type, press } = await box();
    await type('the ');
    for (const key of ['ArrowDown', 'ArrowUp', 'Enter', 'Tab', 'Escape'])
      expect(await press(key), key).toBe(false);
  });

  test.each(['Enter', 'Tab'])('%s takes the active word, with a space after it', async (key) => {
    const { type, press, typed, options } = await box();
    await type('the ca sat', 6);
    await press('ArrowDown');
    expect(await press(key)).toBe(true);
    expect(typed).toHaveBeenLastCalledWith('the cat sat');
    expect(options()).toEqual([]);
    await type('cas');
    await press(key);
    expect(typed).toHaveBeenLastCalledWith('castle ');
  });

  test('the arrows go round', async () => {
    const { type, press, active } = await box();
    await type('ca');
    await press('ArrowUp');
    expect(active()).toBe('cats');
    await press('ArrowDown');
    expect(active()).toBe('castle');
  });

  test('a word that is known stays as it stands unless an arrow chose another', async () => {
    const { type, press, active } = await box();
    await type('cat');
    expect(active()).toBeNull();
    expect(await press('Tab')).toBe(false);
    expect(await press('Enter')).toBe(false);
    await press('ArrowDown');
    expect(active()).toBe('cats');
  });

  test('Escape closes, and so does moving the caret', async () => {
    const { type, press, options } = await box();
    await type('ca');
    expect(await press('Escape')).toBe(true);
    expect(options()).toEqual([]);
    await type('ca');
    expect(await press('ArrowLeft')).toBe(false);
    expect(options()).toEqual([]);
  });

  test('takes no key with a modifier, and none of an input method', async () => {
    const { type, press } = await box();
    await type('ca');
    expect(await press('Enter', { ctrlKey: true })).toBe(false);
    expect(await press('Tab', { shiftKey: true })).toBe(false);
    expect(await press('Enter', { isComposing: true })).toBe(false);
  });

  test('a click takes a word', async () => {
    const { type, root, typed } = await box();
    await type('ca');
    root.querySelectorAll<HTMLElement>('[role=option]')[1]?.click();
    expect(typed).toHaveBeenLastCalledWith('cat ');
  });

  test('is not there for models whose texts are not made of words', async () => {
    const { type, options, field } = await box({ words: null });
    await type('ca');
    expect(options()).toEqual([]);
    expect(field.hasAttribute('aria-autocomplete')).toBe(false);
  });
});

describe('unknown words', () => {
  test('are marked in the text and listed, each once, before anything is read', async () => {
    const { root, unknown } = await box({ prompt: 'the zebra sat zebra' });
    expect([...root.querySelectorAll('mark')].map((mark) => mark.textContent)).toEqual([
      'zebra',
      'zebra',
    ]);
    expect(unknown()).toEqual(['zebra']);
  });

  test('have their nearest word one click away', async () => {
    const { root, typed } = await box({ prompt: 'The caty sat' });
    const better = [...root.querySelectorAll<HTMLElement>('.unknown button')];
    expect(better.map((button) => button.textContent?.trim())).toEqual(['the', 'cat']);
    better[1]?.click();
    expect(typed).toHaveBeenLastCalledWith('The cat sat');
  });

  test('do not count the word that is being typed as long as words begin like it', async () => {
    const { type, unknown, press } = await box();
    await type('ca');
    expect(unknown()).toEqual([]);
    await press('Escape');
    expect(unknown()).toEqual(['ca']);
  });

  test('of the tokenizer are told where words are not known beforehand, and only there', async () => {
    const more = { prompt: 'the zebra', unknownWords: ['zebra'] };
    expect((await box({ ...more, words: null })).unknown()).toEqual(['zebra']);
    expect((await box(more)).unknown()).toEqual(['zebra']);
  });

  test('are a dozen at most, and the rest a number', async () => {
    const prompt = Array.from({ length: 20 }, (_, at) => `q${at}`).join(' ');
    const { root, unknown } = await box({ prompt });
    expect(unknown()).toHaveLength(12);
    expect(root.querySelector('.unknown')?.textContent).toContain('+8');
  });
});

describe('hostile text', () => {
  test('of 100,000 characters is shown whole, without a mark at each of its words', async () => {
    const prompt = 'qqqq '.repeat(20_000);
    const { root, field, unknown } = await box({ prompt });
    expect(field.value).toBe(prompt);
    expect(root.querySelectorAll('mark')).toHaveLength(0);
    expect(unknown()).toEqual(['qqqq']);
  });

  test('with markup is text', async () => {
    const prompt = '<img src=x onerror=alert(1)> <b>the</b>';
    const { root, field, unknown } = await box({ prompt });
    expect(root.querySelector('img')).toBeNull();
    expect(field.value).toBe(prompt);
    expect(unknown()).toContain('<b>the</b>');
  });

  test('from right to left, and with combining marks, keeps every character', async () => {
    const prompt = '\u202e\u05d0\u05d1 e\u0301\u0301\u0301 the';
    const { root, unknown } = await box({ prompt });
    expect(unknown()).toEqual(['\u202e\u05d0\u05d1', 'e\u0301\u0301\u0301']);
    expect(root.querySelector('.mirror')?.textContent).toBe(prompt);
  });
});

test('an example is one click away', async () => {
  const { root, typed } = await box();
  const examples = [...root.querySelectorAll<HTMLElement>('.examples button')];
  expect(examples.map((button) => button.textContent)).toEqual(['the cat', 'the cats sat']);
  examples[1]?.click();
  expect(typed).toHaveBeenCalledWith('the cats sat');
});
