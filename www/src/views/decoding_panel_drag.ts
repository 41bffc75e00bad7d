/** Dragging a row of a list by its handle: by mouse, pen and finger. The list is changed when it is let go, and not before. */
import type { ReactiveController, ReactiveControllerHost } from 'lit';

interface Rows {
  rows: () => HTMLElement[];
  /** `to`: its place among the others. */
  move: (from: number, to: number) => void;
  cancelled: (from: number) => void;
}

export class RowDrag implements ReactiveController {
  /** The row that is held. */
  from: number | null = null;
  /** Before which row it would go; as many as there are rows: after the last. */
  gap: number | null = null;
  readonly #host: ReactiveControllerHost;
  readonly #rows: Rows;
  #abort: AbortController | null = null;

  constructor(host: ReactiveControllerHost, rows: Rows) {
    this.#host = host;
    this.#rows = rows;
    host.addController(this);
  }

  hostDisconnected(): void {
    this.#end();
  }

  start(event: PointerEvent, at: number): void {
    if (event.button !== 0 || this.from !== null) return;
    const handle = event.currentTarget as HTMLElement;
    // Without this a drag selects text.
    event.preventDefault();
    handle.setPointerCapture(event.pointerId);
    this.#abort = new AbortController();
    const { signal } = this.#abort;
    this.from = at;
    this.gap = at;
    handle.addEventListener('pointermove', ({ clientY }) => this.#over(clientY, handle), {
      signal,
    });
    handle.addEventListener('pointerup', () => this.#drop(), { signal });
    handle.addEventListener('pointercancel', () => this.#cancel(), { signal });
    const keys = { signal, capture: true };
    handle.ownerDocument.addEventListener('keydown', (key) => this.#key(key), keys);
    this.#host.requestUpdate();
  }

  /** Whether the line that shows where it goes stands before a row. */
  isGap(at: number): boolean {
    const { from, gap } = this;
    return from !== null && gap === at && gap !== from && gap !== from + 1;
  }

  #over(y: number, handle: HTMLElement): void {
    scrollAt(y, handle.ownerDocument.documentElement);
    const middles = this.#rows.rows().map((row) => {
      const { top, height } = row.getBoundingClientRect();
      return top + height / 2;
    });
    const gap = middles.filter((middle) => middle < y).length;
    if (gap === this.gap) return;
    this.gap = gap;
    this.#host.requestUpdate();
  }

  #drop(): void {
    const { from, gap } = this;
    this.#end();
    if (from === null || gap === null) return;
    const to = gap > from ? gap - 1 : gap;
    if (to !== from) this.#rows.move(from, to);
  }

  #key(event: KeyboardEvent): void {
    if (event.key !== 'Escape') return;
    event.preventDefault();
    event.stopPropagation();
    this.#cancel();
  }

  #cancel(): void {
    const { from } = this;
    this.#end();
    if (from !== null) this.#rows.cancelled(from);
  }

  #end(): void {
    this.#abort?.abort();
    this.#abort = null;
    this.from = null;
    this.gap = null;
    this.#host.requestUpdate();
  }
}

const edge = 48; // px: as close to the top or bottom of the page, it scrolls

function scrollAt(y: number, page: HTMLElement): void {
  if (y < edge) page.scrollTop -= edge / 4;
  else if (y > page.clientHeight - edge) page.scrollTop += edge / 4;
}
