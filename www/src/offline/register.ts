/** Has the browser keep the page for when there is no network; where it cannot, nothing is lost. */

export function keepOffline(): void {
  // The page as one file, and the one that is being worked on, have no such worker beside them.
  if (import.meta.env.MODE !== 'production' || origin === 'null') return;
  // After the page has what it shows: the first visit must not wait for the second.
  addEventListener('load', () => {
    navigator.serviceWorker?.register('./service-worker.js').catch(() => {});
  });
}
