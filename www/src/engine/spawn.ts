/** Starting the page's worker. */
import coreAddress from 'lookback-pkg/core_bg.wasm?url';
import picturesAddress from 'lookback-pkg/pictures_bg.wasm?url';
import { FetchedAhead } from './ahead';
import type { Spawned } from './client';
import { compiledAt } from './compiled';
import type { Engine, ModelSource } from './protocol';
import { type Modules, nameOfNext, remoteRoom } from './remote_room';
import { SharedRoom } from './shared_room';

const modules: Modules = {
  // While the first worker is still being started; one that takes a dead one's place finds it done.
  core: compiledAt(coreAddress).catch(() => null),
  pictures: () => compiledAt(picturesAddress),
};

const room = new SharedRoom(() => {
  const name = nameOfNext();
  const worker = new Worker(new URL('./worker.ts', import.meta.url), { type: 'module', name });
  return remoteRoom(worker, name, modules);
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
