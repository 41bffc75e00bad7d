/** Starting the real worker. */
import { proxy, releaseProxy, wrap } from 'comlink';
import wasmAddress from 'lookback-pkg/lookback_bg.wasm?url';
import type { Spawned } from './client';
import { lifelineCut } from './lifeline';
import type { Engine } from './protocol';

/**
 * Compiled here, while the first worker is still being started; a worker that takes a dead one's
 * place finds it done. Hosts that serve wasm under another type leave it to the worker.
 */
const compiled = WebAssembly.compileStreaming(fetch(wasmAddress)).catch(() => null);

let count = 0;

export function spawn(): Spawned {
  count += 1;
  // Locks are shared by all pages of a host: the name must be this page's own.
  const name = `lookback-${performance.timeOrigin}-${count}`;
  const worker = new Worker(new URL('./worker.ts', import.meta.url), { type: 'module', name });
  const remote = wrap<Engine>(worker);
  const engine: Engine = {
    begin: (wasm) => remote.begin(wasm),
    load: (source, onProgress) => remote.load(source, proxy(onProgress)),
    start: (prompt, beginning, look) => remote.start(prompt, beginning, look),
    act: (deed, look) => remote.act(deed, look),
    picture: (figure, options) => remote.picture(figure, options),
    order: (processors, engine) => remote.order(processors, engine),
    compare: (prompt, lanes, onProgress) => remote.compare(prompt, lanes, proxy(onProgress)),
  };
  const failed = new Promise<void>((resolve) => {
    worker.addEventListener('error', () => resolve());
    worker.addEventListener('messageerror', () => resolve());
  });
  // Only once the worker is ready is the lock its own.
  const cut = compiled.then((wasm) => engine.begin(wasm)).then(() => lifelineCut(name));
  return {
    engine,
    died: Promise.race([failed, cut]),
    end() {
      remote[releaseProxy]();
      worker.terminate();
    },
  };
}
