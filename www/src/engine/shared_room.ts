/** One worker for all who ask on this page: started with the first of them, ended with the last. */
import type { Death, Spawned } from './client';
import type { Engine } from './protocol';

/** A worker that was started. */
export interface StartedRoom {
  seat(): Seat;
  /** Resolves when it died by itself. */
  died: Promise<void>;
  end(): void;
}

/** One engine in it. */
export interface Seat {
  engine: Engine;
  /** Frees what the engine holds. */
  leave(): void;
}

interface Open {
  room: StartedRoom;
  seats: Set<Seat>;
  /** Resolves for all who sit in it. */
  over: Promise<unknown>;
  close(): void;
}

export class SharedRoom {
  readonly #start: () => StartedRoom;
  #open: Open | null = null;

  constructor(start: () => StartedRoom) {
    this.#start = start;
  }

  readonly spawn = (): Spawned => {
    this.#open ??= opened(this.#start());
    const open = this.#open;
    const seat = open.room.seat();
    open.seats.add(seat);
    const alone = open.room.died.then((): Death => 'by-itself');
    const ended = open.over.then((): Death => 'with-another');
    return {
      engine: seat.engine,
      died: Promise.race([alone, ended]),
      end: () => this.#end(open),
      leave: () => {
        seat.leave();
        open.seats.delete(seat);
        if (open.seats.size === 0) this.#end(open);
      },
    };
  };

  #end(open: Open): void {
    if (open === this.#open) this.#open = null;
    open.room.end();
    open.close();
  }
}

function opened(room: StartedRoom): Open {
  let close = () => {};
  const over = new Promise<void>((resolve) => {
    close = resolve;
  });
  return { room, seats: new Set(), over, close };
}
