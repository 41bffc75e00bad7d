/** The custom element `<look-back>`: attributes, methods, properties and events around one playground. */
import { render } from 'lit';
import type { Problem } from '../engine/protocol';
import { learn, wordsOf } from '../notes/languages';
import type { State } from '../state/state';
import { type EmbeddedFigure, embedded } from '../views/embedded';
import { comeLater } from '../views/parts';
import { sheets } from './element_styles';
import {
  type Fields,
  fieldNames,
  fieldsFrom,
  pictured,
  readFields,
  type Shown,
  textFields,
} from './fields';
import { followKeys, keepDrags } from './keys';
import { Playground } from './playground';
import { refusal } from './policy';
import { lastOf, type Report, reportOf, sentenceOf } from './report';

/** Nothing of the text has a place in the new one, but what it is shown in has. */
const lasting = ['lang', 'theme', 'view', 'controls'];

export class LookBack extends HTMLElement {
  static readonly observedAttributes = fieldNames;

  readonly #root: ShadowRoot;
  #playground: Playground | null = null;
  #fields = new Map<string, string>();
  #shown: Shown | null = null;
  /** Attributes that were changed and not yet looked at: several at once are one change. */
  readonly #changed = new Set<string>();
  /** Settles when all that was asked for is shown. */
  #settled: Promise<void> = Promise.resolve();
  #told: Report | null = null;
  #isReady = false;
  #catches = false;
  /** Of the last problem that was told. */
  #problem: unknown = null;

  constructor() {
    super();
    this.#root = this.attachShadow({ mode: 'open' });
    this.#root.adoptedStyleSheets = sheets;
    followKeys(this.#root, {
      command: (command) => this.#command(command),
      leave: () => this.leave(),
    });
    keepDrags(this.#root);
  }

  connectedCallback(): void {
    if (this.#playground) return;
    const playground = new Playground({
      onChange: (state) => this.#show(state),
      onStep: (reading) => this.#tell('step', lastOf(reading)),
      onChoose: (reading) => this.#tell('choose', lastOf(reading)),
    });
    this.#playground = playground;
    this.#catchWishes(Object.keys(playground.hearers));
    void this.#visit();
  }

  /** An element that is only moved is connected again at once. */
  disconnectedCallback(): void {
    queueMicrotask(() => {
      if (this.isConnected || !this.#playground) return;
      this.#playground.close();
      this.#playground = null;
      // What was asked for is not shown any more, and nobody waits for it.
      this.#settled = Promise.resolve();
      this.#isReady = false;
      this.#told = null;
    });
  }

  attributeChangedCallback(name: string): void {
    if (!this.#playground) {
      this.#take(name);
      return;
    }
    if (this.#changed.size === 0) queueMicrotask(() => void this.#adapt());
    this.#changed.add(name);
  }

  /** An address that leads to what is shown, as `go` takes it. */
  get state(): string {
    return this.#report()?.state ?? '?';
  }

  /** How many tokens have been written. */
  get steps(): number {
    return this.#report()?.steps ?? 0;
  }

  /** Why nothing more can be written; `null`: it can. */
  get stop(): string | null {
    return this.#report()?.stop ?? null;
  }

  step(): Promise<void> {
    return this.#do((playground) => playground.step());
  }

  back(): Promise<void> {
    return this.#do((playground) => playground.back());
  }

  forward(): Promise<void> {
    return this.#do((playground) => playground.forward());
  }

  restart(): Promise<void> {
    return this.#do((playground) => playground.restart());
  }

  play(): Promise<void> {
    return this.#do(async (playground) => playground.play(true));
  }

  pause(): Promise<void> {
    return this.#do(async (playground) => playground.play(false));
  }

  /** Goes to where an address leads; language, colours, view and controls stay where it names none. */
  go(search: string): Promise<void> {
    const kept = [...this.#fields].filter(([name]) => lasting.includes(name));
    this.#fields = new Map([...kept, ...fieldsFrom(search)]);
    return this.#visit();
  }

  /** What is shown as SVG; `null`: there is nothing yet. */
  async picture(theme: 'light' | 'dark' = 'light'): Promise<string | null> {
    await this.#settled;
    const figure = this.#shown && pictured[this.#shown.view];
    return figure && this.#playground ? this.#playground.picture(figure, theme) : null;
  }

  /** Takes the focus out of the element, and says so. */
  leave(): void {
    let inside = this.#root.activeElement;
    while (inside?.shadowRoot?.activeElement) inside = inside.shadowRoot.activeElement;
    if (inside instanceof HTMLElement || inside instanceof SVGElement) inside.blur();
    this.#tell('leave', null);
  }

  #take(name: string): void {
    const value = this.getAttribute(name);
    if (value === null) this.#fields.delete(name);
    else this.#fields.set(name, value);
  }

  #adapt(): Promise<void> {
    const changed = [...this.#changed];
    this.#changed.clear();
    for (const name of changed) this.#take(name);
    const isText = changed.some((name) => (textFields as readonly string[]).includes(name));
    if (isText) return this.#visit();
    const { address } = this.#read(this.#fields);
    return this.#do((playground) => playground.look(address));
  }

  #visit(): Promise<void> {
    const { address } = this.#read(this.#fields);
    // What is asked for last is shown last, and is not held up by what came before.
    const visited = this.#playground?.visit(address) ?? Promise.resolve();
    const words = learn(address.language);
    this.#settled = Promise.all([this.#settled, visited, words]).then(() => this.#welcome());
    return this.#settled;
  }

  #read(fields: Fields): Shown {
    const shown = readFields(fields, navigator.languages);
    this.#shown = shown;
    for (const complaint of shown.address.complaints) this.#complain(sentenceOf(complaint));
    // They are told here: the page that a figure stands on has no place for them.
    shown.address = { ...shown.address, complaints: [] };
    void comeLater[shown.address.view]?.();
    return shown;
  }

  async #do(deed: (playground: Playground) => Promise<void>): Promise<void> {
    await this.#settled;
    if (this.#playground) await deed(this.#playground);
  }

  /** The last one while a text is being started. */
  #report(): Report | null {
    const playground = this.#playground;
    if (!playground?.state.reading || !this.#shown) return null;
    if (playground.isStarting) return this.#told;
    return reportOf(playground.state, this.#shown.view);
  }

  #show(found: State): void {
    if (!this.#shown) return;
    const state = explainedBy(refusal(), found);
    const { view, controls } = this.#shown;
    const figure: EmbeddedFigure = { state, view, controls };
    const notes = wordsOf(state.language, () => this.#show(this.#playground?.state ?? found));
    if (notes) render(embedded(figure, notes), this.#root);
    this.#tellProblems(state);
    if (!this.#isReady) return;
    const report = this.#report();
    if (report === null || JSON.stringify(report) === JSON.stringify(this.#told)) return;
    this.#told = report;
    this.#tell('statechange', report);
  }

  #welcome(): void {
    const report = this.#report();
    if (this.#isReady || !report) return;
    this.#isReady = true;
    this.#told = report;
    this.#tell('ready', report);
  }

  /** What the engine refused; what an address says in vain is told where it is read. */
  #tellProblems(state: State): void {
    for (const complaint of state.complaints) this.#complain(sentenceOf(complaint));
    if (state.complaints.length > 0) {
      this.#playground?.hearers['complaints-read'](null);
      return;
    }
    const problem = state.loadProblem?.problem ?? state.textProblem ?? state.insideProblem;
    if (problem === this.#problem) return;
    this.#problem = problem;
    if (problem) this.#tell('error', problem);
  }

  #complain(message: string): void {
    // biome-ignore lint/suspicious/noConsole: a page that embeds a figure has no other place for it
    console.warn(`<look-back>: ${message}`);
    this.#tell('error', { code: 'bad-field', message });
  }

  /** Wishes are an affair of the views: no page around hears of them. */
  #catchWishes(wishes: string[]): void {
    if (this.#catches) return;
    this.#catches = true;
    for (const wish of wishes)
      this.#root.addEventListener(wish, (event) => {
        event.stopPropagation();
        const hearers = this.#playground?.hearers as Record<string, (detail: unknown) => void>;
        hearers?.[wish]?.((event as CustomEvent).detail);
      });
  }

  #command(command: string): boolean {
    const playground = this.#playground;
    const commands: Record<string, () => void> = {
      step: () => void playground?.step(),
      back: () => void playground?.back(),
      forward: () => void playground?.forward(),
      restart: () => void playground?.restart(),
      play: () => playground?.play(!playground.state.playing),
      slower: () => playground?.pace(-1),
      faster: () => playground?.pace(1),
    };
    const run = this.#shown?.controls === 'none' ? undefined : commands[command];
    run?.();
    return run !== undefined;
  }

  #tell(event: string, detail: unknown): void {
    this.dispatchEvent(new CustomEvent(event, { detail, bubbles: true }));
  }
}

/** An engine that a page's policy keeps from starting does not know why. */
function explainedBy(problem: Problem | null, state: State): State {
  const { loadProblem } = state;
  return problem && loadProblem ? { ...state, loadProblem: { ...loadProblem, problem } } : state;
}

customElements.define('look-back', LookBack);
