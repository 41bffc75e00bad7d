/** What the page asks of a model's files itself, without the worker: their size, and to be kept. */
import { pathsOf, planFrom } from './files';
import { canKeep, forget, type KeptModel, keep, listKept } from './kept';
import { attempt } from './problem';
import type { ModelSource, Outcome } from './protocol';
import { shelfOf } from './shelves';
import { type Size, weigh } from './weigh';

export interface Library {
  weigh(source: ModelSource): Promise<Outcome<Size>>;
  canKeep(): Promise<boolean>;
  list(): Promise<Outcome<KeptModel[]>>;
  keep(source: ModelSource, name: string, bytes: number): Promise<Outcome<void>>;
  forget(name: string): Promise<Outcome<void>>;
}

export const library: Library = {
  weigh: (source) => attempt(() => weigh(source)),
  canKeep,
  list: () => attempt(listKept),
  keep: (source, name, bytes) =>
    attempt(async () => {
      // Asked of the reader once: the browser remembers the answer. Without it, it may clear what is kept.
      if (!(await navigator.storage?.persisted?.())) await navigator.storage?.persist?.();
      const { paths, open } = await shelfOf(source);
      await keep(name, { paths: pathsOf(planFrom(paths)), open }, bytes);
    }),
  forget: (name) => attempt(() => forget(name)),
};
