/** Which answers are kept for when there is no network, and which of them are asked for again. */

/** The caches of a host are shared by everything on it. */
export const prefix = 'lookback-page:';

/** What the page says once it has nothing else to do: all its parts may now be fetched. */
export const keepRest = 'keep-rest';

/** Names that hold a hash of what they name: what lies under one never changes. */
export function isLasting(path: string): boolean {
  return /\/assets\/[^/]+-[\w-]{8}\.\w+$/.test(path);
}

/** A page that was opened before a new version came may still ask for its own files: two are kept. */
export function outdated(names: readonly string[], now: string): string[] {
  const others = names.filter((name) => name.startsWith(prefix) && name !== now);
  return others.slice(0, -1);
}
