/** A figure in its slide, and the fragments that stand for its steps. */
import { type Deck, pressKey } from './deck';
import { SlideElement } from './slide_element';
import type { SlideFigure } from './slide_figure';
import { SlideFrame } from './slide_frame';
import { print } from './slide_print';
import { SlideSteps } from './slide_steps';

/** How long paper waits for one figure. */
const patienceMs = 20_000;

export class PlacedFigure {
  readonly figure: SlideFigure;
  readonly steps: SlideSteps;
  readonly #deck: Deck;
  readonly #count: number;
  readonly #fragments: HTMLElement[] = [];
  #shown: string | null = null;

  constructor(element: HTMLElement, deck: Deck) {
    this.figure =
      element instanceof HTMLIFrameElement ? new SlideFrame(element) : new SlideElement(element);
    this.steps = new SlideSteps(this.figure.base);
    this.#deck = deck;
    this.#count = countOf(element);
  }

  async print(): Promise<void> {
    const { element } = this.figure;
    const ready = new Promise<void>((resolve) => {
      this.figure.hear({ onReady: resolve, onHand() {}, onKey() {}, onLeave() {} });
    });
    if (element instanceof HTMLIFrameElement) load(element);
    const isReady = await Promise.race([ready.then(() => true), lapse(patienceMs)]);
    // One figure that cannot be reached must not keep the others from paper.
    if (isReady) await print(this.figure, this.steps, this.#count);
    else warn(`${this.figure.base} has not been ready in time: it is printed as it stands`);
  }

  /** `onHand` hears what a person does in it. */
  live(onHand: (at: number, state: string) => void): void {
    const { element } = this.figure;
    // Dragging a slider in it is no swipe to the next slide.
    element.setAttribute('data-prevent-swipe', '');
    this.#addFragments(element);
    this.figure.hear({
      onReady: () => {
        this.#shown = null;
        if (this.figure.beganWith(this.#wanted)) this.#shown = this.#wanted;
        this.follow();
      },
      onHand: (state) => {
        this.steps.changeByHand(this.at, state);
        this.#shown = this.#wanted;
        onHand(this.at, state);
      },
      onKey: (key, shiftKey) => pressKey(this.#deck, key, shiftKey),
      onLeave: () => {
        element.blur();
        focus();
      },
    });
  }

  /** Shows what the fragments of the slide say. */
  follow(): void {
    const wanted = this.#wanted;
    this.figure.remember(wanted);
    const { element } = this.figure;
    const isHere = element.closest('section')?.classList.contains('present') ?? false;
    // Nothing in a slide is loaded for the speaker's own windows.
    if (this.#deck.isSpeakerNotes() && isHere && element instanceof HTMLIFrameElement)
      load(element);
    if (wanted === this.#shown || !isHere) return;
    this.#shown = wanted;
    void this.figure.go(wanted);
  }

  get at(): number {
    return this.#fragments.filter((one) => one.classList.contains('visible')).length;
  }

  end(): void {
    this.figure.end();
    for (const fragment of this.#fragments) fragment.remove();
  }

  get #wanted(): string {
    return this.steps.state(this.at);
  }

  #addFragments(element: HTMLElement): void {
    const first = element.getAttribute('data-fragment-index');
    for (let at = 0; at < this.#count; at += 1) {
      const fragment = document.createElement('span');
      fragment.className = 'fragment';
      fragment.dataset.lookBack = `${at + 1}`;
      // It has no place of its own in the slide's grid.
      fragment.style.position = 'absolute';
      if (first !== null) fragment.setAttribute('data-fragment-index', `${Number(first) + at}`);
      this.#fragments.push(fragment);
    }
    element.after(...this.#fragments);
  }
}

function load(frame: HTMLIFrameElement): void {
  const address = frame.getAttribute('data-src');
  if (address !== null && !frame.hasAttribute('src')) frame.setAttribute('src', address);
}

/** How many steps `data-steps` asks for. */
function countOf(element: HTMLElement): number {
  const asked = element.getAttribute('data-steps') ?? '0';
  if (/^\d{1,3}$/.test(asked)) return Number(asked);
  warn(`data-steps must be a whole number up to 999, got ${asked}`);
  return 0;
}

function warn(what: string): void {
  // biome-ignore lint/suspicious/noConsole: who writes the deck reads the console
  console.warn(`look-back: ${what}`);
}

function lapse(ms: number): Promise<false> {
  return new Promise((resolve) => setTimeout(() => resolve(false), ms));
}
