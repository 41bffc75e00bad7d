/** What stands behind one element: its state, its seat at the engine, and what is done on each wish. */
import type { PictureKind } from 'lookback';
import { Comparer } from '../comparer';
import { library } from '../engine/library';
import type { Reading } from '../engine/protocol';
import type { FigureName } from '../layout/figures';
import { Opening } from '../opening';
import { Player } from '../player';
import { Session } from '../session';
import { shippedModels } from '../shipped';
import * as actions from '../state/actions';
import type { Address } from '../state/address';
import { pointedAt, shownAs } from '../state/arrival';
import { initialState, type State, speeds } from '../state/state';
import { Store } from '../state/store';
import type { Hearers } from '../views/wishes';
import { Visiting } from '../visiting';
import { wanted } from '../wanted';
import { spawn } from './spawn';

/** Words of the usual model's language. */
const usualPrompt = 'once upon a time';

export interface PlaygroundOptions {
  onChange(state: State): void;
  /** A step has written something. */
  onStep(reading: Reading): void;
  /** A token was taken by hand. */
  onChoose(reading: Reading): void;
}

const nothing = () => {};

export class Playground {
  readonly #options: PlaygroundOptions;
  readonly #store: Store;
  readonly #session: Session;
  readonly #opening: Opening;
  readonly #visiting: Visiting;
  readonly #player: Player;
  readonly #comparer: Comparer;
  #starts = 0;

  constructor(options: PlaygroundOptions) {
    this.#options = options;
    const shipped = [...shippedModels.keys()];
    this.#store = new Store(initialState({ shipped, prompt: usualPrompt }));
    const store = this.#store;
    this.#session = new Session(store, spawn);
    this.#opening = new Opening(store, (one, address) => this.#session.load(one, address), library);
    this.#visiting = new Visiting(store, this.#session, this.#opening);
    this.#player = new Player({ pauseMs: 0, step: () => this.step() });
    this.#comparer = new Comparer(store, (question) => this.#session.ask(question));
    store.follow((state) => {
      this.#player.pauseMs = 1000 / state.speed;
      this.#player.playing = state.playing;
      this.#comparer.follow(state);
      options.onChange(state);
    });
  }

  get state(): State {
    return this.#store.state;
  }

  /** Whether a text is being started: what is asked for is not yet what is read. */
  get isStarting(): boolean {
    return this.#starts > 0 || this.state.starting;
  }

  /** Gives up its seat: nothing is asked after it. */
  close(): void {
    this.#player.playing = false;
    this.#session.close();
  }

  /** Begins the text that an address asks for. */
  visit(address: Address): Promise<void> {
    return this.#start(() => this.#visiting.visit(address));
  }

  /** Shows the same text as an address says. */
  async look(address: Address): Promise<void> {
    this.#store.act(shownAs(address));
    this.#store.act(pointedAt(address));
    await this.#session.lookAt(address.at);
  }

  async step(): Promise<void> {
    const before = this.state.reading;
    await this.#session.step();
    const { reading } = this.state;
    // At its end a text is read again, and nothing is written.
    if (before?.state !== 'open' || !reading || reading === before) return;
    if (reading.step) this.#options.onStep(reading);
  }

  back(): Promise<void> {
    return this.#session.back();
  }

  forward(): Promise<void> {
    return this.#session.forward();
  }

  restart(): Promise<void> {
    return this.#start(() => this.#session.restart());
  }

  /** A figure as it is shown now, once it is whole. */
  async picture(figure: FigureName, theme: 'light' | 'dark'): Promise<string | null> {
    await this.#comparer.settled();
    const { svgOf } = await import('../figure_file');
    const engine = (kind: PictureKind) => this.#session.picture(kind, theme);
    return svgOf(figure, { state: this.state, theme, engine });
  }

  play(playing: boolean): void {
    this.#session.play(playing);
  }

  /** One step up or down the list of speeds. */
  pace(by: number): void {
    const speed = speeds[speeds.indexOf(this.state.speed) + by];
    if (speed !== undefined) this.#store.act(actions.speedPicked(speed));
  }

  async #start(start: () => Promise<unknown>): Promise<void> {
    this.#starts += 1;
    await start();
    await this.#comparer.settled();
    this.#starts -= 1;
    this.#options.onChange(this.state);
  }

  async #choose(id: number): Promise<void> {
    const before = this.state.reading;
    await this.#session.choose(id);
    const { reading } = this.state;
    if (reading && reading !== before) this.#options.onChoose(reading);
  }

  /** Wishes that only the page has the means to raise do nothing here. */
  readonly hearers: Hearers = {
    'step-wanted': () => void this.step(),
    'back-wanted': () => void this.back(),
    'forward-wanted': () => void this.forward(),
    'restart-wanted': () => void this.restart(),
    'play-wanted': (playing) => this.play(playing),
    'speed-picked': (speed) => this.#store.act(actions.speedPicked(speed)),
    'view-picked': nothing,
    'decoding-changed': (decoding) => void this.#session.decode(decoding),
    'order-wanted': (engine) => void this.#session.order(engine),
    'node-picked': (node) => void this.#session.go(node),
    'moment-picked': (node) => void this.#session.lookAt(node),
    'prompt-typed': (prompt) => void this.#start(() => this.#session.type(prompt)),
    'token-chosen': (id) => void this.#choose(id),
    'head-picked': ({ layer, head }) => void this.#session.pickHead(layer, head),
    'cell-pointed': (cell) => this.#session.point(cell),
    'stage-picked': (stage) => this.#store.act(actions.stagePicked(stage)),
    'intervention-wanted': (intervention) => void this.#session.intervene(intervention),
    'probe-wanted': (probe) => void this.#session.probe(probe),
    'spaces-shown': (shown) => this.#store.act(actions.spacesShown(shown)),
    'lanes-changed': (lanes) => this.#store.act(actions.lanesPicked(lanes)),
    'lanes-scrubbed': (shown) => this.#store.act(actions.lanesScrubbed(shown)),
    'shipped-picked': (name) => void this.#opening.load(wanted(name)),
    'files-given': nothing,
    'address-given': nothing,
    'opening-answered': (weights) => this.#opening.answer(weights),
    'keep-wanted': nothing,
    'kept-removed': nothing,
    'language-picked': nothing,
    'theme-picked': nothing,
    'link-wanted': nothing,
    'share-wanted': nothing,
    'save-wanted': nothing,
    'session-given': nothing,
    'notice-read': () => this.#store.act(actions.noticeRead),
    'figure-wanted': nothing,
    'idea-begun': nothing,
    'keys-switched': nothing,
    'complaints-read': () => this.#store.act(actions.complaintsRead),
  };
}
