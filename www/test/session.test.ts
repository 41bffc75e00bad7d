import { expect, test, vi } from 'vitest';
import { Session } from '../src/session';
import { parseAddress } from '../src/state/address';
import { initialState } from '../src/state/state';
import { Store } from '../src/state/store';
import { FakeWorkers, source } from './engine/fake_engine';

async function opened(prompt = 'abc') {
  const workers = new FakeWorkers();
  const store = new Store(initialState({ prompt }));
  const session = new Session(store, workers.spawn);
  await session.load({ source, field: null });
  return { workers, store, session, ids: () => store.state.reading?.pieces.map(({ id }) => id) };
}

/** Makes the engine wait until the returned function is called. */
function shut(workers: FakeWorkers): () => void {
  let open = () => {};
  workers.newest.gate = new Promise<void>((resolve) => {
    open = resolve;
  });
  return open;
}

test('loading opens the model and starts the text', async () => {
  const { store, ids } = await opened();
  expect(store.state.model).toMatchObject({ name: 'fake', origin: 'shipped' });
  expect(ids()).toEqual([1, 2, 3]);
});

test('every one of many fast steps is written', async () => {
  const { session, ids } = await opened();
  await Promise.all([session.step(), session.step(), session.step()]);
  expect(ids()).toEqual([1, 2, 3, 1, 2, 3]);
});

test('a double click on a row takes its token once', async () => {
  const { session, ids } = await opened();
  await Promise.all([session.choose(2), session.choose(2)]);
  expect(ids()).toEqual([1, 2, 3, 2]);
});

test('a step that was asked of an earlier text is not shown', async () => {
  const { workers, session, ids } = await opened();
  const open = shut(workers);
  const late = session.step();
  const typed = session.type('a');
  open();
  await Promise.all([late, typed]);
  expect(ids()).toEqual([1]);
});

test('of prompts typed faster than they are read, only the last is', async () => {
  const { workers, session, ids } = await opened();
  const open = shut(workers);
  const first = session.type('a');
  await vi.waitFor(() => expect(workers.newest.calls).toContain('start a + '));
  const typed = ['ab', 'abb', 'abba'].map((prompt) => session.type(prompt));
  open();
  await Promise.all([first, ...typed]);
  expect(ids()).toEqual([1, 2, 2, 1]);
  expect(workers.newest.calls.filter((call) => call.startsWith('start'))).toEqual([
    'start abc + ',
    'start a + ',
    'start abba + ',
  ]);
});

test('a model that fails to load keeps the one that was there, and its text', async () => {
  const { workers, store, session, ids } = await opened();
  await session.step();
  workers.newest.loadProblem = { code: 'truncated', message: 'model.safetensors ends too early' };
  await session.load({ source: { kind: 'files', files: [] }, field: null });
  expect(store.state.loadProblem?.problem.code).toBe('truncated');
  expect(store.state.model?.name).toBe('fake');
  expect(ids()).toEqual([1, 2, 3, 1]);
});

test('a prompt that cannot be read leaves no text, and says why', async () => {
  const { store, session } = await opened();
  await session.type('');
  expect(store.state.reading).toBeNull();
  expect(store.state.textProblem?.code).toBe('empty-prompt');
  await session.type('a');
  expect(store.state.textProblem).toBeNull();
});

test('after a crash the text is as it was, greedy steps and choices by hand', async () => {
  const { workers, store, session, ids } = await opened();
  await session.step();
  await session.choose(4);
  workers.kill();
  await vi.waitFor(() => expect(store.state.restored).toBe(true));
  expect(ids()).toEqual([1, 2, 3, 1, 4]);
  expect(store.state.reading?.steps.map(({ byHand }) => byHand)).toEqual([false, true]);
  await session.step();
  expect(ids()).toHaveLength(6);
});

test('a crash while a new prompt is started brings back the new one, without what followed the old', async () => {
  const { workers, store, session, ids } = await opened();
  await session.step();
  workers.newest.gate = new Promise(() => {});
  const typed = session.type('a');
  await vi.waitFor(() => expect(workers.newest.calls).toContain('start a + '));
  workers.kill();
  await typed;
  await vi.waitFor(() => expect(store.state.restored).toBe(true));
  expect(ids()).toEqual([1]);
});

test('a file’s tokens are spelt into the prompt, and everything of it is done', async () => {
  const { store, session, ids } = await opened();
  const file = { prompt: [3, 2], settings: 'strategy=greedy', actions: ['choose=5'] };
  expect(await session.open(JSON.stringify(file))).toBe(true);
  expect(store.state.prompt).toBe('cb');
  expect(ids()).toEqual([3, 2, 5]);
});

test('tokens that their text is not read as are kept, and that is told', async () => {
  const { session, ids } = await opened();
  const file = { prompt: [0, 2], settings: 'strategy=greedy', actions: [] };
  expect(await session.open(JSON.stringify(file))).toBe(false);
  expect(ids()).toEqual([0, 2]);
});

test('of a file as of a link, all is done that comes before what cannot be', async () => {
  const { workers, store, session, ids } = await opened();
  workers.newest.refuses = ['choose=99'];
  const file = { prompt: [3], settings: '', actions: ['choose=5', 'choose=99', 'choose=4'] };
  await session.open(JSON.stringify(file));
  expect(ids()).toEqual([3, 5]);
  expect(store.state.complaints).toMatchObject([{ field: 'did', value: 'choose=99' }]);
});

test('prompt and reading belong together whenever no text is being started', async () => {
  const { store, session } = await opened();
  await session.step();
  const seen: string[] = [];
  store.follow(({ prompt, reading, starting }) => {
    if (!starting) seen.push(`${prompt} ${reading?.pieces.map(({ id }) => id).join('')}`);
  });
  await session.type('cc');
  await session.visit(parseAddress('?prompt=bb&did=choose=5', []));
  expect(new Set(seen)).toEqual(new Set(['abc 1231', 'cc 33', 'bb 225']));
});

test('a worker that is lost in the middle of a visit brings the visit to its end all the same', async () => {
  const { workers, store, session, ids } = await opened();
  const open = shut(workers);
  const visited = session.visit(parseAddress('?prompt=cc&did=choose=5~choose=6', []));
  await vi.waitFor(() => expect(workers.newest.calls).toContain('start cc + 5 6'));
  workers.kill();
  open();
  await visited;
  expect(ids()).toEqual([3, 3, 5, 6]);
  expect(store.state.complaints).toEqual([]);
});

test('an intervention of a link that cannot be is said, whatever view the link leads to', async () => {
  const { store, session } = await opened();
  await session.visit(parseAddress('?mask=bad&off=0.1', []));
  expect(store.state.inside.intervention).toBe('off=0.1');
  expect(store.state.complaints).toMatchObject([{ field: 'mask', value: 'bad' }]);
  await session.visit(parseAddress('?view=attention&mask=bad', []));
  expect(store.state.reading?.inside?.intervention).toBe('');
  expect(store.state.insideProblem).toBeNull();
});

test('another head is read from the same text', async () => {
  const { store, session } = await opened();
  await session.pickHead(1, 1);
  expect(store.state.reading?.attention).toMatchObject({ layer: 1, head: 1 });
});

test('a past moment is looked at until the text is changed', async () => {
  const { store, session } = await opened();
  await session.step();
  await session.step();
  await session.lookAt(1);
  expect(store.state.reading?.moment).toMatchObject({ node: 1, isNow: false, chosen: 2 });
  await session.step();
  expect(store.state.look.at).toBeNull();
  expect(store.state.reading?.moment.isNow).toBe(true);
});

test('a token taken in the past begins a branch there', async () => {
  const { session, ids } = await opened();
  await session.step();
  await session.step();
  await session.lookAt(0);
  await session.choose(5);
  expect(ids()).toEqual([1, 2, 3, 5]);
});

test('a change of the settings is not undone by the answer to an earlier one', async () => {
  const { workers, store, session } = await opened();
  const open = shut(workers);
  const strategies: string[] = [];
  store.follow(({ decoding }) => strategies.push(decoding.strategy));
  const set = (strategy: string) => session.decode({ ...store.state.decoding, strategy });
  const both = [set('beam=2'), set('beam=3')];
  open();
  await Promise.all(both);
  // The engine of this test knows one strategy, and says so with each answer.
  expect(strategies.slice(-2)).toEqual(['beam=3', 'greedy']);
});

test('settings that are refused stay written while one looks around, and are taken back by a step', async () => {
  const { workers, store, session } = await opened();
  workers.newest.nextStep = { ok: false, problem: { code: 'bad-argument', message: 'too wide' } };
  await session.decode({ ...store.state.decoding, strategy: 'beam=0' });
  await session.pickHead(1, 0);
  expect(store.state.decoding.strategy).toBe('beam=0');
  expect(store.state.textProblem?.code).toBe('bad-argument');
  await session.step();
  expect(store.state.decoding.strategy).toBe('greedy');
});

test('the language is asked for once the first reading is shown', async () => {
  const workers = new FakeWorkers();
  const store = new Store(initialState({ prompt: 'abc' }));
  let hasTruth: boolean | undefined;
  const shown = async () => {
    hasTruth = store.state.look.truth;
  };
  await new Session(store, workers.spawn, shown).load({ source, field: null });
  expect(hasTruth).toBe(false);
  expect(workers.newest.calls).toEqual(['load fake', 'start abc + ', 'look']);
  expect(store.state.look.truth).toBe(true);
});
