/** A worker as the page calls it: every engine in it has a channel of its own. */
import { proxy, releaseProxy, transfer, wrap } from 'comlink';
import { receiving } from './channel';
import { lifelineCut } from './lifeline';
import type { EngineRoom, SentEngine } from './protocol';
import type { Seat, StartedRoom } from './shared_room';

let count = 0;

/** Locks are shared by all pages of a host: the name must be this page's own. */
export function nameOfNext(): string {
  count += 1;
  return `lookback-${performance.timeOrigin}-${count}`;
}

/** The engine's module in two parts; `null` where the first cannot be had. */
export interface Modules {
  core: Promise<WebAssembly.Module | null>;
  pictures(): Promise<WebAssembly.Module>;
}

/** `name` is the worker's. */
export function remoteRoom(worker: Worker, name: string, modules: Modules): StartedRoom {
  const remote = wrap<EngineRoom>(worker);
  const failed = new Promise<void>((resolve) => {
    worker.addEventListener('error', () => resolve());
    worker.addEventListener('messageerror', () => resolve());
  });
  // Only once the worker is ready is the lock its own.
  const cut = modules.core.then(async (wasm) => {
    await remote.begin(wasm, proxy(modules.pictures));
    await lifelineCut(name);
  });
  return {
    seat() {
      const { port1, port2 } = new MessageChannel();
      // What is asked at the port waits in it until the worker listens.
      void remote.seat(transfer(port2, [port2]));
      return seatAt(port1);
    },
    died: Promise.race([failed, cut]),
    end() {
      remote[releaseProxy]();
      worker.terminate();
    },
  };
}

function seatAt(port: MessagePort): Seat {
  const remote = wrap<SentEngine>(port);
  return { engine: receiving(remote), leave: () => remote[releaseProxy]() };
}
