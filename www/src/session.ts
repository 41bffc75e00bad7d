/** What happens on each wish of the reader: the engine is asked, and its answer becomes an action. */
import { EngineClient, type Memory, type Spawned } from './engine/client';
import type { ModelSource, Outcome, Reading } from './engine/protocol';
import * as actions from './state/actions';
import { type Decoding, listFrom, settingsFrom } from './state/decoding';
import type { Cell } from './state/state';
import type { Store } from './state/store';

export class Session {
  readonly #store: Store;
  readonly #client: EngineClient;
  /** Of the model that is open; files cannot be part of a state that is JSON. */
  #source: ModelSource | null = null;
  /** Counts loads and texts: an answer that belongs to an earlier one is not shown. */
  #loads = 0;
  #texts = 0;
  /** The text that the page shows: behind `#texts` while a newer one is being started. */
  #shownText = 0;
  /** The last start that was asked for: of several that wait for it, only the newest is sent. */
  #starting: Promise<unknown> = Promise.resolve();

  constructor(store: Store, spawn: () => Spawned) {
    this.#store = store;
    this.#client = new EngineClient({
      spawn,
      remember: () => this.#memory(),
      onRestored: (outcome) => this.#restored(outcome),
    });
  }

  async load(source: ModelSource): Promise<void> {
    const name = nameOf(source);
    this.#loads += 1;
    const load = this.#loads;
    const isCurrent = () => load === this.#loads;
    this.#store.act(actions.loadStarted(name));
    const outcome = await this.#client.load(source, (progress) => {
      if (isCurrent()) this.#store.act(actions.loadProgressed(progress));
    });
    // The worker did open it, even if another one has been asked for since.
    if (outcome.ok) {
      this.#source = source;
      this.#store.act(actions.modelOpened({ ...outcome.value, origin: source.kind }));
      await this.restart();
    } else if (isCurrent()) {
      this.#store.act(actions.loadFailed(name, outcome.problem));
    }
  }

  async type(prompt: string): Promise<void> {
    this.#store.act(actions.promptTyped(prompt));
    await this.restart();
  }

  async restart(): Promise<void> {
    if (!this.#store.state.model) return;
    this.#texts += 1;
    const text = this.#texts;
    this.#store.act(actions.played(false));
    await this.#starting;
    if (text !== this.#texts) return;
    const { prompt, decoding, view } = this.#store.state;
    const started = this.#client.start(prompt, settingsFrom(decoding), view);
    this.#starting = started;
    const outcome = await started;
    if (text !== this.#texts) return;
    this.#show(outcome);
  }

  step(): Promise<void> {
    return this.#ask(() => this.#client.step(this.#store.state.view));
  }

  back(): Promise<void> {
    return this.#ask(() => this.#client.back(this.#store.state.view));
  }

  forward(): Promise<void> {
    return this.#ask(() => this.#client.forward(this.#store.state.view));
  }

  go(node: number): Promise<void> {
    return this.#ask(() => this.#client.go(node, this.#store.state.view));
  }

  /** Changes what is decoded by, from here on. */
  decode(decoding: Decoding): Promise<void> {
    this.#store.act(actions.decodingChanged(decoding));
    // A text that could not be started may be, with other settings.
    if (!this.#store.state.reading) return this.restart();
    return this.#ask(() => this.#client.set(settingsFrom(decoding), this.#store.state.view));
  }

  async order(engine: string): Promise<void> {
    const { decoding } = this.#store.state;
    const ordered = await this.#client.order(decoding.processors.join(','), engine);
    if (ordered.ok) await this.decode({ ...decoding, processors: listFrom(ordered.value) });
    else this.#store.act(actions.stepFailed(ordered.problem));
  }

  choose(id: number): Promise<void> {
    // The position says which distribution the reader saw: a second click of a pair takes nothing.
    const position = this.#store.state.reading?.distribution.position ?? -1;
    return this.#ask(() => this.#client.choose(id, position, this.#store.state.view));
  }

  pickHead(layer: number, head: number): Promise<void> {
    this.#store.act(actions.headPicked(layer, head));
    return this.#ask(() => this.#client.look(this.#store.state.view));
  }

  point(cell: Cell | null): void {
    this.#store.act(actions.cellPointed(cell));
  }

  play(playing: boolean): void {
    this.#store.act(actions.played(playing && this.#store.state.reading?.state === 'open'));
  }

  /** Answers come in the order of the questions, so only those to an earlier text are dropped. */
  async #ask(question: () => Promise<Outcome<Reading>>): Promise<void> {
    if (!this.#store.state.reading) return;
    const text = this.#texts;
    const outcome = await question();
    if (text !== this.#texts) return;
    if (outcome.ok) this.#store.act(actions.readingTaken(outcome.value));
    else this.#store.act(actions.stepFailed(outcome.problem));
  }

  #memory(): Memory | null {
    const { prompt, decoding, reading, view } = this.#store.state;
    if (!this.#source) return null;
    const session = this.#shownText === this.#texts ? reading?.session : undefined;
    const beginning = session === undefined ? { settings: settingsFrom(decoding) } : { session };
    return { source: this.#source, prompt, beginning, view };
  }

  #restored(outcome: Outcome<Reading> | null): void {
    if (!outcome) return;
    this.#show(outcome);
    if (outcome.ok) this.#store.act(actions.engineRestored);
  }

  #show(outcome: Outcome<Reading>): void {
    this.#shownText = this.#texts;
    if (outcome.ok) this.#store.act(actions.readingTaken(outcome.value));
    else this.#store.act(actions.startFailed(outcome.problem));
  }
}

function nameOf(source: ModelSource): string {
  if (source.kind === 'shipped') return source.name;
  if (source.kind === 'address') return source.address;
  const first = source.files[0]?.path ?? '';
  return first.split('/')[0] ?? '';
}
