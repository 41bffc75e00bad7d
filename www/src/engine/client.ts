/** The one owner of the worker's life: it starts it, asks it, and brings it back from the page's state. */
import type { Beginning, Engine, Look, ModelSource, Outcome, Reading } from './protocol';

/** A worker that was started. */
export interface Spawned {
  engine: Engine;
  /** Resolves when it died by itself. */
  died: Promise<void>;
  end(): void;
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

  #start(): Spawned {
    const worker = this.#options.spawn();
    worker.died.then(() => this.#revive(worker));
    return worker;
  }

  /** Ends `worker`, unless another has taken its place, and restores what it held. */
  #revive(worker: Spawned): void {
    if (worker !== this.#worker) return;
    worker.end();
    this.#deaths += 1;
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
