import { afterEach, describe, expect, test, vi } from 'vitest';
import type { ModelSource } from '../../src/engine/protocol';
import { mostMemory, weigh } from '../../src/engine/weigh';
import { dataBytes, safetensorsStart } from './safetensors_file';

afterEach(() => vi.unstubAllGlobals());

function filesOf(contents: Record<string, BlobPart[]>): ModelSource {
  const files = Object.entries(contents).map(([path, parts]) => ({
    path,
    file: new File(parts, path),
  }));
  return { kind: 'files', files };
}

const gpt2 = JSON.stringify({ n_embd: 8, n_layer: 2, n_head: 2, n_positions: 16 });
const shapes = { 'wte.weight': [10, 8], 'h.0.attn.bias': [1, 1, 16, 16] };
const whole = () => [safetensorsStart(shapes), new Uint8Array(dataBytes(shapes))];
const cacheOfGpt2 = 16 * (2 * 8 * 3 + 8);

test('a folder is its files, its weights in either precision, and the keys and values of a full context', async () => {
  const model = new Blob(whole()).size;
  const size = await weigh(filesOf({ 'config.json': [gpt2], 'model.safetensors': whole() }));
  expect(size).toEqual({
    files: 2,
    bytes: gpt2.length + model,
    memory: {
      f32: 1.15 * 4 * 80 + 4 * cacheOfGpt2,
      int8: Math.ceil(1.4 * (1 + 1 / 16) * 80 + 4 * cacheOfGpt2),
    },
  });
});

test('heads of keys and values that are shared count once', async () => {
  const sizes = {
    hidden_size: 8,
    num_hidden_layers: 1,
    num_attention_heads: 4,
    max_position_embeddings: 10,
  };
  const memory = async (config: object) =>
    (
      await weigh(
        filesOf({
          'config.json': [JSON.stringify(config).padEnd(300)],
          'model.safetensors': whole(),
        }),
      )
    ).memory.f32 ?? 0;
  const [all, shared] = [await memory(sizes), await memory({ ...sizes, num_key_value_heads: 1 })];
  expect(all - shared).toBe(4 * 10 * (2 * 3 * 2));
});

test('all parts of a model count', async () => {
  const parts = { 'config.json': [gpt2], 'a.safetensors': whole(), 'b.safetensors': whole() };
  expect((await weigh(filesOf(parts))).files).toBe(3);
});

test('a llama2.c checkpoint is floats but for its header', async () => {
  const bytes = new Uint8Array(28 + 400);
  [8, 16, 2, 2, 1, 10, 16].forEach(
    (value, at) => void new DataView(bytes.buffer).setInt32(4 * at, value, true),
  );
  const { memory } = await weigh(filesOf({ 'm.bin': [bytes], 'tok.bin': ['tokens'] }));
  expect(memory.f32).toBe(Math.ceil(1.15 * 428 + 4 * 16 * (2 * 4 * (2 + 2) + 8)));
});

test('a file that is cut short is refused as the engine would, without its data being read', async () => {
  const cut = filesOf({
    'config.json': [gpt2],
    'model.safetensors': [safetensorsStart(shapes), 'abc'],
  });
  await expect(weigh(cut)).rejects.toMatchObject({
    code: 'truncated',
    message: expect.stringMatching(
      /^model\.safetensors ends too early: it must have \d+ bytes, got \d+$/,
    ),
  });
});

test.each([
  ['lfs-pointer', 'version https:'],
  ['web-page', '<html>'],
])('%s in place of the weights is told', async (code, content) => {
  const files = filesOf({ 'config.json': [gpt2], 'model.safetensors': [content] });
  await expect(weigh(files)).rejects.toMatchObject({ code });
});

test.each(['', 'short', '\x10\x00\x00\x00\x00\x00\x00\x00{no json here!!}'])(
  'weights that begin as %j are left to the engine to refuse',
  async (content) => {
    const files = filesOf({ 'config.json': ['no json'], 'model.safetensors': [content] });
    expect((await weigh(files)).bytes).toBe(7 + content.length);
  },
);

describe('a model on this host that has no room', () => {
  const large = { 'wte.weight': [300_000, 10_000] };
  const read = vi.fn();

  function serve() {
    vi.stubGlobal('self', { location: { origin: 'http://host.test' } });
    vi.stubGlobal('fetch', async (url: URL) => {
      if (url.pathname.endsWith('config.json') && !url.pathname.includes('generation'))
        return new Response(gpt2);
      if (!url.pathname.endsWith('model.safetensors')) return new Response('', { status: 404 });
      const body = new ReadableStream({
        start: (controller) => controller.enqueue(safetensorsStart(large)),
        pull: (controller) => {
          read();
          controller.enqueue(new Uint8Array(1000));
        },
      });
      return new Response(body);
    });
  }

  test('is refused with its numbers', async () => {
    serve();
    await expect(weigh({ kind: 'address', address: 'http://host.test/m/' })).rejects.toMatchObject({
      code: 'too-large',
      message: expect.stringMatching(
        new RegExp(`fit ${mostMemory} bytes.* 3000000000 parameters of 8 bits`),
      ),
    });
  });

  test('is not read past its header', async () => {
    serve();
    read.mockClear();
    await weigh({ kind: 'address', address: 'http://host.test/m/' }).catch(() => {});
    expect(read.mock.calls.length).toBeLessThan(5);
  });
});
