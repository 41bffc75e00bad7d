/**
 * In place of the page's way to start its worker where nothing may be fetched. A page of a folder, and
 * a sandboxed frame, can start a classic worker from a blob, and no other.
 */
import { wasm } from 'virtual:packed';
import { nameOfNext, remoteRoom } from '../engine/remote_room';
import { SharedRoom } from '../engine/shared_room';
import EngineWorker from '../engine/worker?worker&inline';
import { unzipped } from './unpacked';

let compiled: Promise<WebAssembly.Module> | null = null;

async function compile(): Promise<WebAssembly.Module> {
  return WebAssembly.compile(await unzipped(wasm).arrayBuffer());
}

const room = new SharedRoom(() => {
  compiled ??= compile();
  const core = compiled;
  const name = nameOfNext();
  // Where nothing is fetched, the whole module is smaller than its two parts.
  return remoteRoom(new EngineWorker({ name }), name, { core, pictures: () => core });
});

export const { spawn } = room;
