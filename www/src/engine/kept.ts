/** Models that this browser keeps: one cache a model, its files by their names. On the page and in the worker. */
import { PageError } from './problem';
import type { Shelf } from './shelves';

/** A model in the browser's storage. */
export interface KeptModel {
  name: string;
  bytes: number;
}

/** The caches of a host are shared by everything on it. */
const prefix = 'lookback-model:';

/** Whether this page has a storage: a sandboxed frame and a page without a secure origin have none. */
export async function canKeep(): Promise<boolean> {
  try {
    await storage().keys();
    return true;
  } catch {
    return false;
  }
}

/** Every kept model, in the order of the alphabet. */
export async function listKept(): Promise<KeptModel[]> {
  const caches = await storage().keys();
  const names = caches
    .filter((cache) => cache.startsWith(prefix))
    .map((cache) => cache.slice(prefix.length));
  return Promise.all(names.sort().map(async (name) => ({ name, bytes: await bytesOf(name) })));
}

/** Keeps the files of a shelf under a name, in place of those that were kept under it. */
export async function keep(name: string, { paths, open }: Shelf, needed: number): Promise<void> {
  const caches = storage();
  await refuseWithoutRoom(needed);
  await caches.delete(prefix + name);
  const cache = await caches.open(prefix + name);
  try {
    for (const path of paths) {
      const answer = await open(path);
      if (!answer.ok)
        throw new PageError('file-missing', `could not read ${path}: ${answer.status}`);
      await cache.put(
        addressOf(path),
        new Response(answer.body, { headers: lengthHeader(answer) }),
      );
    }
  } catch (thrown) {
    // Half a model is none.
    await forget(name);
    throw isQuota(thrown) ? await fullStorage(needed) : thrown;
  }
}

export async function forget(name: string): Promise<void> {
  await storage().delete(prefix + name);
}

/** The files of a kept model. */
export async function keptShelf(name: string): Promise<Shelf> {
  const isThere = await storage().has(prefix + name);
  if (!isThere) throw new PageError('not-kept', `no model "${name}" is kept in this browser`);
  const cache = await storage().open(prefix + name);
  const requests = await cache.keys();
  return {
    paths: requests.map(({ url }) => decodeURIComponent(new URL(url).pathname.slice(1))),
    open: async (path) =>
      (await cache.match(addressOf(path))) ?? new Response(null, { status: 404 }),
  };
}

/** Touching it throws in a sandboxed frame, and it is absent without a secure origin. */
function storage(): CacheStorage {
  try {
    if (self.caches) return self.caches;
  } catch {
    // What it throws says no more than the rule below.
  }
  throw new PageError(
    'no-storage',
    `a page must have an origin and a secure address to keep a model, got ${self.origin}`,
  );
}

/** Only an address can be a cache's key. Nothing is ever asked of it. */
function addressOf(path: string): string {
  return new URL(encodeURIComponent(path), `${self.origin}/`).href;
}

function lengthHeader(answer: Response): Record<string, string> {
  const length = answer.headers.get('content-length');
  return length === null || answer.headers.has('content-encoding')
    ? {}
    : { 'content-length': length };
}

async function bytesOf(name: string): Promise<number> {
  const cache = await storage().open(prefix + name);
  const answers = await cache.matchAll();
  const sizes = answers.map(async (answer) => {
    const length = answer.headers.get('content-length');
    return length === null ? (await answer.blob()).size : Number(length);
  });
  return (await Promise.all(sizes)).reduce((sum, size) => sum + size, 0);
}

async function refuseWithoutRoom(needed: number): Promise<void> {
  const { quota, usage } = await room();
  if (quota !== null && needed > quota - usage) throw await fullStorage(needed);
}

async function fullStorage(needed: number): Promise<PageError> {
  const { quota, usage } = await room();
  const left = quota === null ? 'less' : `${Math.max(0, quota - usage)} of ${quota}`;
  return new PageError(
    'storage-full',
    `a model to keep must fit the browser's storage: it has ${needed} bytes, free are ${left}`,
  );
}

/** What the browser says of its storage; it may say nothing. */
async function room(): Promise<{ quota: number | null; usage: number }> {
  const estimate = await self.navigator.storage?.estimate?.();
  return { quota: estimate?.quota ?? null, usage: estimate?.usage ?? 0 };
}

function isQuota(thrown: unknown): boolean {
  return thrown instanceof DOMException && thrown.name === 'QuotaExceededError';
}
