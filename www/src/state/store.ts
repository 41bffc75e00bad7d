/** The one place where the state is kept. */
import type { Action } from './actions';
import type { State } from './state';

export class Store {
  #state: State;
  readonly #listeners = new Set<(state: State) => void>();

  constructor(state: State) {
    this.#state = state;
  }

  get state(): State {
    return this.#state;
  }

  act(action: Action): void {
    const next = action(this.#state);
    if (next === this.#state) return;
    this.#state = next;
    for (const listener of this.#listeners) listener(next);
  }

  /** Calls `listener` now and after every change. */
  follow(listener: (state: State) => void): void {
    this.#listeners.add(listener);
    listener(this.#state);
  }
}
