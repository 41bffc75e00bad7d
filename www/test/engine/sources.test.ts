import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import type { Progress } from '../../src/engine/protocol';
import { read } from '../../src/engine/sources';

const host = 'http://host.test';

/** A static host with these files; anything else is answered by `missing`. */
function serve(files: Record<string, string>, missing = () => new Response('', { status: 404 })) {
  vi.stubGlobal('fetch', async (url: URL) => {
    const body = files[url.pathname];
    return body === undefined
      ? missing()
      : new Response(body, { headers: { 'content-length': `${body.length}` } });
  });
}

beforeEach(() => vi.stubGlobal('self', { location: { origin: host } }));
afterEach(() => vi.unstubAllGlobals());

const nothing = () => {};

describe('an address', () => {
  test('gives the files that are there', async () => {
    serve({ '/m/config.json': '{}', '/m/model.safetensors': 'abc' });
    const checkpoint = await read({ kind: 'address', address: `${host}/m` }, nothing);
    expect(checkpoint).toMatchObject({ format: 'hugging-face', name: 'm' });
    expect(Object.keys('files' in checkpoint ? checkpoint.files : {})).toEqual([
      'model.safetensors',
      'config.json',
    ]);
  });

  test('gives the parts that an index names', async () => {
    serve({
      '/m/config.json': '{}',
      '/m/model.safetensors.index.json': '{"weight_map":{"a":"1.safetensors","b":"2.safetensors"}}',
      '/m/1.safetensors': '1',
      '/m/2.safetensors': '2',
    });
    const checkpoint = await read({ kind: 'address', address: `${host}/m/` }, nothing);
    expect('files' in checkpoint && Object.keys(checkpoint.files)).toHaveLength(4);
  });

  test('of a .bin file brings the tokenizer beside it', async () => {
    serve({ '/m/stories.bin': 'abc', '/m/tokenizer.bin': 't' });
    const checkpoint = await read({ kind: 'address', address: `${host}/m/stories.bin` }, nothing);
    expect(checkpoint).toMatchObject({
      format: 'llama2c',
      tokenizer: { file: '/m/tokenizer.bin' },
    });
  });

  test('on another host is refused before anything is fetched', async () => {
    const fetched = vi.fn();
    vi.stubGlobal('fetch', fetched);
    await expect(
      read({ kind: 'address', address: 'https://other.test/m/' }, nothing),
    ).rejects.toMatchObject({ code: 'foreign-host' });
    expect(fetched).not.toHaveBeenCalled();
  });

  test('where a start page stands in for missing files holds no checkpoint', async () => {
    serve({}, () => new Response('<html>', { headers: { 'content-type': 'text/html' } }));
    await expect(read({ kind: 'address', address: `${host}/m/` }, nothing)).rejects.toMatchObject({
      code: 'no-checkpoint',
    });
  });
});

test('files are read with progress and their sizes', async () => {
  const seen: Progress[] = [];
  const files = [
    { path: 'm/config.json', file: new File(['{}'], 'config.json') },
    { path: 'm/model.safetensors', file: new File(['abcd'], 'model.safetensors') },
  ];
  const checkpoint = await read({ kind: 'files', files }, (progress) => seen.push(progress));
  expect(checkpoint).toMatchObject({ name: 'm', format: 'hugging-face' });
  expect(seen.at(-1)).toEqual({ file: 'm/model.safetensors', loaded: 4, total: 4 });
});

test('bytes at hand are read as they are', async () => {
  const bytes = (text: string) => new TextEncoder().encode(text).buffer;
  const addresses = { 'config.json': bytes('{}'), 'model.safetensors': bytes('abc') };
  const checkpoint = await read({ kind: 'shipped', name: 'm', addresses }, nothing);
  expect('files' in checkpoint && checkpoint.files['model.safetensors']).toEqual(
    new TextEncoder().encode('abc'),
  );
});

test('the files of a model are asked for together', async () => {
  const asked: string[] = [];
  let answer = () => {};
  const answered = new Promise<void>((resolve) => {
    answer = resolve;
  });
  vi.stubGlobal('fetch', async (url: string) => {
    asked.push(url);
    await answered;
    return new Response('x');
  });
  const addresses = { 'config.json': 'c', 'model.safetensors': 'm', 'tokenizer.json': 't' };
  const reading = read({ kind: 'shipped', name: 'm', addresses }, nothing);
  await vi.waitFor(() => expect(asked).toEqual(['c', 'm', 't']));
  answer();
  expect(await reading).toMatchObject({ format: 'hugging-face', name: 'm' });
});

describe('an answer', () => {
  const pieces = ['ab', 'cde', 'f', 'ghijklmn'];
  const answer = (headers: Record<string, string>) => {
    const body = new ReadableStream<Uint8Array>({
      start(controller) {
        for (const piece of pieces) controller.enqueue(new TextEncoder().encode(piece));
        controller.close();
      },
    });
    return new Response(body, { headers });
  };
  const weights = async (headers: Record<string, string>) => {
    vi.stubGlobal('fetch', async () => answer(headers));
    const addresses = { 'config.json': 'c', 'model.safetensors': 'm' };
    const checkpoint = await read({ kind: 'shipped', name: 'm', addresses }, nothing);
    const bytes = 'files' in checkpoint ? checkpoint.files['model.safetensors'] : undefined;
    return new TextDecoder().decode(bytes);
  };

  test('is read whole and no longer, whatever its length is said to be', async () => {
    expect(await weights({ 'content-length': '14' })).toBe('abcdefghijklmn');
    expect(await weights({})).toBe('abcdefghijklmn');
    expect(await weights({ 'content-length': '5', 'content-encoding': 'gzip' })).toBe(
      'abcdefghijklmn',
    );
    expect(await weights({ 'content-length': '100' })).toBe('abcdefghijklmn');
  });

  const kB = 1024;

  test.each([
    ['is told of once in a quarter of a megabyte', 4096, 16],
    ['that is large is told of two hundred times', 100 * kB, 200],
  ])('%s', async (_, kilobytes, times) => {
    const piece = new Uint8Array(64 * kB);
    const total = kilobytes * kB;
    vi.stubGlobal('fetch', async () => {
      const body = new ReadableStream<Uint8Array>({
        start(controller) {
          for (let at = 0; at < total; at += piece.length) controller.enqueue(piece);
          controller.close();
        },
      });
      return new Response(body, { headers: { 'content-length': `${total}` } });
    });
    const told: Progress[] = [];
    const addresses = { 'config.json': new ArrayBuffer(1), 'model.safetensors': 'm' };
    await read({ kind: 'shipped', name: 'm', addresses }, (progress) => told.push(progress));
    const ofWeights = told.filter(({ file }) => file === 'model.safetensors');
    expect(ofWeights).toHaveLength(times);
    expect(ofWeights.at(-1)).toMatchObject({ loaded: total, total });
  });
});
