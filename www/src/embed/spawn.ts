/** Starting the worker of all elements on a page, from wherever the module was loaded. */
import wasmAddress from 'lookback-pkg/lookback_bg.wasm?url';
import { nameOfNext, remoteRoom } from '../engine/remote_room';
import { SharedRoom } from '../engine/shared_room';
import workerAddress from '../engine/worker?worker&url';

/** Compiled with the first element; a module costs a page nothing that shows none. */
let compiled: Promise<WebAssembly.Module | null> | null = null;

/** Hosts that serve wasm under another type have it compiled all the same. */
async function compile(): Promise<WebAssembly.Module> {
  try {
    return await WebAssembly.compileStreaming(fetch(wasmAddress));
  } catch {
    const answer = await fetch(wasmAddress);
    return WebAssembly.compile(await answer.arrayBuffer());
  }
}

const room = new SharedRoom(() => {
  compiled ??= compile().catch(() => null);
  const name = nameOfNext();
  return remoteRoom(startWorker(name), name, compiled);
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
