import { expect, test, vi } from 'vitest';
import { ModelPool } from '../../src/engine/model_pool';
import type { ModelSource, Progress } from '../../src/engine/protocol';

const a: ModelSource = { kind: 'shipped', name: 'a', addresses: {} };
const b: ModelSource = { kind: 'shipped', name: 'b', addresses: {} };
const files: ModelSource = { kind: 'files', files: [] };
const folder: ModelSource = { kind: 'address', address: 'models/a/' };

function pool() {
  const made: { free: ReturnType<typeof vi.fn> }[] = [];
  const read = vi.fn(async (_source: ModelSource, onProgress: (progress: Progress) => void) => {
    await Promise.resolve();
    onProgress({ file: 'x', loaded: 1, total: 2 });
    const model = { free: vi.fn() };
    made.push(model);
    return model;
  });
  const models = new ModelPool(read);
  return { made, read, borrow: (source: ModelSource) => models.borrow(source, () => {}), models };
}

const settled = () => new Promise((resolve) => setImmediate(resolve));

test('a model is read once for all who borrow it, at once or later', async () => {
  const { read, borrow } = pool();
  const [one, other] = await Promise.all([borrow(a), borrow(a)]);
  expect((await borrow(a)).model).toBe(one.model);
  expect(other.model).toBe(one.model);
  expect(read).toHaveBeenCalledOnce();
});

test('another model is another one', async () => {
  const { borrow } = pool();
  expect((await borrow(a)).model).not.toBe((await borrow(b)).model);
});

test('files that were picked are not shared: two of one name may differ', async () => {
  const { borrow } = pool();
  expect((await borrow(files)).model).not.toBe((await borrow(files)).model);
});

test('a model is freed when the last one who had it gives it back, and no sooner', async () => {
  const { made, borrow } = pool();
  const [one, other] = await Promise.all([borrow(a), borrow(a)]);
  one.giveBack();
  one.giveBack();
  await settled();
  expect(made[0]?.free).not.toHaveBeenCalled();
  other.giveBack();
  await settled();
  expect(made[0]?.free).toHaveBeenCalledOnce();
});

test('one that was freed is read again', async () => {
  const { read, borrow } = pool();
  (await borrow(a)).giveBack();
  await borrow(a);
  expect(read).toHaveBeenCalledTimes(2);
});

test('all who wait for a model hear how far it is', async () => {
  const { models } = pool();
  const [one, other] = [vi.fn(), vi.fn()];
  await Promise.all([models.borrow(a, one), models.borrow(a, other)]);
  expect(one).toHaveBeenCalledOnce();
  expect(other).toHaveBeenCalledOnce();
});

test('a model that could not be read fails for all who waited, and can be asked for again', async () => {
  const { read, borrow } = pool();
  read.mockRejectedValueOnce(new Error('missing'));
  const [one, other] = await Promise.allSettled([borrow(a), borrow(a)]);
  expect([one?.status, other?.status]).toEqual(['rejected', 'rejected']);
  await borrow(a);
  expect(read).toHaveBeenCalledTimes(2);
});

test('an address that is forgotten is read again; who has the old model keeps it', async () => {
  const { made, models, borrow } = pool();
  await borrow(folder);
  models.forget(folder);
  await borrow(folder);
  await settled();
  expect(made).toHaveLength(2);
  expect(made[0]?.free).not.toHaveBeenCalled();
});
