/** Has the browser keep the page for when there is no network; where it cannot, nothing is lost. */
import { keepRest } from './stores';

export function keepOffline(): void {
  // The page as one file, and the one that is being worked on, have no such worker beside them.
  if (import.meta.env.MODE !== 'production' || origin === 'null') return;
  const { serviceWorker } = navigator;
  serviceWorker?.register('./service-worker.js').catch(() => {});
  void serviceWorker?.ready.then(({ active }) => {
    if (!savesData()) whenIdle(() => active?.postMessage(keepRest));
  });
}

/** Whoever asks for few bytes keeps what was looked at. */
function savesData(): boolean {
  const { connection } = navigator as { connection?: { saveData?: boolean } };
  return connection?.saveData === true;
}

function whenIdle(act: () => void): void {
  if ('requestIdleCallback' in window) requestIdleCallback(act);
  else setTimeout(act, 2000);
}
