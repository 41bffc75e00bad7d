/** A visit to the page in a real browser, which also keeps what must not happen. */
import type { Browser, BrowserContextOptions, Page } from 'playwright-core';
import { inject } from 'vitest';

export interface Visit {
  page: Page;
  /** Addresses outside the page's own host. */
  foreign: string[];
  /** Errors and refusals by the policy, as the browser's console tells them. */
  complaints: string[];
}

export async function visit(
  browser: Browser,
  search = '?lang=en',
  options: BrowserContextOptions = {},
): Promise<Visit> {
  const address = inject('address');
  const page = await browser.newPage({ viewport: { width: 1280, height: 720 }, ...options });
  const foreign: string[] = [];
  const complaints: string[] = [];
  page.on('request', (request) => {
    if (!request.url().startsWith(address)) foreign.push(request.url());
  });
  page.on('pageerror', (error) => complaints.push(error.message));
  page.on('console', (message) => {
    if (['error', 'warning'].includes(message.type())) complaints.push(message.text());
  });
  await page.goto(address + search);
  return { page, foreign, complaints };
}

/** Waits for a text that can go on. */
export async function opened(browser: Browser, search?: string, options?: BrowserContextOptions) {
  const visited = await visit(browser, search, options);
  await bars(visited.page).first().waitFor();
  return visited;
}

export const chips = (page: Page) => page.locator('look-token-strip .chip');
export const written = (page: Page) => page.locator('look-token-strip .chip.written');
/** The next token's candidates, whether or not processors stand between them and the model. */
export const bars = (page: Page) =>
  page.locator('look-next-tokens button, look-waterfall tbody button');
export const rows = (page: Page) => page.locator('look-next-tokens button');

/** The numbers of the pointed cell, by name. */
export async function cellFacts(page: Page) {
  const text = async (name: string) =>
    (await page.locator(`look-cell-facts .${name}`).textContent())?.replace('−', '-') ?? '';
  return {
    score: Number(await text('score')),
    scaled: Number(await text('scaled')),
    mask: await text('mask'),
    weight: Number(await text('weight')),
  };
}
