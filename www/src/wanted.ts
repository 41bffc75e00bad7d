/** Models by what an address says for them. */
import type { ModelSource } from './engine/protocol';
import type { Wanted } from './session';
import { shippedModels } from './shipped';
import { keptName, readField } from './state/opening';

export const usualModel = 'storyland';

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
