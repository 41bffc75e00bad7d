/** What happens on each wish of the reader: the engine is asked, and its answer becomes an action. */
import type { PictureKind, PictureOptions } from 'lookback';
import { begin } from './beginning';
import { EngineClient, type Memory, type Spawned } from './engine/client';
import type {
  Beginning,
  Deed,
  Engine,
  ModelSource,
  Outcome,
  ProbePlace,
  Reading,
} from './engine/protocol';
import { beginText } from './possible_text';
import * as actions from './state/actions';
import type { Address } from './state/address';
import { arrived, fitted, pointedAt } from './state/arrival';
import { type Decoding, decodingFromSettings, listFrom, settingsFrom } from './state/decoding';
import { type Cell, lookOf, type ViewName } from './state/state';
import type { Store } from './state/store';
import type { Plain, Trying } from './trying';

/** A model, and what the page's address says for it. */
export interface Wanted {
  source: ModelSource;
  field: string | null;
}

export class Session {
  readonly #store: Store;
  readonly #client: EngineClient;
  readonly #shown: () => Promise<void>;
  /** Of the model that is open; files cannot be part of a state that is JSON. */
  #source: ModelSource | null = null;
  /** Counts loads and texts: an answer that belongs to an earlier one is not shown. */
  #loads = 0;
  #texts = 0;
  /** Changes of the settings that are not answered yet. */
  #settingsAsked = 0;
  #isLooking = false;
  #looksAgain = false;
  /** The text that the page shows: behind `#texts` while a newer one is being started. */
  #shownText = 0;
  /** The last start that was asked for: of several that wait for it, only the newest is sent. */
  #starting: Promise<unknown> = Promise.resolve();

  /** `shown` resolves when what is in the store is before the reader's eyes. */
  constructor(store: Store, spawn: () => Spawned, shown = () => Promise.resolve()) {
    this.#store = store;
    this.#shown = shown;
    this.#client = new EngineClient({
      spawn,
      remember: () => this.#memory(),
      onRestored: (outcome) => this.#restored(outcome),
    });
  }

  /** Opens a model and begins its text, as an address says it or with the prompt that there is. */
  async load({ source, field }: Wanted, address: Address | null = null): Promise<boolean> {
    const name = nameOf(source);
    this.#loads += 1;
    const load = this.#loads;
    const isCurrent = () => load === this.#loads;
    this.#store.act(actions.loadStarted(name));
    const outcome = await this.#client.ask((engine) =>
      engine.load(source, (progress) => {
        if (isCurrent()) this.#store.act(actions.loadProgressed(progress));
      }),
    );
    // The worker did open it, even if another one has been asked for since.
    if (outcome.ok) {
      this.#source = source;
      this.#store.act(actions.modelOpened({ ...outcome.value, origin: source.kind, field }));
      if (address) this.#store.act(pointedAt(address));
      await this.#begin(address);
      await this.#truth();
    } else if (isCurrent()) {
      this.#store.act(actions.loadFailed(name, outcome.problem));
    }
    return outcome.ok;
  }

  /** Goes to where an address leads, in the model that is open. */
  async visit(address: Address): Promise<void> {
    this.#store.act(arrived(address));
    this.#store.act(pointedAt(address));
    await this.#begin(address);
  }

  async type(prompt: string): Promise<void> {
    this.#store.act(actions.promptTyped(prompt));
    await this.restart();
  }

  restart(): Promise<void> {
    return this.#begin(null);
  }

  /** Does everything of a saved session again. Whether its prompt is read as the tokens that it has. */
  async open(session: string): Promise<boolean> {
    const { prompt: ids, settings, actions: deeds } = JSON.parse(session) as Saved;
    this.#store.act(actions.complaintsRead);
    const spelt = await this.#client.ask((engine) => engine.spell(ids));
    if (spelt.ok) this.#store.act(actions.promptTyped(spelt.value.text));
    await this.#start((prompt, ask) => {
      const started = (beginning: Plain) =>
        ask(prompt, { session: JSON.stringify({ prompt: ids, ...beginning }) });
      const text = { decoding: decodingFromSettings(settings), actions: deeds };
      return beginText(text, this.#trying(started));
    });
    return spelt.ok && spelt.value.isRead;
  }

  step(): Promise<void> {
    return this.#act({ do: 'step' });
  }

  back(): Promise<void> {
    return this.#act({ do: 'undo' });
  }

  forward(): Promise<void> {
    return this.#act({ do: 'redo' });
  }

  go(node: number): Promise<void> {
    return this.#act({ do: 'go', node });
  }

  /** Changes what is decoded by, from here on. */
  decode(decoding: Decoding): Promise<void> {
    this.#store.act(actions.decodingChanged(decoding));
    // A text that could not be started may be, with other settings.
    if (!this.#store.state.reading) return this.restart();
    return this.#act({ do: 'set', settings: settingsFrom(decoding) });
  }

  /** A figure as SVG, with what is selected in it. */
  async picture(figure: PictureKind, theme: 'light' | 'dark'): Promise<string | null> {
    const { look, cell, language, reading } = this.#store.state;
    const drawn = reading?.moment.drawn ?? null;
    const options: PictureOptions = { theme, language, layer: look.layer, head: look.head };
    if (cell) Object.assign(options, { query: cell.query, key: cell.key });
    if (reading?.inside) options.intervention = reading.inside.intervention;
    if (look.at !== null && figure === 'waterfall') {
      options.node = look.at;
      if (drawn) Object.assign(options, { coin: drawn.coin, chosen: drawn.chosen });
    }
    const outcome = await this.#client.ask((engine) => engine.picture(figure, options));
    if (outcome.ok) return outcome.value;
    this.#store.act(actions.stepFailed(outcome.problem));
    return null;
  }

  async order(order: string): Promise<void> {
    const { decoding } = this.#store.state;
    const ordered = await this.#client.ask((engine) =>
      engine.order(decoding.processors.join(','), order),
    );
    if (ordered.ok) await this.decode({ ...decoding, processors: listFrom(ordered.value) });
    else this.#store.act(actions.stepFailed(ordered.problem));
  }

  /** Takes a token at the moment that is looked at. */
  choose(id: number): Promise<void> {
    const { reading, look } = this.#store.state;
    // The position says which distribution the reader saw: a second click of a pair takes nothing.
    const position = reading?.moment.distribution.position ?? -1;
    return this.#act({ do: 'choose', id, below: look.at, position });
  }

  /** Looks at what came next after a node; `null`: at what comes next now. */
  async lookAt(node: number | null): Promise<void> {
    this.#store.act(actions.momentPicked(node));
    await this.#look();
  }

  async pickHead(layer: number, head: number): Promise<void> {
    this.#store.act(actions.headPicked(layer, head));
    await this.#look();
  }

  /** Shows a view; what it needs of the model that others do not is asked for. */
  async view(view: ViewName): Promise<void> {
    this.#store.act(actions.viewPicked(view));
    if (view === 'attention') await this.#lookSoon();
  }

  /** Changes the model while it reads. */
  async intervene(intervention: string): Promise<void> {
    this.#store.act(actions.intervened(intervention));
    await this.#lookSoon();
  }

  async probe(probe: ProbePlace | null): Promise<void> {
    this.#store.act(actions.probed(probe));
    await this.#lookSoon();
  }

  point(cell: Cell | null): void {
    this.#store.act(actions.cellPointed(cell));
  }

  play(playing: boolean): void {
    this.#store.act(actions.played(playing && this.#store.state.reading?.state === 'open'));
  }

  /** Gives up the engine: nothing is asked after it. */
  close(): void {
    this.#client.close();
  }

  /** Asks for what is no part of the text. */
  ask<T>(question: (engine: Engine) => Promise<Outcome<T>>): Promise<Outcome<T>> {
    return this.#client.ask(question);
  }

  /** A change of the text is shown where it now ends. */
  async #act(deed: Deed): Promise<void> {
    const { reading } = this.#store.state;
    if (!reading) return;
    const look = { ...lookOf(this.#store.state), at: null };
    const text = this.#texts;
    const asked = deed.do === 'set' ? 1 : 0;
    this.#settingsAsked += asked;
    const outcome = await this.#client.ask((engine) => engine.act(deed, look));
    this.#settingsAsked -= asked;
    if (text !== this.#texts) return;
    // What was set meanwhile is not undone by the answer to what was asked before.
    const since = this.#settingsAsked > 0 ? this.#store.state.decoding : undefined;
    if (outcome.ok) this.#store.act(actions.readingTaken(outcome.value, since));
    else this.#store.act(actions.stepFailed(outcome.problem));
  }

  /** Answers come in the order of the questions, so only those to an earlier text are dropped. */
  async #look(): Promise<void> {
    const { reading } = this.#store.state;
    if (!reading) return;
    const look = lookOf(this.#store.state);
    const text = this.#texts;
    const outcome = await this.#client.ask((engine) => engine.act({ do: 'look' }, look));
    if (text !== this.#texts) return;
    if (outcome.ok) this.#store.act(actions.lookedAt(outcome.value));
    else this.#store.act(actions.stepFailed(outcome.problem));
  }

  /** While an answer is awaited only the newest question waits with it: painting asks at every cell. */
  async #lookSoon(): Promise<void> {
    this.#looksAgain = this.#isLooking;
    if (this.#isLooking) return;
    this.#isLooking = true;
    do {
      this.#looksAgain = false;
      await this.#look();
    } while (this.#looksAgain);
    this.#isLooking = false;
  }

  /** The language's own probabilities, once the first reading of a model is shown. */
  async #truth(): Promise<void> {
    if (this.#store.state.look.truth) return;
    // It takes as long as all that came before.
    await this.#shown();
    this.#store.act(actions.truthWanted);
    await this.#look();
  }

  #begin(address: Address | null): Promise<void> {
    const { decoding, reading } = this.#store.state;
    const settings = reading?.settings ?? settingsFrom(decoding);
    return this.#start((prompt, ask) => {
      const started = (beginning: Plain) => ask(prompt, beginning);
      return address ? this.#arrive(address, started) : started({ settings, actions: [] });
    });
  }

  async #arrive(address: Address, started: Started): Promise<Outcome<Reading>> {
    const text = this.#texts;
    const { outcome, ...fitting } = await begin(address, this.#trying(started));
    if (text !== this.#texts) return outcome;
    this.#store.act(fitted(fitting));
    // The reading that came first was made with all that the address says.
    if (!outcome.ok || (address.intervention === '' && fitting.probe === address.probe))
      return outcome;
    const look = lookOf(this.#store.state);
    return this.#client.ask((engine) => engine.act({ do: 'look' }, look));
  }

  #trying(start: Started): Trying {
    const text = this.#texts;
    return {
      // What is asked of a text that is no longer wanted would keep the newer one waiting.
      start: async (beginning) => (text === this.#texts ? start(beginning) : overtaken),
      inspect: (intervention) => {
        const look = { ...lookOf(this.#store.state), inside: { intervention, probe: null } };
        return this.#client.ask((engine) => engine.act({ do: 'look' }, look));
      },
      complain: (complaint) => {
        if (text === this.#texts) this.#store.act(actions.complained(complaint));
      },
    };
  }

  async #start(start: (prompt: string, ask: Ask) => Promise<Outcome<Reading>>): Promise<void> {
    if (!this.#store.state.model) return;
    this.#texts += 1;
    const text = this.#texts;
    this.#store.act(actions.textStarted);
    await this.#starting;
    if (text !== this.#texts) return;
    const { prompt } = this.#store.state;
    const look = lookOf(this.#store.state);
    const started = start(prompt, (prompt, beginning) =>
      this.#client.ask((engine) => engine.start(prompt, beginning, look)),
    );
    this.#starting = started;
    const outcome = await started;
    if (text !== this.#texts) return;
    this.#show(outcome);
  }

  #memory(): Memory | null {
    const { prompt, decoding, reading } = this.#store.state;
    if (!this.#source) return null;
    const look = lookOf(this.#store.state);
    const session = this.#shownText === this.#texts ? reading?.session : undefined;
    const settings = settingsFrom(decoding);
    const beginning = session === undefined ? { settings, actions: [] } : { session };
    return { source: this.#source, prompt, beginning, look };
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

type Ask = (prompt: string, beginning: Beginning) => Promise<Outcome<Reading>>;
type Started = (beginning: Plain) => Promise<Outcome<Reading>>;

const overtaken = {
  ok: false as const,
  problem: { code: 'superseded', message: 'another text was asked for' },
};

/** As the engine reads and writes it. */
interface Saved {
  prompt: number[];
  settings: string;
  actions: string[];
}

export function nameOf(source: ModelSource): string {
  if ('name' in source) return source.name;
  if (source.kind === 'address') return source.address;
  const first = source.files[0]?.path ?? '';
  return first.split('/')[0] ?? '';
}
