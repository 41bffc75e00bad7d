/** Which formulas are unfolded: each by its own button, or all at once. */
import type { ReactiveController, ReactiveControllerHost } from 'lit';

/** On a narrow screen formulas would push the settings apart. */
const wide = '(min-width: 48rem)';

export class FormulaSwitch implements ReactiveController {
  /** Whether there is more to explain than what the page begins with: a first visit loads no formulas. */
  isWanted = false;
  readonly #host: ReactiveControllerHost;
  #all: boolean | null = null;
  readonly #own = new Map<string, boolean>();

  constructor(host: ReactiveControllerHost) {
    this.#host = host;
    host.addController(this);
  }

  hostConnected(): void {}

  get isOn(): boolean {
    return this.#all ?? (this.isWanted && matchMedia(wide).matches);
  }

  isOpen(name: string): boolean {
    return this.#own.get(name) ?? this.isOn;
  }

  turn(name: string): void {
    this.#own.set(name, !this.isOpen(name));
    this.#host.requestUpdate();
  }

  turnAll(): void {
    this.#all = !this.isOn;
    this.#own.clear();
    this.#host.requestUpdate();
  }
}
