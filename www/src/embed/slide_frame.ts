/** `embed.html` in a slide: told by messages; the deck loads it when its slide comes, and unloads it. */
import type { FigureHearer, SlideFigure } from './slide_figure';

/** What is heard from a frame. */
interface Told {
  lookback: 1;
  event: string;
  id?: number;
  state?: string;
  svg?: string | null;
  key?: string;
  shiftKey?: boolean;
}

export class SlideFrame implements SlideFigure {
  readonly base: string;
  readonly #page: string;
  readonly #waiting = new Map<number, (told: Told) => void>();
  #hearer: FigureHearer | null = null;
  #isReady = false;
  #asked = 0;

  constructor(readonly element: HTMLIFrameElement) {
    const address = element.getAttribute('data-src') ?? element.getAttribute('src') ?? '';
    const at = address.indexOf('?');
    this.#page = at < 0 ? address : address.slice(0, at);
    this.base = at < 0 ? '?' : address.slice(at);
    addEventListener('message', this.#hear);
  }

  hear(hearer: FigureHearer): void {
    this.#hearer = hearer;
    // It may have become ready before anyone heard.
    if (this.#isReady) hearer.onReady();
  }

  async go(state: string): Promise<void> {
    if (this.#isReady) await this.#ask({ do: 'go', state });
  }

  async picture(): Promise<HTMLElement | null> {
    const theme = new URLSearchParams(this.base).get('theme') ?? 'light';
    const { svg } = await this.#ask({ do: 'picture', theme });
    if (!svg) return null;
    const image = document.createElement('img');
    image.alt = this.element.title || (/<title[^>]*>([^<]*)/.exec(svg)?.[1] ?? '');
    image.src = `data:image/svg+xml;charset=utf-8,${encodeURIComponent(svg)}`;
    Object.assign(image.style, {
      width: '100%',
      height: '100%',
      maxWidth: 'none',
      maxHeight: 'none',
      minHeight: '0',
      margin: '0',
      objectFit: 'contain',
    });
    await image.decode();
    return image;
  }

  remember(state: string): void {
    const { element } = this;
    // A deck loads a frame again whose two addresses differ.
    if (element.hasAttribute('data-src') && !element.hasAttribute('src'))
      element.setAttribute('data-src', this.#page + state);
  }

  beganWith(state: string): boolean {
    return this.element.getAttribute('src') === this.#page + state;
  }

  end(): void {
    removeEventListener('message', this.#hear);
  }

  #ask(message: object): Promise<Told> {
    this.#asked += 1;
    const id = this.#asked;
    return new Promise((resolve) => {
      this.#waiting.set(id, resolve);
      // A sandboxed frame has no origin that could be named.
      this.element.contentWindow?.postMessage({ lookback: 1, id, ...message }, '*');
    });
  }

  readonly #hear = ({ source, data }: MessageEvent<Partial<Told> | null>): void => {
    if (source === null || source !== this.element.contentWindow || data?.lookback !== 1) return;
    const told = data as Told;
    const answered = told.id === undefined ? undefined : this.#waiting.get(told.id);
    if (answered && told.id !== undefined) {
      this.#waiting.delete(told.id);
      answered(told);
    } else if (told.event === 'ready') {
      // What a frame was asked before it was loaded anew is never answered.
      this.#waiting.clear();
      this.#isReady = true;
      this.#hearer?.onReady();
    } else if (told.event === 'state' && this.#waiting.size === 0 && told.state !== undefined) {
      this.#hearer?.onHand(told.state);
    } else if (told.event === 'key' && told.key !== undefined) {
      this.#hearer?.onKey(told.key, told.shiftKey ?? false);
    } else if (told.event === 'leave') this.#hearer?.onLeave();
  };
}
