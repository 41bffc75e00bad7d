/** Keeps the comparison that of the state: made when the page comes to it, and again when lanes, prompt or model change. */
import type { Comparison, Engine, Outcome, Problem } from './engine/protocol';
import { compared } from './state/actions';
import type { State } from './state/state';
import type { Store } from './state/store';

type Ask = <T>(question: (engine: Engine) => Promise<Outcome<T>>) => Promise<Outcome<T>>;
type Subject = Pick<State, 'model' | 'prompt' | 'lanes'>;

/** An engine that dies over a comparison is asked once more: it may have died of something else. */
const mostDeaths = 2;

export class Comparer {
  readonly #store: Store;
  readonly #ask: Ask;
  /** What was compared last, or is being compared. */
  #subject: Subject | null = null;
  #underWay: Promise<void> = Promise.resolve();

  constructor(store: Store, ask: Ask) {
    this.#store = store;
    this.#ask = ask;
  }

  follow({ view, visit, model, loading, prompt, lanes }: State): void {
    // While the page arrives, its lanes are still being tried.
    if (view !== 'compare' || !model || loading || visit === 'arriving') return;
    const last = this.#subject;
    if (last && last.model === model && last.prompt === prompt && last.lanes === lanes) return;
    this.#subject = { model, prompt, lanes };
    this.#underWay = this.#compare(this.#subject);
  }

  /** Settles when every lane of what was asked for last is written. */
  async settled(): Promise<void> {
    let last: Promise<void> | null = null;
    while (last !== this.#underWay) {
      last = this.#underWay;
      await last;
    }
  }

  async #compare(subject: Subject): Promise<void> {
    const { prompt, lanes } = subject;
    let isAnswered = false;
    const show = (comparison: Comparison) => {
      if (subject === this.#subject) this.#store.act(compared(comparison));
    };
    // News of progress comes by a way of its own, and may be overtaken by the answer.
    const onProgress = (comparison: Comparison) => {
      if (!isAnswered) show(comparison);
    };
    for (let deaths = 0; subject === this.#subject; ) {
      const outcome = await this.#ask((engine) => engine.compare(prompt, lanes, onProgress));
      isAnswered = outcome.ok;
      if (outcome.ok) return show(outcome.value);
      const { code } = outcome.problem;
      // Whatever came in between brings a comparison of its own.
      if (code === 'superseded') return;
      if (code === 'engine-stopped' || code === 'engine-crashed') deaths += 1;
      else deaths = mostDeaths;
      if (deaths >= mostDeaths) return show(failed(lanes, outcome.problem));
    }
  }
}

function failed(lanes: readonly string[], problem: Problem): Comparison {
  const lane = (settings: string) => ({ settings, text: null, problem, evaluated: 0 });
  return { promptLength: 0, lanes: lanes.map(lane), running: false };
}
