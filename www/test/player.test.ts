import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { Player } from '../src/player';

beforeEach(() => vi.useFakeTimers());
afterEach(() => vi.useRealTimers());

test('steps at once, then after every pause, until it is stopped', async () => {
  const step = vi.fn(async () => {});
  const player = new Player({ pauseMs: 100, step });
  player.playing = true;
  await vi.advanceTimersByTimeAsync(250);
  expect(step).toHaveBeenCalledTimes(3);
  player.playing = false;
  await vi.advanceTimersByTimeAsync(500);
  expect(step).toHaveBeenCalledTimes(3);
});

test('stopped and started during a step, it still has one clock', async () => {
  const step = vi.fn(() => new Promise<void>((resolve) => setTimeout(resolve, 50)));
  const player = new Player({ pauseMs: 100, step });
  player.playing = true;
  player.playing = false;
  player.playing = true;
  await vi.advanceTimersByTimeAsync(340);
  expect(step).toHaveBeenCalledTimes(4);
});

test('a slow step is waited for', async () => {
  const step = vi.fn(() => new Promise<void>((resolve) => setTimeout(resolve, 1000)));
  const player = new Player({ pauseMs: 100, step });
  player.playing = true;
  await vi.advanceTimersByTimeAsync(1050);
  expect(step).toHaveBeenCalledTimes(1);
});
