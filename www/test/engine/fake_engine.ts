/** An engine without a model, for tests: it writes the ids 1, 2, 3, … and can be killed. */
import type { Spawned } from '../../src/engine/client';
import type {
  Beginning,
  Engine,
  ModelReport,
  ModelSource,
  Outcome,
  Piece,
  Reading,
  View,
} from '../../src/engine/protocol';

export const config: ModelReport['config'] = {
  family: 'llama',
  causal: true,
  vocabSize: 8,
  contextSize: 16,
  channels: 4,
  layers: 2,
  heads: 2,
  kvHeads: 2,
  headChannels: 2,
  hiddenChannels: 8,
  norm: 'rms-norm',
  normEpsilon: 1e-5,
  positions: 'rotary',
  rotaryBase: 10000,
  activation: 'silu',
  gated: true,
  tiedHead: true,
  attentionScale: 0.5,
  windows: [null, null],
  bosId: null,
  eosIds: [],
  parameterCount: 100,
};

export const source: ModelSource = { kind: 'shipped', name: 'fake', addresses: {} };

export function pieceOf(id: number): Piece {
  return { id, bytes: [0x60 + id], special: false, unknown: false };
}

/** A token, and whether it was picked. */
export interface Written {
  id: number;
  byHand: boolean;
}

/** A reading of `prompt` ids followed by `written` ones. */
export function readingOf(prompt: number[], written: Written[], view: View): Reading {
  const ids = [...prompt, ...written.map((choice) => choice.id)];
  const length = ids.length;
  return {
    pieces: ids.map(pieceOf),
    promptLength: prompt.length,
    unknownWords: [],
    steps: written.map(({ id, byHand }, at) => ({
      node: at + 1,
      parent: at,
      id,
      length: at + 1,
      prob: 0.375,
      logProb: -1,
      totalLogProb: -1 - at,
      score: -1,
      totalScore: -1 - at,
      fate: 'kept',
      visits: 1,
      byHand,
    })),
    state: 'open',
    session: JSON.stringify(written),
    canUndo: written.length > 0,
    canRedo: false,
    next: { waterfall: { ids: [], cutBy: [], stages: [] }, lanes: [] },
    drawn: null,
    nodes: [],
    nodePieces: [],
    live: [],
    focus: 0,
    sequences: [],
    distribution: {
      position: length,
      entropy: 1,
      candidates: [
        { id: 1, logit: 1, prob: 0.75, logProb: Math.log(0.75) },
        { id: 2, logit: 0, prob: 0.125, logProb: Math.log(0.125) },
      ],
      rest: { count: 6, prob: 0.125 },
    },
    candidates: [pieceOf(1), pieceOf(2)],
    truth: null,
    attention: {
      layer: view.layer,
      head: view.head,
      scale: 0.5,
      shape: [length, length],
      scores: Float32Array.from({ length: length ** 2 }, (_, at) => at),
      mask: Uint8Array.from({ length: length ** 2 }, (_, at) =>
        at % length <= Math.floor(at / length) ? 1 : 0,
      ),
      weights: Float32Array.from({ length: length ** 2 }, (_, at) =>
        at % length <= Math.floor(at / length) ? 1 / (Math.floor(at / length) + 1) : 0,
      ),
    },
  };
}

export class FakeEngine implements Engine {
  /** Every call, in words. */
  readonly calls: string[] = [];
  /** When set, calls wait until it resolves. */
  gate: Promise<unknown> = Promise.resolve();
  /** When set, the next step answers with it. */
  nextStep: Outcome<Reading> | null = null;
  loadProblem: { code: string; message: string } | null = null;
  #prompt: number[] = [];
  #written: Written[] = [];

  async begin(): Promise<Outcome<null>> {
    return { ok: true, value: null };
  }

  async load(from: ModelSource): Promise<Outcome<ModelReport>> {
    this.calls.push(`load ${from.kind === 'shipped' ? from.name : from.kind}`);
    await this.gate;
    if (this.loadProblem) return { ok: false, problem: this.loadProblem };
    return {
      ok: true,
      value: {
        name: 'fake',
        config,
        tokenizer: 'word-level',
        strategies: ['greedy'],
        processors: [],
      },
    };
  }

  async start(prompt: string, beginning: Beginning, view: View): Promise<Outcome<Reading>> {
    const written: Written[] = 'session' in beginning ? JSON.parse(beginning.session) : [];
    this.calls.push(`start ${prompt} + ${written.map(({ id }) => id).join(' ')}`);
    await this.gate;
    if (prompt === '') return { ok: false, problem: { code: 'empty-prompt', message: 'empty' } };
    this.#prompt = Array.from(prompt, (character) => character.charCodeAt(0) % 8);
    this.#written = [...written];
    return this.#reading(view);
  }

  async step(view: View): Promise<Outcome<Reading>> {
    this.calls.push('step');
    await this.gate;
    const { nextStep } = this;
    this.nextStep = null;
    if (nextStep) return nextStep;
    this.#written.push({ id: (this.#written.length % 7) + 1, byHand: false });
    return this.#reading(view);
  }

  async forward(view: View): Promise<Outcome<Reading>> {
    this.calls.push('forward');
    return this.#reading(view);
  }

  async set(settings: string, view: View): Promise<Outcome<Reading>> {
    this.calls.push(`set ${settings}`);
    return this.#reading(view);
  }

  async go(node: number, view: View): Promise<Outcome<Reading>> {
    this.calls.push(`go ${node}`);
    return this.#reading(view);
  }

  async order(processors: string, engine: string): Promise<Outcome<string>> {
    this.calls.push(`order ${processors} as ${engine}`);
    return { ok: true, value: processors.split(',').reverse().join(',') };
  }

  async choose(id: number, position: number, view: View): Promise<Outcome<Reading>> {
    this.calls.push(`choose ${id} at ${position}`);
    await this.gate;
    const isNow = position === this.#prompt.length + this.#written.length;
    if (isNow) this.#written.push({ id, byHand: true });
    return this.#reading(view);
  }

  async back(view: View): Promise<Outcome<Reading>> {
    this.calls.push('back');
    this.#written.pop();
    return this.#reading(view);
  }

  async look(view: View): Promise<Outcome<Reading>> {
    this.calls.push(`look ${view.layer} ${view.head}`);
    return this.#reading(view);
  }

  #reading(view: View): Outcome<Reading> {
    return { ok: true, value: readingOf(this.#prompt, this.#written, view) };
  }
}

/** Workers that were started, the newest last, each with the means to kill it. */
export class FakeWorkers {
  readonly engines: FakeEngine[] = [];
  readonly ended: number[] = [];
  readonly #kills: (() => void)[] = [];

  readonly spawn = (): Spawned => {
    const number = this.engines.length;
    const engine = new FakeEngine();
    this.engines.push(engine);
    const died = new Promise<void>((resolve) => this.#kills.push(resolve));
    return { engine, died, end: () => this.ended.push(number) };
  };

  get newest(): FakeEngine {
    const engine = this.engines.at(-1);
    if (!engine) throw new Error('no worker was started');
    return engine;
  }

  kill(): void {
    this.#kills.at(-1)?.();
  }
}
