import { afterEach, expect, test, vi } from 'vitest';
import { FetchedAhead } from '../../src/engine/ahead';

const addresses = { 'config.json': '/c', 'model.safetensors': '/m' };
const a = { kind: 'shipped' as const, name: 'a', addresses };

afterEach(() => vi.unstubAllGlobals());

test('the model that was fetched ahead comes with its files', async () => {
  vi.stubGlobal('fetch', async (at: string) => new Response(at));
  const filled = await new FetchedAhead(a).fill({ ...a, weights: 'int8' });
  const texts = Object.entries('addresses' in filled ? filled.addresses : {}).map(([name, at]) => [
    name,
    new TextDecoder().decode(at as ArrayBuffer),
  ]);
  expect(filled).toMatchObject({ name: 'a', weights: 'int8' });
  expect(Object.fromEntries(texts)).toEqual(addresses);
});

test('another model is left as it is', async () => {
  vi.stubGlobal('fetch', async () => new Response('x'));
  const b = { ...a, name: 'b' };
  expect(await new FetchedAhead(a).fill(b)).toBe(b);
});

test('a file that is not there is left to the worker, which says so', async () => {
  vi.stubGlobal(
    'fetch',
    async (at: string) => new Response('', { status: at === '/m' ? 404 : 200 }),
  );
  expect(await new FetchedAhead(a).fill(a)).toEqual(a);
});

test('files that are at hand are not fetched', async () => {
  const fetched = vi.fn();
  vi.stubGlobal('fetch', fetched);
  const atHand = { ...a, addresses: { 'config.json': new Blob(['x']) } };
  expect(await new FetchedAhead(atHand).fill(atHand)).toEqual(atHand);
  expect(fetched).not.toHaveBeenCalled();
});
