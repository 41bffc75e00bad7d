// @vitest-environment happy-dom
import { expect, test, vi } from 'vitest';
import { en } from '../../src/notes/en';
import { look, readingOf } from '../engine/fake_engine';
import { rendered } from './rendered';
import '../../src/views/next_tokens';

const reading = readingOf([1, 2], [], look);
const drawn = (more: object = {}) =>
  rendered('look-next-tokens', { notes: en, reading: { ...reading, ...more }, vocabSize: 8 });

test('the numbers drawn, with the other row, sum to 1', async () => {
  const root = await drawn();
  const shown = [...root.querySelectorAll('.prob b')].map((cell) => Number(cell.textContent));
  expect(shown).toHaveLength(3);
  expect(shown.reduce((sum, prob) => sum + prob)).toBeCloseTo(1, 3);
});

test('a bar is as long as its probability, on a scale from 0 to 1', async () => {
  const root = await drawn();
  const bars = [...root.querySelectorAll<HTMLElement>('.bar')];
  expect(bars.map((bar) => bar.style.inlineSize)).toEqual(['75%', '12.5%', '12.5%']);
});

test('a click on a row says which token is taken', async () => {
  const root = await drawn();
  const chosen = vi.fn();
  root.host.addEventListener('token-chosen', (event) => chosen((event as CustomEvent).detail));
  root.querySelectorAll('button')[1]?.click();
  expect(chosen).toHaveBeenCalledWith(2);
});

test('a text that cannot go on offers nothing', async () => {
  const root = await drawn({ state: 'full' });
  const chosen = vi.fn();
  root.host.addEventListener('token-chosen', chosen);
  for (const button of root.querySelectorAll('button')) {
    expect(button.getAttribute('aria-disabled')).toBe('true');
    button.click();
  }
  expect(chosen).not.toHaveBeenCalled();
});
