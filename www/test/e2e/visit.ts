/** A visit to the page in a real browser, which also keeps what must not happen. */
import type { Browser, BrowserContextOptions, Page } from 'playwright-core';
import { expect, inject } from 'vitest';
import { type Decoding, decodingFromSettings } from '../../src/state/decoding';
import { drawn } from './drawn';

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

/** Waits for a text that can go on, and for all that comes after the first frame. */
export async function opened(browser: Browser, search?: string, options?: BrowserContextOptions) {
  const visited = await visit(browser, search, options);
  await decoded(visited.page);
  return visited;
}

/** Waits for the decode view, down to its last part. */
export async function decoded(page: Page): Promise<void> {
  await bars(page).first().waitFor();
  for (const last of ['look-decoding-panel', 'look-rounds'])
    await page.locator(last).first().waitFor({ state: 'attached' });
  await drawn(page);
}

/** Waits until so many tokens are written, and every part shows it. */
export async function wrote(page: Page, count: number): Promise<void> {
  await expect.poll(() => written(page).count()).toBe(count);
  await drawn(page);
}

/** Steps, each awaited, until so many tokens are written. */
export async function stepTo(page: Page, count: number): Promise<void> {
  for (let at = await written(page).count(); at < count; at += 1) {
    await page.locator('button.step').click();
    await wrote(page, at + 1);
  }
}

/** What the text that is shown is decoded by. */
export async function decodingOf(page: Page): Promise<Decoding> {
  const settings = await page.evaluate(() => {
    const { state } = document.querySelector('look-page') as unknown as {
      state: { reading: { settings: string } | null };
    };
    return state.reading?.settings ?? '';
  });
  return decodingFromSettings(settings);
}

/** Waits until the engine has these processors: an answer that is yet to come would undo what is set before it. */
export async function decodesBy(page: Page, names: (string | null | undefined)[]): Promise<void> {
  await expect
    .poll(async () => (await decodingOf(page)).processors.map((one) => one.split('=')[0]))
    .toEqual(names);
  await drawn(page);
}

/** And this strategy. */
export async function searchesBy(page: Page, name: string): Promise<void> {
  await expect.poll(async () => (await decodingOf(page)).strategy.split('=')[0]).toBe(name);
  await drawn(page);
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
