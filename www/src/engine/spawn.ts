/** Starting the real worker. */
import { proxy, releaseProxy, wrap } from 'comlink';
import type { Spawned } from './client';
import { lifelineCut } from './lifeline';
import type { Engine } from './protocol';

let count = 0;

export function spawn(): Spawned {
  count += 1;
  // Locks are shared by all pages of a host: the name must be this page's own.
  const name = `lookback-${performance.timeOrigin}-${count}`;
  const worker = new Worker(new URL('./worker.ts', import.meta.url), { type: 'module', name });
  const remote = wrap<Engine>(worker);
  const engine: Engine = {
    ready: () => remote.ready(),
    load: (source, onProgress) => remote.load(source, proxy(onProgress)),
    start: (prompt, written, view) => remote.start(prompt, written, view),
    step: (view) => remote.step(view),
    choose: (id, position, view) => remote.choose(id, position, view),
    back: (view) => remote.back(view),
    look: (view) => remote.look(view),
  };
  const failed = new Promise<void>((resolve) => {
    worker.addEventListener('error', () => resolve());
    worker.addEventListener('messageerror', () => resolve());
  });
  // Only once the worker is ready is the lock its own.
  const cut = engine.ready().then(() => lifelineCut(name));
  return {
    engine,
    died: Promise.race([failed, cut]),
    end() {
      remote[releaseProxy]();
      worker.terminate();
    },
  };
}
