import { expect, test, vi } from 'vitest';
import { Comparer } from '../src/comparer';
import type { Comparison, Engine, Outcome } from '../src/engine/protocol';
import { lanesPicked, promptTyped, viewPicked } from '../src/state/actions';
import { initialState, type OpenModel } from '../src/state/state';
import { Store } from '../src/state/store';
import { config } from './engine/fake_engine';
import { comparisonOf, laneOf, textOf } from './engine/fake_lanes';

const model: OpenModel = {
  name: 'fake',
  config,
  weights: 'f32',
  tokenizer: 'word-level',
  words: null,
  strategies: ['greedy'],
  processors: [],
  origin: 'shipped',
  field: null,
};
const answer = comparisonOf([laneOf(textOf([1]))]);

type Answer = (onProgress: (comparison: Comparison) => void) => Promise<Outcome<Comparison>>;

function opened(answers: Answer[]) {
  const asked: { prompt: string; lanes: readonly string[] }[] = [];
  const store = new Store(
    initialState({ visit: 'arrived', model, prompt: 'a', lanes: ['strategy=greedy'] }),
  );
  const engine = {
    compare: (prompt: string, lanes: readonly string[], onProgress: () => void) => {
      asked.push({ prompt, lanes });
      return (answers.shift() ?? (async () => ({ ok: true, value: answer })))(onProgress);
    },
  } as unknown as Engine;
  const comparer = new Comparer(store, (question) => question(engine));
  store.follow((state) => comparer.follow(state));
  return { store, asked, comparer };
}

const failing = (code: string) => async () => ({
  ok: false as const,
  problem: { code, message: code },
});

test('nothing is compared before the page comes to it', async () => {
  const { store, asked } = opened([]);
  store.act(promptTyped('b'));
  expect(asked).toEqual([]);
  store.act(viewPicked('compare'));
  expect(asked).toEqual([{ prompt: 'b', lanes: ['strategy=greedy'] }]);
  await vi.waitFor(() => expect(store.state.comparison).toBe(answer));
});

test('nothing is compared before the page has tried the lanes of its address', () => {
  const { store, asked } = opened([]);
  store.act((state) => ({ ...state, view: 'compare', visit: 'arriving' }));
  expect(asked).toEqual([]);
  store.act((state) => ({ ...state, visit: 'arrived' }));
  expect(asked).toHaveLength(1);
});

test('it is compared again when prompt or lanes change, and not when one comes back to the view', async () => {
  const { store, asked } = opened([]);
  store.act(viewPicked('compare'));
  store.act(viewPicked('decode'));
  store.act(viewPicked('compare'));
  expect(asked).toHaveLength(1);
  store.act(promptTyped('ab'));
  store.act(lanesPicked(['strategy=beam=2']));
  expect(asked.slice(1)).toEqual([
    { prompt: 'ab', lanes: ['strategy=greedy'] },
    { prompt: 'ab', lanes: ['strategy=beam=2'] },
  ]);
});

test('the answer to an earlier question is not shown', async () => {
  let late = (_: Outcome<Comparison>) => {};
  const { store } = opened([
    () =>
      new Promise((resolve) => {
        late = resolve;
      }),
  ]);
  store.act(viewPicked('compare'));
  store.act(promptTyped('ab'));
  await vi.waitFor(() => expect(store.state.comparison).toBe(answer));
  late({ ok: true, value: comparisonOf([]) });
  await Promise.resolve();
  expect(store.state.comparison).toBe(answer);
});

test('news of progress that the answer has overtaken is not shown', async () => {
  let tell = (_: Comparison) => {};
  const { store } = opened([
    async (onProgress) => {
      tell = onProgress;
      onProgress(comparisonOf([], { running: true }));
      return { ok: true, value: answer };
    },
  ]);
  store.act(viewPicked('compare'));
  expect(store.state.comparison?.running).toBe(true);
  await vi.waitFor(() => expect(store.state.comparison).toBe(answer));
  tell(comparisonOf([], { running: true }));
  expect(store.state.comparison).toBe(answer);
});

test('after a worker has died it is simply compared again', async () => {
  const { store, asked } = opened([failing('engine-stopped')]);
  store.act(viewPicked('compare'));
  await vi.waitFor(() => expect(store.state.comparison).toBe(answer));
  expect(asked).toHaveLength(2);
});

test('a comparison that kills every worker is given up, and says so in each lane', async () => {
  const { store, asked } = opened([failing('engine-crashed'), failing('engine-crashed')]);
  store.act(viewPicked('compare'));
  await vi.waitFor(() => expect(store.state.comparison).not.toBeNull());
  expect(asked).toHaveLength(2);
  expect(store.state.comparison?.lanes[0]?.problem?.code).toBe('engine-crashed');
});

test('a prompt that cannot be read is every lane’s problem', async () => {
  const { store, asked } = opened([failing('empty-prompt')]);
  store.act(viewPicked('compare'));
  await vi.waitFor(() => expect(store.state.comparison).not.toBeNull());
  expect(asked).toHaveLength(1);
  expect(store.state.comparison?.lanes).toEqual([
    {
      settings: 'strategy=greedy',
      text: null,
      problem: { code: 'empty-prompt', message: 'empty-prompt' },
      evaluated: 0,
    },
  ]);
});

test('it is settled once what was asked for last is compared', async () => {
  const answers: ((outcome: Outcome<Comparison>) => void)[] = [];
  const slow = () => new Promise<Outcome<Comparison>>((resolve) => answers.push(resolve));
  const { store, comparer } = opened([slow, slow]);
  store.act(viewPicked('compare'));
  let isSettled = false;
  const settled = comparer.settled().then(() => {
    isSettled = true;
  });
  store.act(promptTyped('ab'));
  answers[0]?.({ ok: true, value: answer });
  await vi.waitFor(() => expect(answers).toHaveLength(2));
  expect(isSettled).toBe(false);
  answers[1]?.({ ok: true, value: answer });
  await settled;
  expect(store.state.comparison).toBe(answer);
});

test('where nothing was asked for it is settled', async () => {
  await opened([]).comparer.settled();
});
