/** From what an address says to the model and the text that it leads to. */
import type { ModelSource } from './engine/protocol';
import type { Opening } from './opening';
import type { Session, Wanted } from './session';
import { shippedModels } from './shipped';
import { complained } from './state/actions';
import type { Address } from './state/address';
import { arrived, stayed } from './state/arrival';
import { keptName, readField } from './state/opening';
import type { Store } from './state/store';

const usualModel = 'storyland';

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

/** A model by what an address says for it. */
export function wanted(field: string): Wanted {
  const { place, weights } = readField(field);
  const source = { ...sourceFrom(place), weights };
  return { source, field: field === usualModel ? null : field };
}

function sourceFrom(model: string): ModelSource {
  const kept = keptName(model);
  if (kept !== null) return { kind: 'kept', name: kept };
  const addresses = shippedModels.get(model);
  const base = document.baseURI;
  if (!addresses) {
    // What is no address at all is refused like any other, by the worker.
    const address = URL.canParse(model, base) ? new URL(model, base).href : model;
    return { kind: 'address', address };
  }
  // The worker lives in another folder: addresses must not depend on where they are read.
  const absolute = Object.entries(addresses).map(([name, at]) => [
    name,
    typeof at === 'string' ? new URL(at, base).href : at,
  ]);
  return { kind: 'shipped', name: model, addresses: Object.fromEntries(absolute) };
}
