/** The page without a network: lasting files from the store, all else from the host while it can be reached. */
import { isLasting, keepRest, outdated, prefix } from './stores';

declare const self: ServiceWorkerGlobalScope;
/** Written in by the build: what a visit begins with, what else the page consists of, and a name for exactly all that. */
declare const __FIRST__: string[];
declare const __REST__: string[];
declare const __VERSION__: string;

const now = prefix + __VERSION__;
/** A page that is stored waits no longer than this for a newer one, which then comes with the next visit. */
const patienceMs = 300;

self.addEventListener('install', (event) => {
  event.waitUntil(store(__FIRST__));
  // Lasting files cannot be mixed up, and all else comes from the host: no page has to be closed first.
  void self.skipWaiting();
});

self.addEventListener('activate', (event) => {
  event.waitUntil(
    caches
      .keys()
      .then((names) => Promise.all(outdated(names, now).map((name) => caches.delete(name)))),
  );
});

self.addEventListener('message', (event) => {
  if (event.data === keepRest) event.waitUntil(store(__REST__));
});

self.addEventListener('fetch', (event) => {
  const { request } = event;
  const { origin, pathname } = new URL(request.url);
  if (request.method !== 'GET' || origin !== self.location.origin) return;
  event.respondWith(isLasting(pathname) ? lasting(request) : fresh(request));
});

/** Files that an older version has already brought are not fetched again. */
async function store(files: string[]): Promise<void> {
  const cache = await caches.open(now);
  await Promise.all(
    files.map(async (file) => {
      const address = new URL(file, self.registration.scope).href;
      if (isLasting(address) && (await cache.match(address))) return;
      const had = isLasting(address) ? await caches.match(address) : undefined;
      if (had) await cache.put(address, had);
      else
        await cache.add(new Request(address, { cache: isLasting(address) ? 'default' : 'reload' }));
    }),
  );
}

async function lasting(request: Request): Promise<Response> {
  return (await caches.match(request.url)) ?? kept(request, await fetch(request));
}

async function fresh(request: Request): Promise<Response> {
  // What code asks for may be a model of any size.
  const asked = fetch(request).then((answer) =>
    request.destination === '' ? answer : kept(request, answer),
  );
  // What is shown is in the address, and the page reads it by itself.
  const had = await caches.match(request.url, { ignoreSearch: true });
  if (!had) return asked;
  const stored = asked.catch(() => had);
  return request.mode === 'navigate' ? Promise.race([stored, later(had)]) : stored;
}

function later(answer: Response): Promise<Response> {
  return new Promise((resolve) => setTimeout(() => resolve(answer), patienceMs));
}

/** What was asked for once is there without a network as well. */
async function kept(request: Request, answer: Response): Promise<Response> {
  if (answer.status !== 200 || answer.type !== 'basic') return answer;
  const { origin, pathname } = new URL(request.url);
  const cache = await caches.open(now);
  await cache.put(origin + pathname, answer.clone());
  return answer;
}
