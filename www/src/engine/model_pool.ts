/** The models of a worker: each is read once, however many engines use it, and freed when none does. */
import type { ModelSource, Progress } from './protocol';

type OnProgress = (progress: Progress) => void;

export interface Lent<M> {
  model: M;
  /** The model may be gone after it; a second call does nothing. */
  giveBack(): void;
}

interface Entry<M> {
  model: Promise<M>;
  users: number;
  readonly listeners: Set<OnProgress>;
}

export class ModelPool<M extends { free(): void }> {
  readonly #read: (source: ModelSource, onProgress: OnProgress) => Promise<M>;
  readonly #entries = new Map<string, Entry<M>>();

  constructor(read: (source: ModelSource, onProgress: OnProgress) => Promise<M>) {
    this.#read = read;
  }

  async borrow(source: ModelSource, onProgress: OnProgress): Promise<Lent<M>> {
    const key = keyOf(source);
    const entry = (key !== null && this.#entries.get(key)) || this.#open(source, key);
    entry.users += 1;
    entry.listeners.add(onProgress);
    let isLent = true;
    const giveBack = () => {
      if (isLent) this.#leave(entry, key);
      isLent = false;
    };
    try {
      return { model: await entry.model, giveBack };
    } catch (thrown) {
      giveBack();
      throw thrown;
    } finally {
      entry.listeners.delete(onProgress);
    }
  }

  /** The next one who borrows it has it read again: its files may have changed. */
  forget(source: ModelSource): void {
    const key = keyOf(source);
    if (key !== null) this.#entries.delete(key);
  }

  #open(source: ModelSource, key: string | null): Entry<M> {
    const listeners = new Set<OnProgress>();
    const tell: OnProgress = (progress) => {
      for (const listener of listeners) listener(progress);
    };
    const entry = { model: this.#read(source, tell), users: 0, listeners };
    if (key !== null) this.#entries.set(key, entry);
    return entry;
  }

  #leave(entry: Entry<M>, key: string | null): void {
    entry.users -= 1;
    if (entry.users > 0) return;
    if (key !== null && this.#entries.get(key) === entry) this.#entries.delete(key);
    // One that could not be read has nothing to free, and was told of already.
    entry.model.then(
      (model) => model.free(),
      () => {},
    );
  }
}

/** `null` where two sources of one name may differ. */
function keyOf(source: ModelSource): string | null {
  const weights = source.weights ?? 'f32';
  if (source.kind === 'shipped') return `shipped ${weights} ${source.name}`;
  return source.kind === 'address' ? `address ${weights} ${source.address}` : null;
}
