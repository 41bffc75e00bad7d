/** Starting the page's worker. */
import wasmAddress from 'lookback-pkg/lookback_bg.wasm?url';
import { nameOfNext, remoteRoom } from './remote_room';
import { SharedRoom } from './shared_room';

/**
 * Compiled here, while the first worker is still being started; a worker that takes a dead one's
 * place finds it done. Hosts that serve wasm under another type leave it to the worker.
 */
const compiled = WebAssembly.compileStreaming(fetch(wasmAddress)).catch(() => null);

const room = new SharedRoom(() => {
  const name = nameOfNext();
  const worker = new Worker(new URL('./worker.ts', import.meta.url), { type: 'module', name });
  return remoteRoom(worker, name, compiled);
});

export const { spawn } = room;
