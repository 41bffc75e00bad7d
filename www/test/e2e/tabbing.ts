/** Walking by the Tab key, as those do who have no pointer. */
import type { Page } from 'playwright-core';

/** More stops than the page has. */
const mostStops = 250;

/** Goes on until what has the focus matches. */
export async function tabTo(page: Page, selector: string): Promise<void> {
  // A part that is still being fetched is no stop yet.
  await page.locator(selector).first().waitFor({ state: 'attached' });
  const reached = page.locator(selector).and(page.locator(':focus'));
  for (let stop = 0; stop < mostStops; stop += 1) {
    if ((await reached.count()) > 0) return;
    await page.keyboard.press('Tab');
  }
  throw new Error(`no Tab leads to ${selector}`);
}
