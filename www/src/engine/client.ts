/** The one owner of the worker's life: it starts it, asks it, and brings it back from the page's state. */
import type {
  Beginning,
  Engine,
  ModelReport,
  ModelSource,
  Outcome,
  Progress,
  Reading,
  View,
} from './protocol';

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
  view: View;
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

  load(
    source: ModelSource,
    onProgress: (progress: Progress) => void,
  ): Promise<Outcome<ModelReport>> {
    return this.#call((engine) => engine.load(source, onProgress));
  }

  start(prompt: string, settings: string, view: View): Promise<Outcome<Reading>> {
    return this.#call((engine) => engine.start(prompt, { settings }, view));
  }

  set(settings: string, view: View): Promise<Outcome<Reading>> {
    return this.#call((engine) => engine.set(settings, view));
  }

  go(node: number, view: View): Promise<Outcome<Reading>> {
    return this.#call((engine) => engine.go(node, view));
  }

  order(processors: string, engine: string): Promise<Outcome<string>> {
    return this.#call((asked) => asked.order(processors, engine));
  }

  step(view: View): Promise<Outcome<Reading>> {
    return this.#call((engine) => engine.step(view));
  }

  choose(id: number, position: number, view: View): Promise<Outcome<Reading>> {
    return this.#call((engine) => engine.choose(id, position, view));
  }

  back(view: View): Promise<Outcome<Reading>> {
    return this.#call((engine) => engine.back(view));
  }

  forward(view: View): Promise<Outcome<Reading>> {
    return this.#call((engine) => engine.forward(view));
  }

  look(view: View): Promise<Outcome<Reading>> {
    return this.#call((engine) => engine.look(view));
  }

  #start(): Spawned {
    const worker = this.#options.spawn();
    worker.died.then(() => this.#revive(worker));
    return worker;
  }

  async #call<T>(ask: (engine: Engine) => Promise<Outcome<T>>): Promise<Outcome<T>> {
    await this.#open;
    const worker = this.#worker;
    const died = worker.died.then((): Outcome<T> => ({ ok: false, problem: stopped }));
    const outcome = await Promise.race([ask(worker.engine), died]);
    if (outcome.ok) this.#deaths = 0;
    else if (outcome.problem.code === 'engine-crashed') this.#revive(worker);
    return outcome;
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
  return model.ok ? engine.start(memory.prompt, memory.beginning, memory.view) : model;
}
