/** Starting the worker of all elements on a page, from wherever the module was loaded. */
import coreAddress from 'lookback-pkg/core_bg.wasm?url';
import picturesAddress from 'lookback-pkg/pictures_bg.wasm?url';
import { compiledAt } from '../engine/compiled';
import { nameOfNext, remoteRoom } from '../engine/remote_room';
import { SharedRoom } from '../engine/shared_room';
import workerAddress from '../engine/worker?worker&url';

/** Compiled with the first element; a module costs a page nothing that shows none. */
let core: Promise<WebAssembly.Module | null> | null = null;
const pictures = () => compiledAt(picturesAddress);

const room = new SharedRoom(() => {
  core ??= compiledAt(coreAddress).catch(() => null);
  const name = nameOfNext();
  return remoteRoom(startWorker(name), name, { core, pictures });
});

export const { spawn } = room;

/** A page may start no worker of another host, but one of its own that fetches that. */
function startWorker(name: string): Worker {
  const { href, origin } = new URL(workerAddress, import.meta.url);
  if (origin === location.origin) return new Worker(href, { name });
  const start = new Blob([`importScripts(${JSON.stringify(href)})`], { type: 'text/javascript' });
  const address = URL.createObjectURL(start);
  const worker = new Worker(address, { name });
  URL.revokeObjectURL(address);
  return worker;
}
