/** What the session asks of the engine for the attention view. */
import { expect, test } from 'vitest';
import { Session } from '../src/session';
import { initialState } from '../src/state/state';
import { Store } from '../src/state/store';
import { FakeWorkers, source } from './engine/fake_engine';

async function opened() {
  const workers = new FakeWorkers();
  const store = new Store(initialState({ prompt: 'abc' }));
  const session = new Session(store, workers.spawn);
  await session.load({ source, field: null });
  return { workers, store, session };
}

test('nothing inside is asked for until the attention view is shown', async () => {
  const { store, session } = await opened();
  expect(store.state.reading?.inside).toBeNull();
  await session.view('attention');
  expect(store.state.reading?.inside?.intervention).toBe('');
  await session.view('decode');
  await session.step();
  expect(store.state.reading?.inside).toBeNull();
});

test('an intervention is read at once, and stays from step to step', async () => {
  const { store, session } = await opened();
  await session.view('attention');
  await session.intervene('mask=full');
  expect(store.state.reading?.inside?.intervention).toBe('mask=full');
  await session.step();
  expect(store.state.reading?.inside?.intervention).toBe('mask=full');
});

test('one that is refused gives way to the one before, and the reason stays until the next', async () => {
  const { store, session } = await opened();
  await session.view('attention');
  await session.intervene('bad');
  await session.step();
  expect(store.state.inside.intervention).toBe('mask=full');
  expect(store.state.insideProblem?.code).toBe('mask-row-empty');
  await session.intervene('off=0.1');
  expect(store.state.insideProblem).toBeNull();
});

test('while one stroke is painted only the newest mask waits for an answer', async () => {
  const { workers, store, session } = await opened();
  await session.view('attention');
  const before = workers.newest.calls.length;
  await Promise.all(
    ['flip=0.1', 'flip=0.1,0.2', 'flip=0.1,0.2,1.2'].map((one) => session.intervene(one)),
  );
  await expect.poll(() => store.state.reading?.inside?.intervention).toBe('flip=0.1,0.2,1.2');
  expect(workers.newest.calls.length - before).toBe(2);
});

test('a refusal that comes late does not undo what was asked for since', async () => {
  const { store, session } = await opened();
  await session.view('attention');
  await Promise.all([session.intervene('bad'), session.intervene('off=0.1')]);
  await expect.poll(() => store.state.reading?.inside?.intervention).toBe('off=0.1');
  expect(store.state.inside.intervention).toBe('off=0.1');
  expect(store.state.insideProblem).toBeNull();
});

test('a probe is asked for where the reader wants it', async () => {
  const { store, session } = await opened();
  await session.view('attention');
  await session.probe({ position: 1, id: null });
  expect(store.state.reading?.inside?.probe?.position).toBe(1);
});
