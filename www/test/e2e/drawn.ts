/** Waiting until a page shows all that it knows. */
import type { Locator, Page } from 'playwright-core';
import { expect } from 'vitest';

/** Waits until every part has drawn what it was handed: the tree does so a moment after the others. */
export async function drawn(page: Page): Promise<void> {
  await expect.poll(() => page.evaluate(undrawn)).toEqual([]);
}

function undrawn(): string[] {
  const within = (root: ParentNode): string[] =>
    [...root.querySelectorAll<Element & { isUpdatePending?: boolean }>('*')].flatMap((one) => [
      ...(one.isUpdatePending ? [one.localName] : []),
      ...(one.shadowRoot ? within(one.shadowRoot) : []),
    ]);
  return within(document);
}

/** Waits until the text of the prompt is there, or is refused. */
export async function started(page: Page): Promise<void> {
  const isStarting = () =>
    page.evaluate(() => {
      const { state } = document.querySelector('look-page') as unknown as {
        state: { loading: object | null; starting: boolean };
      };
      return state.loading !== null || state.starting;
    });
  await expect.poll(isStarting).toBe(false);
  await drawn(page);
}

/** Waits until nothing moves any more: letters have their faces, and the place is that of the frame before. */
export async function settled(place: Locator): Promise<void> {
  await place.page().evaluate(async () => void (await document.fonts.ready));
  await drawn(place.page());
  await (await place.elementHandle())?.waitForElementState('stable');
}
