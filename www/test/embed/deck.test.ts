import { expect, test } from 'vitest';
import { type Deck, pressKey } from '../../src/embed/deck';

/** What is called of a deck of five slides when a figure gives a key back. */
function called(key: string, shiftKey = false): unknown[] {
  const calls: unknown[] = [];
  const deck = new Proxy({} as Deck, {
    get: (_, name) => (name === 'getHorizontalSlides' ? () => [1, 2, 3, 4, 5] : call(name)),
  });
  const call =
    (name: string | symbol) =>
    (...values: unknown[]) =>
      calls.push([name, ...values]);
  pressKey(deck, key, shiftKey);
  return calls.flat();
}

test.each([
  ['ArrowRight', ['right']],
  ['ArrowLeft', ['left']],
  ['ArrowUp', ['up']],
  ['ArrowDown', ['down']],
  ['PageDown', ['next']],
  ['PageUp', ['prev']],
  [' ', ['next']],
  ['n', ['next']],
  ['p', ['prev']],
  ['Home', ['slide', 0]],
  ['End', ['slide', 4]],
  ['o', ['toggleOverview']],
  ['b', ['togglePause']],
  ['.', ['togglePause']],
  ['x', []],
])('the key “%s” does what it does in the deck', (key, calls) => {
  expect(called(key)).toEqual(calls);
});

test('the space bar goes back with Shift', () => {
  expect(called(' ', true)).toEqual(['prev']);
});
