/** A worker as the page calls it: every engine in it has a channel of its own. */
import { releaseProxy, transfer, wrap } from 'comlink';
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

/** `name` is the worker's; `compiled` is `null` where the worker has to fetch its own module. */
export function remoteRoom(
  worker: Worker,
  name: string,
  compiled: Promise<WebAssembly.Module | null>,
): StartedRoom {
  const remote = wrap<EngineRoom>(worker);
  const failed = new Promise<void>((resolve) => {
    worker.addEventListener('error', () => resolve());
    worker.addEventListener('messageerror', () => resolve());
  });
  // Only once the worker is ready is the lock its own.
  const cut = compiled.then(async (wasm) => {
    await remote.begin(wasm);
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
