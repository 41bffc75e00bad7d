/** Starting the page's worker. */
import wasmAddress from 'lookback-pkg/lookback_bg.wasm?url';
import { FetchedAhead } from './ahead';
import type { Spawned } from './client';
import type { Engine, ModelSource } from './protocol';
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

let first: Spawned | null = null;

/** Starts the worker before anyone asks, and fetches what the first who does will ask it to read. */
export function begin(source: ModelSource): void {
  const spawned = room.spawn();
  first = source.kind === 'shipped' ? filled(spawned, new FetchedAhead(source)) : spawned;
}

export function spawn(): Spawned {
  const spawned = first ?? room.spawn();
  first = null;
  return spawned;
}

function filled(spawned: Spawned, ahead: FetchedAhead): Spawned {
  const { engine } = spawned;
  const load: Engine['load'] = async (source, onProgress) =>
    engine.load(await ahead.fill(source), onProgress);
  return { ...spawned, engine: { ...engine, load } };
}
