/** What `look-back.js` gives: the custom element `<look-back>`. */

export type View =
  | 'decode'
  | 'attention'
  | 'compare'
  | 'text'
  | 'next'
  | 'waterfall'
  | 'tree'
  | 'rounds'
  | 'ledger'
  | 'matrix';

export type Controls = 'none' | 'step' | 'all';

/** What can be said of a figure, as attributes of the element or fields of an address. */
export interface LookBackAttributes {
  model?: string;
  prompt?: string;
  strategy?: string;
  /** How many beams a search by beams has. */
  width?: string | number;
  processors?: string;
  seed?: string | number;
  tokens?: string | number;
  also?: string;
  did?: string;
  lang?: 'en' | 'zh';
  theme?: 'system' | 'light' | 'dark';
  view?: View;
  controls?: Controls;
  at?: string | number;
  layer?: string | number;
  head?: string | number;
  cell?: string;
  mask?: string;
  flip?: string;
  off?: string;
  probe?: string;
  stage?: string;
  speed?: string | number;
  spaces?: '1';
  lanes?: string;
  upto?: string | number;
}

export interface LookBackState {
  /** An address that leads to this state, as `go` takes it. */
  state: string;
  /** How many tokens have been written. */
  steps: number;
  /** Why nothing more can be written; `null`: it can. */
  stop: string | null;
  canStep: boolean;
  canBack: boolean;
}

export interface LookBackToken {
  token: string;
  id: number;
  prob: number;
  /** In nats. */
  logProb: number;
  /** How many have been written, this one included. */
  steps: number;
}

export interface LookBackProblem {
  code: string;
  message: string;
}

export interface LookBackEvents {
  ready: CustomEvent<LookBackState>;
  step: CustomEvent<LookBackToken | null>;
  choose: CustomEvent<LookBackToken | null>;
  statechange: CustomEvent<LookBackState>;
  error: CustomEvent<LookBackProblem>;
  leave: CustomEvent<null>;
}

export interface LookBackElement extends HTMLElement {
  readonly state: string;
  readonly steps: number;
  readonly stop: string | null;
  step(): Promise<void>;
  back(): Promise<void>;
  forward(): Promise<void>;
  restart(): Promise<void>;
  play(): Promise<void>;
  pause(): Promise<void>;
  /** Goes to where an address leads. */
  go(search: string): Promise<void>;
  /** What is shown as SVG; `null`: there is nothing yet. */
  picture(theme?: 'light' | 'dark'): Promise<string | null>;
  /** Takes the focus out of the element. */
  leave(): void;
  addEventListener<E extends keyof LookBackEvents>(
    event: E,
    listener: (event: LookBackEvents[E]) => void,
    options?: boolean | AddEventListenerOptions,
  ): void;
  addEventListener(
    event: string,
    listener: EventListenerOrEventListenerObject,
    options?: boolean | AddEventListenerOptions,
  ): void;
}

declare global {
  interface HTMLElementTagNameMap {
    'look-back': LookBackElement;
  }
}
