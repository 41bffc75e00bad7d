/** One who asks an engine: it has its worker started, asks it, and brings it back from the page's state. */
import type { Beginning, Engine, Look, ModelSource, Outcome, Reading } from './protocol';

/** How a worker ended: of itself, or because another engine in it could not be trusted any more. */
export type Death = 'by-itself' | 'with-another';

/** An engine in a worker that was started, perhaps beside others. */
export interface Spawned {
  engine: Engine;
  /** Resolves when its worker is dead. */
  died: Promise<Death>;
  /** Ends the worker, for all who are in it. */
  end(): void;
  /** Gives up this engine alone. */
  leave(): void;
}

/** What the page knows, from which a new worker is brought to where the old one was. */
export interface Memory {
  source: ModelSource;
  prompt: string;
  beginning: Beginning;
  look: Look;
}

export interface ClientOptions {
  spawn(): Spawned;
  /** `null` before the first model. */
  remember(): Memory | null;
  /** Told once a new worker stands where the old one stood, or could not. */
  onRestored(reading: Outcome<Reading> | null): void;
}

/** After so many deaths without an answer in between, starting again is pointless. */
const mostDeaths = 3;

const stopped = { code: 'engine-stopped', message: 'the engine stopped and was started again' };

export class EngineClient {
  readonly #options: ClientOptions;
  #worker: Spawned;
  #deaths = 0;
  #isClosed = false;
  /** Settles when calls may go to the worker. */
  #open: Promise<void> = Promise.resolve();

  constructor(options: ClientOptions) {
    this.#options = options;
    this.#worker = this.#start();
  }

  /** Asks the worker that there is, once it can be asked. */
  async ask<T>(question: (engine: Engine) => Promise<Outcome<T>>): Promise<Outcome<T>> {
    await this.#open;
    const worker = this.#worker;
    const died = worker.died.then((): Outcome<T> => ({ ok: false, problem: stopped }));
    const outcome = await Promise.race([question(worker.engine), died]);
    if (outcome.ok) this.#deaths = 0;
    else if (outcome.problem.code === 'engine-crashed') this.#revive(worker);
    return outcome;
  }

  /** Nothing is asked after it. */
  close(): void {
    this.#isClosed = true;
    this.#worker.leave();
  }

  #start(): Spawned {
    const worker = this.#options.spawn();
    worker.died.then((death) => this.#revive(worker, death));
    return worker;
  }

  /** Ends `worker`, unless another has taken its place, and restores what it held. */
  #revive(worker: Spawned, death: Death = 'by-itself'): void {
    if (worker !== this.#worker || this.#isClosed) return;
    worker.end();
    // Another's crashes are no sign that this text brings engines down.
    if (death === 'by-itself') this.#deaths += 1;
    if (this.#deaths >= mostDeaths) return;
    this.#worker = this.#start();
    this.#open = this.#restore(this.#worker.engine);
  }

  async #restore(engine: Engine): Promise<void> {
    const memory = this.#options.remember();
    if (!memory) return this.#options.onRestored(null);
    const died = this.#worker.died.then((): Outcome<Reading> => ({ ok: false, problem: stopped }));
    this.#options.onRestored(await Promise.race([replay(engine, memory), died]));
  }
}

async function replay(engine: Engine, memory: Memory): Promise<Outcome<Reading>> {
  const model = await engine.load(memory.source, () => {});
  return model.ok ? engine.start(memory.prompt, memory.beginning, memory.look) : model;
}
