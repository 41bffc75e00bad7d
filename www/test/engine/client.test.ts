import { expect, test, vi } from 'vitest';
import { EngineClient, type Memory } from '../../src/engine/client';
import type { Engine, Outcome, Reading } from '../../src/engine/protocol';
import { FakeWorkers, look, source } from './fake_engine';

const step = (engine: Engine) => engine.act({ do: 'step' }, look);
const memory: Memory = {
  source,
  prompt: 'abc',
  beginning: { settings: '', actions: ['choose=5'] },
  look,
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
  const lost = engine.ask(step);
  workers.kill();
  expect(await lost).toMatchObject({ ok: false, problem: { code: 'engine-stopped' } });
  expect(await engine.ask(step)).toMatchObject({ ok: true });
  expect(workers.newest.calls).toEqual(['load fake', 'start abc + 5', 'step']);
});

test('after a trap the worker is replaced, since its memory cannot be trusted', async () => {
  const { workers, onRestored, client: engine } = client();
  workers.newest.nextStep = { ok: false, problem: crash };
  expect(await engine.ask(step)).toEqual({ ok: false, problem: crash });
  await vi.waitFor(() => expect(onRestored).toHaveBeenCalledOnce());
  expect(workers.ended).toEqual([0]);
});

test('an ordinary error leaves the worker alone', async () => {
  const { workers, client: engine } = client();
  workers.newest.nextStep = { ok: false, problem: { code: 'context-full', message: 'full' } };
  await engine.ask(step);
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
  expect(await engine.ask(step)).toMatchObject({ problem: { code: 'engine-stopped' } });
});

test('an engine that dies with others over and over is brought back each time', async () => {
  const { workers, client: engine } = client(() => null);
  for (let death = 0; death < 5; death += 1) {
    workers.kill('with-another');
    await new Promise((resolve) => setImmediate(resolve));
  }
  expect(await engine.ask(step)).toMatchObject({ ok: true });
});

test('one who has left is brought back by nothing', async () => {
  const { workers, client: engine } = client();
  engine.close();
  workers.kill();
  await new Promise((resolve) => setImmediate(resolve));
  expect(workers.left).toEqual([0]);
  expect(workers.engines).toHaveLength(1);
});
