/** A figure in a slide, whether a frame or an element: what it is told, and what is heard from it. */

/** What a figure in a slide says to the plugin. */
export interface FigureHearer {
  /** It can be told things from now on. */
  onReady(): void;
  /** A person changed it: the address of what it shows now. */
  onHand(state: string): void;
  /** A key that it has no use for. */
  onKey(key: string, shiftKey: boolean): void;
  onLeave(): void;
}

export interface SlideFigure {
  readonly element: HTMLElement;
  /** The address of the state it begins with. */
  readonly base: string;
  hear(hearer: FigureHearer): void;
  go(state: string): Promise<void>;
  /** What it shows, as something that stands still; `null`: it has no picture. */
  picture(): Promise<HTMLElement | null>;
  /** What it is to begin with when the deck loads it again: a frame forgets what it showed. */
  remember(state: string): void;
  /** Whether it was loaded with this state. */
  beganWith(state: string): boolean;
  end(): void;
}
