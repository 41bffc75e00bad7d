/** An engine without a model, for tests: it writes the ids 1, 2, 3, … and can be killed. */
import type { Death, Spawned } from '../../src/engine/client';
import type {
  Beginning,
  Comparison,
  Deed,
  Engine,
  Look,
  ModelReport,
  ModelSource,
  Outcome,
  Piece,
  Reading,
} from '../../src/engine/protocol';
import { insideOf } from './fake_inside';

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

/** The end of the text, with its first head. */
export const look: Look = { layer: 0, head: 0, limit: 2, at: null, truth: false, inside: null };

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
export function readingOf(prompt: number[], written: Written[], look: Look): Reading {
  const end = written.length;
  const node = look.at !== null && look.at <= end ? look.at : end;
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
    chain: { prob: 0.375, perplexity: 2.5 },
    state: 'open',
    session: JSON.stringify({ prompt, settings: 'strategy=greedy', actions: written.map(done) }),
    settings: 'strategy=greedy',
    canUndo: written.length > 0,
    canRedo: false,
    moment: {
      node,
      isNow: node === end,
      chosen: written[node]?.id ?? null,
      distribution: {
        position: prompt.length + node,
        entropy: 1,
        candidates: [
          { id: 1, logit: 1, prob: 0.75, logProb: Math.log(0.75) },
          { id: 2, logit: 0, prob: 0.125, logProb: Math.log(0.125) },
        ],
        rest: { count: 6, prob: 0.125 },
      },
      candidates: [pieceOf(1), pieceOf(2)],
      truth: null,
      fall: { waterfall: { ids: [], cutBy: [], stages: [] }, lanes: [] },
      step: null,
      drawn: null,
    },
    drawn: null,
    step: null,
    nodes: [],
    nodePieces: [],
    live: [],
    focus: written.length,
    sequences: [],
    trueLogProbs: [],
    attention: {
      layer: look.layer,
      head: look.head,
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
    inside: look.inside && insideOf(ids.map(pieceOf), look.inside),
  };
}

function done({ id, byHand }: Written): string {
  return byHand ? `choose=${id}` : `step ${id}`;
}

function undone(action: string): Written {
  const [, id] = action.split(/[= ]/);
  return { id: Number(id), byHand: action.startsWith('choose') };
}

export class FakeEngine implements Engine {
  /** Every call, in words. */
  readonly calls: string[] = [];
  /** When set, calls wait until it resolves. */
  gate: Promise<unknown> = Promise.resolve();
  /** When set, the next step answers with it. */
  nextStep: Outcome<Reading> | null = null;
  /** Settings and deeds that hold one of these are refused. */
  refuses: string[] = [];
  /** What the last text was started with. */
  settings = '';
  loadProblem: { code: string; message: string } | null = null;
  #prompt: number[] = [];
  #written: Written[] = [];

  async load(from: ModelSource): Promise<Outcome<ModelReport>> {
    this.calls.push(`load ${from.kind === 'shipped' ? from.name : from.kind}`);
    await this.gate;
    if (this.loadProblem) return { ok: false, problem: this.loadProblem };
    return {
      ok: true,
      value: {
        name: 'fake',
        config,
        weights: 'f32',
        tokenizer: 'word-level',
        words: null,
        strategies: ['greedy'],
        processors: [],
      },
    };
  }

  async start(prompt: string, beginning: Beginning, look: Look): Promise<Outcome<Reading>> {
    const { settings, actions } =
      'session' in beginning ? JSON.parse(beginning.session) : beginning;
    const written: Written[] = actions.map(undone);
    this.calls.push(`start ${prompt} + ${written.map(({ id }) => id).join(' ')}`);
    await this.gate;
    if (prompt === '') return { ok: false, problem: { code: 'empty-prompt', message: 'empty' } };
    const asked = [settings, ...actions].join(' ');
    const refused = this.refuses.find((one) => asked.includes(one));
    if (refused) return { ok: false, problem: { code: 'bad-argument', message: refused } };
    this.settings = settings;
    const ids = Array.from(prompt, (character) => character.charCodeAt(0) % 8);
    this.#prompt = 'session' in beginning ? JSON.parse(beginning.session).prompt : ids;
    this.#written = [...written];
    return this.#reading(look);
  }

  async act(deed: Deed, look: Look): Promise<Outcome<Reading>> {
    this.calls.push(Object.values(deed).join(' '));
    await this.gate;
    const { nextStep } = this;
    this.nextStep = null;
    if (nextStep) return nextStep;
    const now = this.#prompt.length + this.#written.length;
    if (deed.do === 'step')
      this.#written.push({ id: (this.#written.length % 7) + 1, byHand: false });
    if (deed.do === 'choose' && (deed.below !== null || deed.position === now)) {
      this.#written.length = deed.below ?? this.#written.length;
      this.#written.push({ id: deed.id, byHand: true });
    }
    if (deed.do === 'undo') this.#written.pop();
    return this.#reading(look);
  }

  async picture(figure: string): Promise<Outcome<string>> {
    return { ok: true, value: `<svg>${figure}</svg>` };
  }

  /** Letters from a on; ` stands for those that are read as other ids. */
  async spell(ids: number[]) {
    const text = String.fromCharCode(...ids.map((id) => 0x60 + id));
    return { ok: true as const, value: { text, isRead: !ids.includes(0) } };
  }

  async order(processors: string, engine: string): Promise<Outcome<string>> {
    this.calls.push(`order ${processors} as ${engine}`);
    return { ok: true, value: processors.split(',').reverse().join(',') };
  }

  #reading(look: Look): Outcome<Reading> {
    return { ok: true, value: readingOf(this.#prompt, this.#written, look) };
  }

  async compare(prompt: string, lanes: readonly string[]): Promise<Outcome<Comparison>> {
    this.calls.push(`compare ${prompt}: ${lanes.join(' ')}`);
    await this.gate;
    const lane = (settings: string) => ({ settings, text: null, problem: null, evaluated: 1 });
    return {
      ok: true,
      value: { promptLength: prompt.length, lanes: lanes.map(lane), running: false },
    };
  }
}

/** Workers that were started, the newest last, each with the means to kill it. */
export class FakeWorkers {
  readonly engines: FakeEngine[] = [];
  readonly ended: number[] = [];
  readonly left: number[] = [];
  readonly #kills: ((death: Death) => void)[] = [];

  readonly spawn = (): Spawned => {
    const number = this.engines.length;
    const engine = new FakeEngine();
    this.engines.push(engine);
    const died = new Promise<Death>((resolve) => this.#kills.push(resolve));
    const [end, leave] = [() => this.ended.push(number), () => this.left.push(number)];
    return { engine, died, end, leave };
  };

  get newest(): FakeEngine {
    const engine = this.engines.at(-1);
    if (!engine) throw new Error('no worker was started');
    return engine;
  }

  kill(death: Death = 'by-itself'): void {
    this.#kills.at(-1)?.(death);
  }
}
