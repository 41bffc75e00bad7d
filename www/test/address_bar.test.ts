import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { AddressBar } from '../src/address_bar';
import { initialState, type OpenModel, type State } from '../src/state/state';
import { config, look, readingOf } from './engine/fake_engine';

beforeEach(() => void vi.useFakeTimers());
afterEach(() => void vi.useRealTimers());

const model: OpenModel = {
  name: 'fake',
  config,
  weights: 'f32',
  tokenizer: 'word-level',
  words: null,
  strategies: [],
  processors: [],
  origin: 'shipped',
  field: null,
};

function shown(ids: number[], more: Partial<State> = {}): State {
  const reading = readingOf(
    [1],
    ids.map((id) => ({ id, byHand: true })),
    look,
  );
  return { ...initialState({ model, reading, prompt: 'a' }), ...more };
}

function followed() {
  let search = '?lang=en';
  const entries: string[] = [];
  /** What stood there when a new entry was made. */
  const left: string[] = [];
  const bar = new AddressBar({
    read: () => search,
    write: (to, isNew) => {
      if (isNew) {
        left.push(search);
        entries.push(to);
      }
      search = to;
    },
  });
  return {
    bar,
    entries,
    left,
    search: () => search,
    write: (to: string) => {
      search = to;
    },
  };
}

test('many changes at once are written as the first and the last', () => {
  const { bar, search } = followed();
  bar.follow(shown([2]));
  expect(search()).toBe('?lang=en&prompt=a&did=choose=2');
  bar.follow(shown([2, 3]));
  bar.follow(shown([2, 3, 4]));
  expect(search()).toBe('?lang=en&prompt=a&did=choose=2');
  vi.runAllTimers();
  expect(search()).toBe('?lang=en&prompt=a&did=choose=2~choose=3~choose=4');
});

test('what waits to be written keeps a language that was chosen meanwhile', () => {
  const { bar, search, write } = followed();
  bar.follow(shown([2]));
  bar.follow(shown([2, 3]));
  write('?lang=zh&prompt=a&did=choose=2');
  vi.runAllTimers();
  expect(search()).toBe('?lang=zh&prompt=a&did=choose=2~choose=3');
});

test('another view is a place of its own, to which “back” leads', () => {
  const { bar, entries, left } = followed();
  bar.follow(shown([2]));
  bar.follow(shown([2, 3]));
  bar.follow(shown([2, 3], { view: 'attention' }));
  expect(entries).toEqual(['?lang=en&prompt=a&did=choose=2~choose=3&view=attention']);
  expect(left).toEqual(['?lang=en&prompt=a&did=choose=2~choose=3']);
});

test('while a new text is started nothing is written: prompt and deeds would be of two texts', () => {
  const { bar, search } = followed();
  bar.follow(shown([2]));
  const before = search();
  bar.follow(shown([2], { prompt: 'b', starting: true }));
  vi.runAllTimers();
  expect(search()).toBe(before);
  bar.follow(shown([], { prompt: 'b' }));
  vi.runAllTimers();
  expect(search()).toBe('?lang=en&prompt=b');
});

test('what waits to be written when a new text is started is written whole', () => {
  const { bar, search } = followed();
  bar.follow(shown([2]));
  bar.follow(shown([2, 3]));
  bar.follow(shown([2, 3], { prompt: 'b', starting: true }));
  vi.runAllTimers();
  expect(search()).toBe('?lang=en&prompt=a&did=choose=2~choose=3');
});

test('a link is that of the last state that was whole', () => {
  const { bar } = followed();
  bar.follow(shown([2]));
  bar.follow(shown([2, 3]));
  bar.follow(shown([2, 3], { prompt: 'b', starting: true }));
  expect(bar.address).toBe('?lang=en&prompt=a&did=choose=2~choose=3');
});

test('a language and a theme that are none are taken away, others stay', () => {
  const { bar, search, write } = followed();
  write('?lang=tlh&theme=pink&from=mail');
  bar.follow(shown([2]));
  expect(search()).toBe('?from=mail&prompt=a&did=choose=2');
  write('?lang=zh-CN&theme=dark');
  bar.follow(shown([2, 3]));
  vi.runAllTimers();
  expect(search()).toContain('lang=zh-CN&theme=dark');
});

test('until a text is there the address stays as it was asked for', () => {
  const { bar, search, write } = followed();
  write('?did=step*9');
  bar.follow({ ...shown([]), reading: null });
  bar.follow({ ...shown([]), loading: { name: 'm', progress: null } });
  expect(search()).toBe('?did=step*9');
});
