import { expect, test, vi } from 'vitest';
import { EngineClient, type Memory } from '../../src/engine/client';
import type { Outcome, Reading } from '../../src/engine/protocol';
import { FakeWorkers, source } from './fake_engine';

const view = { layer: 0, head: 0, limit: 2 };
const memory: Memory = {
  source,
  prompt: 'abc',
  beginning: { session: JSON.stringify([{ id: 5, byHand: true }]) },
  view,
};

function client(remember: () => Memory | null = () => memory) {
  const workers = new FakeWorkers();
  const onRestored = vi.fn<(outcome: Outcome<Reading> | null) => void>();
  return {
    workers,
    onRestored,
    client: new EngineClient({ spawn: workers.spawn, remember, onRestored }),
  };
}

const never = new Promise<never>(() => {});
const crash = { code: 'engine-crashed', message: 'unreachable' };

test('a dead worker is replaced, and the new one is brought to where the old one was', async () => {
  const { workers, onRestored } = client();
  workers.kill();
  await vi.waitFor(() => expect(onRestored).toHaveBeenCalledOnce());
  expect(workers.ended).toEqual([0]);
  expect(workers.newest.calls).toEqual(['load fake', 'start abc + 5']);
  const outcome = onRestored.mock.calls[0]?.[0];
  expect(outcome?.ok && outcome.value.steps).toMatchObject([{ id: 5, byHand: true }]);
});

test('a call that the worker died on ends with a problem, and the next one is answered', async () => {
  const { workers, client: engine } = client();
  workers.newest.gate = never;
  const lost = engine.step(view);
  workers.kill();
  expect(await lost).toMatchObject({ ok: false, problem: { code: 'engine-stopped' } });
  expect(await engine.step(view)).toMatchObject({ ok: true });
  expect(workers.newest.calls).toEqual(['load fake', 'start abc + 5', 'step']);
});

test('after a trap the worker is replaced, since its memory cannot be trusted', async () => {
  const { workers, onRestored, client: engine } = client();
  workers.newest.nextStep = { ok: false, problem: crash };
  expect(await engine.step(view)).toEqual({ ok: false, problem: crash });
  await vi.waitFor(() => expect(onRestored).toHaveBeenCalledOnce());
  expect(workers.ended).toEqual([0]);
});

test('an ordinary error leaves the worker alone', async () => {
  const { workers, client: engine } = client();
  workers.newest.nextStep = { ok: false, problem: { code: 'context-full', message: 'full' } };
  await engine.step(view);
  expect(workers.engines).toHaveLength(1);
});

test('before the first model there is nothing to restore', async () => {
  const { workers, onRestored } = client(() => null);
  workers.kill();
  await vi.waitFor(() => expect(onRestored).toHaveBeenCalledWith(null));
  expect(workers.newest.calls).toEqual([]);
});

test('a worker that always dies is not started for ever', async () => {
  const { workers, client: engine } = client(() => null);
  for (let death = 0; death < 5; death += 1) {
    workers.kill();
    await new Promise((resolve) => setImmediate(resolve));
  }
  expect(workers.engines).toHaveLength(3);
  expect(await engine.step(view)).toMatchObject({ problem: { code: 'engine-stopped' } });
});
