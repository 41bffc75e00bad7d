import { beforeEach, describe, expect, test, vi } from 'vitest';
import type { KeptModel } from '../src/engine/kept';
import type { Library } from '../src/engine/library';
import type { ModelSource, Outcome } from '../src/engine/protocol';
import type { Size } from '../src/engine/weigh';
import { askedFrom, Opening } from '../src/opening';
import { initialState, type OpenModel } from '../src/state/state';
import { Store } from '../src/state/store';
import { config } from './engine/fake_engine';

const small: Size = { files: 3, bytes: 1000, memory: { f32: 5000, int8: 2000 } };
const large: Size = {
  files: 3,
  bytes: askedFrom,
  memory: { f32: 5 * askedFrom, int8: 2 * askedFrom },
};
const mine: ModelSource = {
  kind: 'files',
  files: [{ path: 'mine/config.json', file: new File([], 'c') }],
};
const wanted = { source: mine, field: null };
const model: OpenModel = {
  name: 'mine',
  config,
  weights: 'f32',
  tokenizer: null,
  words: null,
  strategies: [],
  processors: [],
  origin: 'files',
  field: null,
};
const problem = { code: 'too-large', message: 'too large' };
const done: Outcome<void> = { ok: true, value: undefined };

const kept: KeptModel[] = [];
let size: Outcome<Size>;
let store: Store;
let opening: Opening;
const library = {
  weigh: vi.fn(async () => size),
  canKeep: vi.fn(async () => true),
  list: vi.fn(async () => ({ ok: true as const, value: [...kept] })),
  keep: vi.fn<Library['keep']>(async (_, name, bytes) => {
    kept.push({ name, bytes });
    return done;
  }),
  forget: vi.fn<Library['forget']>(async () => {
    kept.length = 0;
    return done;
  }),
};
const load = vi.fn(async () => true);

beforeEach(() => {
  vi.clearAllMocks();
  kept.length = 0;
  size = { ok: true, value: small };
  store = new Store(initialState({ model }));
  opening = new Opening(store, load, library);
});

describe('opening', () => {
  test('a small model is weighed and opened, and its size is shown', async () => {
    expect(await opening.load(wanted)).toBe(true);
    expect(load).toHaveBeenCalledWith(wanted, null);
    expect(store.state.opening).toMatchObject({ size: small, question: null });
  });

  test('a large one waits for the answer, and opens on yes', async () => {
    size = { ok: true, value: large };
    const opened = opening.load(wanted);
    await vi.waitFor(() =>
      expect(store.state.opening.question).toEqual({ name: 'mine', size: large }),
    );
    expect(store.state.loading).toBeNull();
    expect(load).not.toHaveBeenCalled();
    opening.answer('f32');
    expect(await opened).toBe(true);
    expect(load).toHaveBeenCalledWith({ source: { ...mine, weights: 'f32' }, field: null }, null);
    expect(store.state.opening.question).toBeNull();
  });

  test('one with weights of 8 bits is opened with them, and has an address that says so', async () => {
    size = { ok: true, value: large };
    const address = { kind: 'address' as const, address: 'http://host.test/m/' };
    const opened = opening.load({ source: address, field: '/m/' });
    await vi.waitFor(() => expect(store.state.opening.question).not.toBeNull());
    opening.answer('int8');
    expect(await opened).toBe(true);
    const source = { ...address, weights: 'int8' };
    expect(load).toHaveBeenCalledWith({ source, field: 'int8:/m/' }, null);
  });

  test('one that fits with weights of 8 bits alone is asked about, however small its files', async () => {
    size = { ok: true, value: { ...small, memory: { int8: 3e9 } } };
    void opening.load(wanted);
    await vi.waitFor(() => expect(store.state.opening.question).not.toBeNull());
    opening.answer(null);
  });

  test('on no nothing is opened, and the question is gone', async () => {
    size = { ok: true, value: large };
    const opened = opening.load(wanted);
    await vi.waitFor(() => expect(store.state.opening.question).not.toBeNull());
    opening.answer(null);
    expect(await opened).toBe(false);
    expect(load).not.toHaveBeenCalled();
    expect(store.state.opening).toMatchObject({ question: null, size: null });
  });

  test('another model takes the place of the question', async () => {
    size = { ok: true, value: large };
    const first = opening.load(wanted);
    await vi.waitFor(() => expect(store.state.opening.question).not.toBeNull());
    size = { ok: true, value: small };
    expect(await opening.load(wanted)).toBe(true);
    expect(await first).toBe(false);
    expect(load).toHaveBeenCalledTimes(1);
  });

  test('a model that cannot be opened is refused with its reason, before anything is read', async () => {
    size = { ok: false, problem };
    expect(await opening.load(wanted)).toBe(false);
    expect(store.state.loadProblem).toEqual({ name: 'mine', problem });
    expect(load).not.toHaveBeenCalled();
  });

  test('a model that comes with the page is not weighed', async () => {
    await opening.load({ source: { kind: 'shipped', name: 's', addresses: {} }, field: null });
    expect(library.weigh).not.toHaveBeenCalled();
    expect(store.state.opening.size).toBeNull();
  });

  test('a large model that was kept opens without a question', async () => {
    size = { ok: true, value: large };
    expect(await opening.load({ source: { kind: 'kept', name: 'mine' }, field: 'kept:mine' })).toBe(
      true,
    );
  });

  test('a model that fails leaves the size of the one that stays', async () => {
    await opening.load(wanted);
    size = { ok: true, value: { ...small, bytes: 7 } };
    load.mockResolvedValueOnce(false);
    expect(await opening.load(wanted)).toBe(false);
    expect(store.state.opening.size).toEqual(small);
  });
});

describe('keeping', () => {
  test('takes the files of the model that is open, lists it, and gives it an address', async () => {
    await opening.load(wanted);
    await opening.keep();
    expect(library.keep).toHaveBeenCalledWith(mine, 'mine', small.bytes);
    expect(store.state.opening).toMatchObject({
      keeping: false,
      canKeep: true,
      kept: [{ name: 'mine', bytes: small.bytes }],
    });
    expect(store.state.model).toMatchObject({ origin: 'kept', field: 'kept:mine' });
  });

  test('is asked for once at a time', async () => {
    await opening.load(wanted);
    await Promise.all([opening.keep(), opening.keep()]);
    expect(library.keep).toHaveBeenCalledTimes(1);
  });

  test('that fails says why, and the model stays as it was', async () => {
    await opening.load(wanted);
    library.keep.mockResolvedValueOnce({ ok: false, problem });
    await opening.keep();
    expect(store.state.opening).toMatchObject({ problem, keeping: false });
    expect(store.state.model?.origin).toBe('files');
  });

  test('ends while another model is open, and does not rename that one', async () => {
    await opening.load(wanted);
    let finish = () => {};
    library.keep.mockImplementationOnce(
      () =>
        new Promise((resolve) => {
          finish = () => resolve(done);
        }),
    );
    const keeping = opening.keep();
    await opening.load({ source: { kind: 'shipped', name: 's', addresses: {} }, field: null });
    finish();
    await keeping;
    expect(store.state.model?.origin).toBe('files');
    expect(store.state.opening.keeping).toBe(false);
  });

  test('a removed model stays open, without an address', async () => {
    await opening.load(wanted);
    await opening.keep();
    await opening.forget('mine');
    expect(store.state.opening.kept).toEqual([]);
    expect(store.state.model).toMatchObject({ name: 'mine', origin: 'files', field: null });
  });
});
