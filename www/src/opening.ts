/** Opening a model of one's own: weighed first, asked for when it is large, kept when the reader says so. */
import type { Precision } from 'lookback';
import type { Library } from './engine/library';
import type { ModelSource } from './engine/protocol';
import type { Size } from './engine/weigh';
import { nameOf, type Wanted } from './session';
import { loadFailed, loadStarted } from './state/actions';
import type { Address } from './state/address';
import * as opening from './state/opening';
import type { Store } from './state/store';

/** Smaller files are read before a question would be. */
export const askedFrom = 50e6;

type Load = (wanted: Wanted, address: Address | null) => Promise<boolean>;

export class Opening {
  readonly #store: Store;
  readonly #load: Load;
  readonly #library: Library;
  /** Of the model that is open; `null` for a shipped one. */
  #source: ModelSource | null = null;
  #answer: (weights: Precision | null) => void = () => {};
  /** Counts what was asked to be opened: only the last of it is. */
  #asked = 0;

  constructor(store: Store, load: Load, library: Library) {
    this.#store = store;
    this.#load = load;
    this.#library = library;
  }

  /** Whether the model is open now. */
  async load(wanted: Wanted, address: Address | null = null): Promise<boolean> {
    const { source } = wanted;
    this.#asked += 1;
    const asked = this.#asked;
    this.answer(null);
    if (source.kind === 'shipped') return this.#read(wanted, address, null);
    const name = nameOf(source);
    this.#store.act(loadStarted(name));
    const weighed = await this.#library.weigh(source);
    if (asked !== this.#asked) return false;
    if (!weighed.ok) {
      this.#store.act(loadFailed(name, weighed.problem));
      return false;
    }
    const size = weighed.value;
    // What was kept has been asked about before.
    const isLarge = size.bytes >= askedFrom && source.kind !== 'kept';
    const isAsked = isLarge || size.memory.f32 === undefined;
    if (!isAsked) return this.#read(wanted, address, size);
    const weights = await this.#ask(name, size);
    return weights !== null && this.#read(inPrecision(wanted, weights), address, size);
  }

  /** What the reader says to the question before a large model: with which weights, if at all. */
  answer(weights: Precision | null): void {
    this.#store.act(opening.questionAnswered);
    this.#answer(weights);
    this.#answer = () => {};
  }

  async keep(): Promise<void> {
    const { model, opening: now } = this.#store.state;
    const source = this.#source;
    if (!model || !source || now.keeping) return;
    this.#store.act(opening.keepingStarted);
    const kept = await this.#library.keep(source, model.name, now.size?.bytes ?? 0);
    this.#store.act(opening.keepingEnded(kept.ok ? null : kept.problem));
    if (kept.ok && source === this.#source) this.#store.act(opening.modelKept);
    await this.list();
  }

  async forget(name: string): Promise<void> {
    const forgotten = await this.#library.forget(name);
    if (forgotten.ok) this.#store.act(opening.modelForgotten(name));
    else this.#store.act(opening.keepingEnded(forgotten.problem));
    await this.list();
  }

  /** Looks up what is kept. */
  async list(): Promise<void> {
    const [canKeep, kept] = await Promise.all([this.#library.canKeep(), this.#library.list()]);
    this.#store.act(opening.libraryListed(canKeep, kept.ok ? kept.value : []));
  }

  #ask(name: string, size: Size): Promise<Precision | null> {
    this.#store.act(opening.questionAsked(name, size));
    return new Promise((resolve) => {
      this.#answer = resolve;
    });
  }

  async #read(wanted: Wanted, address: Address | null, size: Size | null): Promise<boolean> {
    const before = this.#store.state.opening.size;
    this.#store.act(opening.sized(size));
    const isOpen = await this.#load(wanted, address);
    if (isOpen) this.#source = wanted.source.kind === 'shipped' ? null : wanted.source;
    else if (this.#store.state.opening.size === size) this.#store.act(opening.sized(before));
    return isOpen;
  }
}

function inPrecision({ source, field }: Wanted, weights: Precision): Wanted {
  const place = field && opening.readField(field).place;
  return { source: { ...source, weights }, field: place && opening.fieldOf(place, weights) };
}
