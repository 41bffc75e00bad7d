// @vitest-environment happy-dom
import { expect, test } from 'vitest';
import { type Command, commandFrom } from '../src/keys';

function pressed(key: string, on: Element, more: KeyboardEventInit = {}): Command | null {
  let command: Command | null = null;
  document.body.append(on);
  const listen = (event: Event) => {
    command = commandFrom(event as KeyboardEvent);
  };
  document.addEventListener('keydown', listen);
  on.dispatchEvent(new KeyboardEvent('keydown', { key, bubbles: true, composed: true, ...more }));
  document.removeEventListener('keydown', listen);
  return command;
}

test('letters and signs command the text', () => {
  const button = document.createElement('button');
  expect(['s', '.', 'b', ',', 'p', 'r', 'S'].map((key) => pressed(key, button))).toEqual([
    'step',
    'step',
    'back',
    'back',
    'play',
    'restart',
    'step',
  ]);
});

test.each(['ArrowRight', 'ArrowLeft', ' ', 'Enter', 'PageDown'])(
  '%j is left to the browser',
  (key) => {
    expect(pressed(key, document.createElement('button'))).toBeNull();
  },
);

test('a key held down walks, but neither plays nor restarts again and again', () => {
  const held = (key: string) => pressed(key, document.createElement('button'), { repeat: true });
  expect(['s', 'b', 'p', 'r'].map(held)).toEqual(['step', 'back', null, null]);
});

test('nothing is taken from a text field, a menu or a shortcut', () => {
  expect(pressed('s', document.createElement('textarea'))).toBeNull();
  expect(pressed('s', document.createElement('select'))).toBeNull();
  expect(pressed('r', document.createElement('button'), { ctrlKey: true })).toBeNull();
});
