/**
 * How the page learns that a worker died: the worker holds a lock for as long as it lives. No event
 * tells of a worker that was ended from outside or ran out of memory, and a silent one may be busy.
 */

/** Resolves once the lock is held, which then lasts until the worker ends. */
export function holdLifeline(name: string): Promise<void> {
  return new Promise((resolve) => {
    const held = navigator.locks?.request(name, () => {
      resolve();
      return new Promise(() => {});
    });
    // Pages without a secure origin have no locks; they still see errors and crashes.
    if (held) held.catch(() => resolve());
    else resolve();
  });
}

/** Resolves when the worker that holds the lock has ended; never, where there are no locks. */
export function lifelineCut(name: string): Promise<void> {
  return new Promise((resolve) => {
    navigator.locks?.request(name, () => resolve()).catch(() => {});
  });
}
