/** From what an address says to the model and the text that it leads to. */
import type { Opening } from './opening';
import type { Session } from './session';
import { complained } from './state/actions';
import type { Address } from './state/address';
import { arrived, stayed } from './state/arrival';
import type { Store } from './state/store';
import { usualModel, wanted } from './wanted';

export class Visiting {
  readonly #store: Store;
  readonly #session: Session;
  readonly #opening: Opening;

  constructor(store: Store, session: Session, opening: Opening) {
    this.#store = store;
    this.#session = session;
    this.#opening = opening;
  }

  /** Opens what an address leads to; a model that cannot be opened gives way to the usual one. */
  async visit(address: Address): Promise<void> {
    const field = address.model ?? usualModel;
    const { model } = this.#store.state;
    if (model && (model.field ?? usualModel) === field) return this.#session.visit(address);
    const before = this.#store.state;
    this.#store.act(arrived(address));
    if (await this.#opening.load(wanted(field), address)) return;
    const { loadProblem } = this.#store.state;
    if (before.model && this.#store.state.model === before.model) this.#store.act(stayed(before));
    if (!loadProblem || field === usualModel || this.#store.state.model) return;
    const { problem } = loadProblem;
    this.#store.act(complained({ field: 'model', value: field, problem }));
    await this.#opening.load(wanted(usualModel), address);
  }
}
