/** `<look-back>` in a slide: told by its methods. */
import { fieldNames } from './fields';
import { frozen } from './frozen';
import type { FigureHearer, SlideFigure } from './slide_figure';

/** What is used of the element here; its module is loaded by the page, or not at all. */
interface LookBackElement extends HTMLElement {
  readonly state?: string;
  go(state: string): Promise<void>;
}

export class SlideElement implements SlideFigure {
  readonly element: LookBackElement;
  readonly base: string;
  /** How many of the plugin's own changes are under way. */
  #going = 0;
  #hearer: FigureHearer | null = null;
  #isReady = false;

  constructor(element: HTMLElement) {
    this.element = element as LookBackElement;
    const fields = new URLSearchParams();
    for (const name of fieldNames) {
      const value = element.getAttribute(name);
      if (value !== null) fields.set(name, value);
    }
    this.base = `?${fields}`;
    element.addEventListener('ready', this.#ready);
    element.addEventListener('statechange', this.#changed);
    // It may have become ready before the deck did.
    if ((this.element.state ?? '?') !== '?') queueMicrotask(this.#ready);
  }

  hear(hearer: FigureHearer): void {
    this.#hearer = hearer;
    // It may have become ready before anyone heard.
    if (this.#isReady) hearer.onReady();
  }

  async go(state: string): Promise<void> {
    if (!this.#isReady) return;
    this.#going += 1;
    try {
      await this.element.go(state);
    } finally {
      this.#going -= 1;
    }
  }

  async picture(): Promise<HTMLElement> {
    // Views draw once more when what they need has come.
    await new Promise((resolve) => requestAnimationFrame(() => requestAnimationFrame(resolve)));
    return frozen(this.element);
  }

  /** The deck never unloads it. */
  remember(): void {}

  beganWith(state: string): boolean {
    return state === this.base;
  }

  end(): void {
    this.element.removeEventListener('ready', this.#ready);
    this.element.removeEventListener('statechange', this.#changed);
  }

  readonly #ready = (): void => {
    if (this.#isReady) return;
    this.#isReady = true;
    this.#hearer?.onReady();
  };

  readonly #changed = (event: Event): void => {
    const { state } = (event as CustomEvent<{ state: string }>).detail;
    if (this.#isReady && this.#going === 0) this.#hearer?.onHand(state);
  };
}
