import { expect, test } from 'vitest';
import { EngineClient } from '../../src/engine/client';
import type { Engine } from '../../src/engine/protocol';
import { SharedRoom } from '../../src/engine/shared_room';
import { FakeEngine, look, source } from './fake_engine';

const step = (engine: Engine) => engine.act({ do: 'step' }, look);
const crash = { code: 'engine-crashed', message: 'unreachable' };

/** Rooms that were started, each with its engines and the means to kill it. */
function rooms() {
  const started: { engines: FakeEngine[]; left: number; ended: number; kill: () => void }[] = [];
  const room = new SharedRoom(() => {
    let kill = () => {};
    const died = new Promise<void>((resolve) => {
      kill = resolve;
    });
    const one = { engines: [] as FakeEngine[], left: 0, ended: 0, kill };
    started.push(one);
    return {
      seat() {
        const engine = new FakeEngine();
        one.engines.push(engine);
        return { engine, leave: () => (one.left += 1) };
      },
      died,
      end: () => {
        one.ended += 1;
      },
    };
  });
  const client = (prompt: string) =>
    new EngineClient({
      spawn: room.spawn,
      remember: () => ({ source, prompt, beginning: { settings: '', actions: [] }, look }),
      onRestored: () => {},
    });
  return { started, client };
}

const settled = () => new Promise((resolve) => setImmediate(resolve));

test('all who ask sit in one worker, each at an engine of its own', () => {
  const { started, client } = rooms();
  client('a');
  client('b');
  expect(started).toHaveLength(1);
  expect(started[0]?.engines).toHaveLength(2);
});

test('when the worker dies, all come back in one new worker, each with its own text', async () => {
  const { started, client } = rooms();
  client('a');
  client('b');
  started[0]?.kill();
  await settled();
  expect(started).toHaveLength(2);
  const texts = started[1]?.engines.map(({ calls }) => calls.at(-1));
  expect(texts?.sort()).toEqual(['start a + ', 'start b + ']);
});

test('when one engine crashes, the others come back too', async () => {
  const { started, client } = rooms();
  const [a, b] = [client('a'), client('b')];
  const [first] = started[0]?.engines ?? [];
  if (first) first.nextStep = { ok: false, problem: crash };
  await a.ask(step);
  await settled();
  expect(started).toHaveLength(2);
  expect(await b.ask(step)).toMatchObject({ ok: true });
  expect(started[1]?.engines).toHaveLength(2);
});

test('one that crashes for ever does not take the others with it for ever', async () => {
  const { started, client } = rooms();
  const [a, b] = [client('a'), client('b')];
  for (let time = 0; time < 5; time += 1) {
    const { engines } = started.at(-1) ?? { engines: [] };
    const own = time === 0 ? engines[0] : engines.find(({ calls }) => calls.includes('start a + '));
    if (own) own.nextStep = { ok: false, problem: crash };
    await a.ask(step);
    await settled();
  }
  expect(await b.ask(step)).toMatchObject({ ok: true });
});

test('who leaves frees its own engine; with the last one the worker ends', () => {
  const { started, client } = rooms();
  const [a, b] = [client('a'), client('b')];
  a.close();
  expect(started[0]).toMatchObject({ left: 1, ended: 0 });
  b.close();
  expect(started[0]).toMatchObject({ left: 2, ended: 1 });
  client('c');
  expect(started).toHaveLength(2);
});
