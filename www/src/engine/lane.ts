/** One lane of a comparison: a decoder on its way to its end, a slice at a time, and what it has come to. */
import { Decoder } from 'lookback';
import type { ReadyModel } from './models';
import { problemFrom } from './problem';
import type { Lane, LaneText, Problem, Verdict } from './protocol';

/** However large its budget: memory grows with every step. */
const mostSteps = 20_000;
/** Of what could have stood at an impossible place. */
const mostPossible = 5;

export class LaneRun {
  readonly #settings: string;
  readonly #model: ReadyModel;
  #decoder: Decoder | null = null;
  #problem: Problem | null = null;
  #steps = 0;
  #evaluated: number;
  #result: Lane | null = null;

  constructor(model: ReadyModel, prompt: readonly number[], settings: string) {
    this.#settings = settings;
    this.#model = model;
    this.#evaluated = prompt.length;
    try {
      this.#decoder = new Decoder(model.model, Uint32Array.from(prompt), settings);
    } catch (thrown) {
      this.#fail(thrown);
    }
  }

  get isOpen(): boolean {
    return this.#decoder?.stop === null && this.#problem === null && this.#steps < mostSteps;
  }

  /** Goes on until `isOver` says so, by at least one step. */
  advance(isOver: () => boolean): void {
    try {
      while (this.#decoder && this.isOpen) {
        this.#evaluated += this.#decoder.advance(1);
        this.#steps += 1;
        if (isOver()) return;
      }
    } catch (thrown) {
      this.#fail(thrown);
    }
  }

  /** What it has come to; its text, once it goes no further. */
  get lane(): Lane {
    if (this.#result) return this.#result;
    const { isOpen } = this;
    const lane = {
      settings: this.#settings,
      text: isOpen || this.#problem || !this.#decoder ? null : this.#text(this.#decoder),
      problem: this.#problem,
      evaluated: this.#evaluated,
    };
    if (!isOpen) this.#result = lane;
    return lane;
  }

  free(): void {
    this.#decoder?.free();
  }

  /** A setting that is refused is this lane's own affair; a trap ends the engine for all. */
  #fail(thrown: unknown): void {
    if (thrown instanceof WebAssembly.RuntimeError) {
      this.#decoder = null;
      throw thrown;
    }
    this.#problem = problemFrom(thrown);
  }

  #text(decoder: Decoder): LaneText {
    const steps = decoder.written();
    const sequence = decoder.sequences().find(({ node }) => node === decoder.focus);
    const last = steps.at(-1);
    return {
      settings: decoder.settings,
      pieces: steps.map(({ id }) => this.#model.piece(id)),
      steps,
      stop: decoder.stop,
      ended: last !== undefined && endsOf(decoder.settings, this.#model).includes(last.id),
      whole: sequence?.done ?? false,
      logProb: last?.totalLogProb ?? 0,
      score: sequence?.score ?? last?.totalScore ?? 0,
      perplexity: decoder.chain().perplexity,
      verdict: verdictOn(decoder, this.#model),
    };
  }
}

/** What ends a text: as the settings say, else as the model does. */
function endsOf(settings: string, { config }: ReadyModel): number[] {
  const own = /(?:^|;)eos-ids=([^;]*)/.exec(settings)?.[1];
  return own === undefined ? config.eosIds : own.split('+').map(Number);
}

function verdictOn(decoder: Decoder, model: ReadyModel): Verdict | null {
  const { truth } = model;
  if (!truth) return null;
  const { ids, promptLength } = decoder;
  const logProbs = truth.logProbs(ids).slice(promptLength);
  const mistake = truth.mistake(ids, mostPossible);
  if (!mistake) {
    const sum = logProbs.reduce<number>((total, one) => total + (one ?? 0), 0);
    return { logProbs, logProb: sum, impossible: null };
  }
  const { position, possible } = mistake;
  const impossible = {
    position,
    piece: model.piece(ids[position] ?? 0),
    possible: possible.map(({ id, prob }) => ({ piece: model.piece(id), prob })),
  };
  return { logProbs, logProb: null, impossible };
}
