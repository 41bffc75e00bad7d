/** A visitor of the built page: a browser with nothing in its cache, and the watch in every page. */
import type { Browser, BrowserContext, BrowserContextOptions, Page } from 'playwright-core';
import { installWatch } from './watch';

const search = '?lang=en';

export async function newVisitor(
  browser: Browser,
  more: BrowserContextOptions = {},
): Promise<BrowserContext> {
  const visitor = await browser.newContext({ viewport: { width: 1280, height: 720 }, ...more });
  await visitor.addInitScript(installWatch);
  return visitor;
}

/** Milliseconds until the page shows its first distribution. */
export async function open(page: Page, address: string): Promise<number> {
  await page.goto(address + search);
  return page.evaluate(() => window.watch.opened);
}
