/** One prompt, several ways to go on from it, each to its end: all advance by turns, so that the worker stays free to answer. */
import { LaneRun } from './lane';
import type { ReadyModel } from './models';
import { PageError } from './problem';
import type { Comparison, Lane } from './protocol';

/** A turn of one lane: short enough for a step of the text to be answered between two. */
const sliceMs = 10;
/** How often is told how far it has come. */
const reportMs = 120;

export class Comparing {
  readonly #model: ReadyModel;
  #calls = 0;
  #prompt = '';
  /** Lanes of this prompt that have come to their end: the same settings give the same text. */
  readonly #known = new Map<string, Lane>();

  constructor(model: ReadyModel) {
    this.#model = model;
  }

  /** A newer call ends this one as superseded. */
  async compare(
    prompt: string,
    lanes: readonly string[],
    onProgress: (comparison: Comparison) => void,
  ): Promise<Comparison> {
    this.end();
    const call = this.#calls;
    if (prompt !== this.#prompt) this.#known.clear();
    this.#prompt = prompt;
    const { ids } = this.#model.encode(prompt);
    const runs = new Map<string, LaneRun>();
    const now = (): Comparison => ({
      promptLength: ids.length,
      lanes: lanes.map((one) => this.#known.get(one) ?? (runs.get(one) as LaneRun).lane),
      running: [...runs.values()].some((run) => run.isOpen),
    });
    try {
      for (const one of lanes)
        if (!this.#known.has(one)) runs.set(one, new LaneRun(this.#model, ids, one));
      let comparison = now();
      let reported = performance.now();
      while (comparison.running) {
        for (const run of runs.values()) run.advance(until(performance.now() + sliceMs));
        await pause();
        if (call !== this.#calls)
          throw new PageError('superseded', 'another comparison was asked for');
        comparison = now();
        if (!comparison.running || performance.now() - reported < reportMs) continue;
        reported = performance.now();
        onProgress(comparison);
      }
      for (const lane of comparison.lanes) this.#known.set(lane.settings, lane);
      return comparison;
    } finally {
      for (const run of runs.values()) run.free();
    }
  }

  /** Ends what is under way. */
  end(): void {
    this.#calls += 1;
  }
}

function until(end: number): () => boolean {
  return () => performance.now() >= end;
}

/** Lets the calls in that have come meanwhile. */
function pause(): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve));
}
