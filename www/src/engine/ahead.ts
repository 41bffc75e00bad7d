/** Files of a shipped model that are fetched before anyone asks for it: they are here when the worker is awake. */
import type { FileAddress, ModelSource } from './protocol';

type Shipped = Extract<ModelSource, { kind: 'shipped' }>;

export class FetchedAhead {
  readonly #name: string;
  readonly #files: Promise<Record<string, FileAddress> | null>;

  constructor({ name, addresses }: Shipped) {
    this.#name = name;
    // What cannot be fetched is left to the worker, which says why.
    this.#files = all(addresses).catch(() => null);
  }

  /** The same source, with its files at hand if it is this model. */
  async fill(source: ModelSource): Promise<ModelSource> {
    if (source.kind !== 'shipped' || source.name !== this.#name) return source;
    return { ...source, addresses: (await this.#files) ?? source.addresses };
  }
}

async function all(addresses: Shipped['addresses']): Promise<Record<string, FileAddress>> {
  const files = Object.entries(addresses).map(async ([name, at]) => [name, await fetched(at)]);
  return Object.fromEntries(await Promise.all(files));
}

async function fetched(at: FileAddress): Promise<FileAddress> {
  if (typeof at !== 'string') return at;
  const answer = await fetch(at);
  if (!answer.ok) throw new Error(`${answer.status}`);
  return answer.arrayBuffer();
}
