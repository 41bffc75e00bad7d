/** The window of the decoding tree: dragged, pinched, zoomed, fitted, and moved to what is to be seen. */
import type { ReactiveController, ReactiveControllerHost } from 'lit';
import {
  type Area,
  drawnArea,
  type Frame,
  fitted,
  held,
  type Point,
  pinched,
  revealing,
  type View,
  zoomed,
} from '../layout/window';

/** A pressed pointer that has moved further drags: what ends is no click. */
const slack = 4;
const zoomStep = 1.3;
/** What one notch of a mouse's wheel gives; touch pads give less, more often. */
const notch = 100;

interface Host extends ReactiveControllerHost {
  readonly renderRoot: ParentNode;
}

export class TreeWindow implements ReactiveController {
  /** Of the whole picture. */
  readonly #bounds: () => Area;
  /** What is to be seen first where not all of it can be. */
  readonly #first: () => Area | null;
  readonly #host: Host;
  #frame: Frame = { width: 800, height: 400 };
  #view: View | null = null;
  /** Nobody has moved or zoomed since the picture was fitted. */
  #isFitted = true;
  readonly #pointers = new Map<number, Point>();
  isMoving = false;
  /** Whether the press that has just ended was a drag. */
  wasDragged = false;
  readonly #sizes = new ResizeObserver(([entry]) => {
    const { width = 0, height = 0 } = entry?.contentRect ?? {};
    if (width === 0 || height === 0) return;
    this.#frame = { width, height };
    if (this.#isFitted) this.fit(true);
    else this.hold();
  });

  constructor(host: Host, bounds: () => Area, first: () => Area | null) {
    this.#host = host;
    this.#bounds = bounds;
    this.#first = first;
    host.addController(this);
  }

  hostDisconnected(): void {
    this.#sizes.disconnect();
  }

  hostUpdated(): void {
    // Observing what is observed already changes nothing.
    const frame = this.#host.renderRoot.querySelector('.frame');
    if (frame) this.#sizes.observe(frame);
  }

  get isSet(): boolean {
    return this.#view !== null;
  }

  get view(): View {
    return this.#view ?? fitted(this.#bounds(), this.#frame, true);
  }

  get drawn(): Area {
    return drawnArea(this.view, this.#frame);
  }

  /** Keeps the picture in the frame, also when one of them has changed its size. */
  hold(): void {
    this.#look(this.view);
  }

  /** Shows all of it, or as much as can be read. */
  fit(legible: boolean): void {
    const view = fitted(this.#bounds(), this.#frame, legible);
    const first = this.#first();
    this.#isFitted = legible;
    this.#look(first && legible ? revealing(view, first, this.#frame) : view);
  }

  /** Moves as little as shows these areas, the last above all. */
  reveal(...areas: Area[]): void {
    this.#isFitted = false;
    this.#look(areas.reduce((view, area) => revealing(view, area, this.#frame), this.view));
  }

  closer(): void {
    this.#zoom(zoomStep, this.#frame.width / 2, this.#frame.height / 2);
  }

  farther(): void {
    this.#zoom(1 / zoomStep, this.#frame.width / 2, this.#frame.height / 2);
  }

  /** The point of the picture that lies under the pointer. */
  pointAt(event: MouseEvent): Point {
    const { x, y } = within(event);
    const { view } = this;
    return { x: (x - view.x) / view.zoom, y: (y - view.y) / view.zoom };
  }

  /** A plain wheel belongs to the page. */
  wheel(event: WheelEvent): void {
    if (!event.ctrlKey) return;
    event.preventDefault();
    const { x, y } = within(event);
    this.#zoom(zoomStep ** (-Math.max(-notch, Math.min(notch, event.deltaY)) / notch), x, y);
  }

  grab(event: PointerEvent): void {
    if (event.button !== 0) return;
    if (event.isPrimary) this.#pointers.clear();
    if (this.#pointers.size === 0) this.wasDragged = false;
    if (this.#pointers.size < 2) this.#pointers.set(event.pointerId, within(event));
  }

  /** Whether the pointer is pressed, so that its way is the window's. */
  move(event: PointerEvent): boolean {
    const from = this.#pointers.get(event.pointerId);
    if (!from) return this.#pointers.size > 0;
    const to = within(event);
    if (!this.isMoving && Math.hypot(to.x - from.x, to.y - from.y) <= slack) return true;
    // Without capture a drag would end at the frame's edge; with it, a click would lose its box.
    if (!this.isMoving) (event.currentTarget as Element).setPointerCapture(event.pointerId);
    this.isMoving = true;
    this.wasDragged = true;
    this.#isFitted = false;
    const [still] = [...this.#pointers].filter(([id]) => id !== event.pointerId);
    this.#pointers.set(event.pointerId, to);
    const { x, y, zoom } = this.view;
    if (still) this.#look(pinched(this.view, [from, still[1]], [to, still[1]]));
    else this.#look({ x: x + to.x - from.x, y: y + to.y - from.y, zoom });
    return true;
  }

  release(event: PointerEvent): void {
    this.#pointers.delete(event.pointerId);
    if (this.#pointers.size > 0) return;
    this.isMoving = false;
    this.#host.requestUpdate();
  }

  /** One finger that moves up or down scrolls the page; two are the tree's alone. */
  touch(event: TouchEvent): void {
    if (event.touches.length > 1 && event.cancelable) event.preventDefault();
  }

  #zoom(factor: number, x: number, y: number): void {
    this.#isFitted = false;
    this.#look(zoomed(this.view, factor, x, y));
  }

  #look(view: View): void {
    this.#view = held(view, this.#bounds(), this.#frame);
    this.#host.requestUpdate();
  }
}

/** Where in the frame a pointer is, in the frame's own pixels: whoever shows the page may have scaled it. */
function within(event: MouseEvent): Point {
  const frame = event.currentTarget as HTMLElement;
  const { left, top, width, height } = frame.getBoundingClientRect();
  const across = width / frame.offsetWidth || 1;
  const down = height / frame.offsetHeight || 1;
  return { x: (event.clientX - left) / across, y: (event.clientY - top) / down };
}
