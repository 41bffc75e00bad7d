import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { canKeep, forget, keep, listKept } from '../../src/engine/kept';
import { shelfOf } from '../../src/engine/shelves';
import { read } from '../../src/engine/sources';
import { FakeCaches } from './fake_caches';

let caches: FakeCaches;
const estimate = vi.fn();

beforeEach(() => {
  caches = new FakeCaches();
  estimate.mockResolvedValue({ quota: 1000, usage: 0 });
  vi.stubGlobal('self', {
    caches,
    origin: 'http://host.test',
    navigator: { storage: { estimate } },
  });
});
afterEach(() => vi.unstubAllGlobals());

const contents = { 'm/config.json': '{}', 'm/model.safetensors': 'abcd' };

async function keepIt(name: string, files: Record<string, string> = contents) {
  const named = Object.entries(files).map(([path, text]) => ({
    path,
    file: new File([text], path),
  }));
  await keep(name, await shelfOf({ kind: 'files', files: named }), 6);
}

test('what was kept is read as it was, under its name', async () => {
  await keepIt('mine');
  const checkpoint = await read({ kind: 'kept', name: 'mine' }, () => {});
  expect(checkpoint).toMatchObject({ name: 'mine', format: 'hugging-face' });
  const files = 'files' in checkpoint ? checkpoint.files : {};
  expect(new TextDecoder().decode(files['model.safetensors'])).toBe('abcd');
});

test('paths keep every character', async () => {
  const path = 'my models/ä#?%/config.json';
  await keepIt('mine', { [path]: '{}' });
  expect((await shelfOf({ kind: 'kept', name: 'mine' })).paths).toEqual([path]);
});

test('all that is kept is listed with its bytes, and nothing of others on this host', async () => {
  await (await caches.open('of another page')).put('x', new Response('x'));
  await keepIt('b');
  await keepIt('a');
  expect(await listKept()).toEqual([
    { name: 'a', bytes: 6 },
    { name: 'b', bytes: 6 },
  ]);
});

test('a model takes the place of one with its name, whole', async () => {
  await keepIt('mine', { ...contents, 'm/tokenizer.json': 'old' });
  await keepIt('mine');
  expect((await shelfOf({ kind: 'kept', name: 'mine' })).paths).toEqual(Object.keys(contents));
});

test('what is removed is gone', async () => {
  await keepIt('mine');
  await forget('mine');
  expect(await listKept()).toEqual([]);
  await expect(shelfOf({ kind: 'kept', name: 'mine' })).rejects.toMatchObject({ code: 'not-kept' });
});

describe('without room', () => {
  test('a model is refused with the numbers before anything is written', async () => {
    estimate.mockResolvedValue({ quota: 100, usage: 97 });
    await expect(keepIt('mine')).rejects.toMatchObject({
      code: 'storage-full',
      message: expect.stringMatching(/has 6 bytes, free are 3 of 100$/),
    });
    expect(await caches.keys()).toEqual([]);
  });

  test('that shows only while it is written, nothing of it stays', async () => {
    caches.quota = 3;
    await expect(keepIt('mine')).rejects.toMatchObject({ code: 'storage-full' });
    expect(await caches.keys()).toEqual([]);
  });
});

describe('without a storage', () => {
  const sandboxed = {
    origin: 'null',
    get caches() {
      throw new DOMException('', 'SecurityError');
    },
  };

  test.each([
    ['a sandboxed frame', sandboxed],
    ['an insecure address', { origin: 'http://192.0.2.1' }],
  ])('as in %s, nothing can be kept, and it says so', async (_, self) => {
    vi.stubGlobal('self', self);
    expect(await canKeep()).toBe(false);
    await expect(keepIt('mine')).rejects.toMatchObject({ code: 'no-storage' });
    await expect(shelfOf({ kind: 'kept', name: 'mine' })).rejects.toMatchObject({
      code: 'no-storage',
    });
  });
});
