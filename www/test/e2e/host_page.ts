/** A page of someone else, on which the built element stands. */
import type { Browser, Page } from 'playwright-core';
import { inject } from 'vitest';

export interface Hosted {
  page: Page;
  complaints: string[];
  /** Paths that were asked for. */
  asked: string[];
}

export interface HostOptions {
  styles?: string;
  /** Whether the page is of another host than the module, which lets it be read. */
  elsewhere?: boolean;
  /** The page's own Content-Security-Policy. */
  policy?: string;
  /** As what the host serves wasm. */
  wasmType?: string;
}

export async function hosted(
  browser: Browser,
  body: string,
  { styles = '', elsewhere = false, policy, wasmType }: HostOptions = {},
): Promise<Hosted> {
  const address = inject('address');
  const page = await browser.newPage({
    viewport: { width: 1280, height: 720 },
    reducedMotion: 'reduce',
  });
  const complaints: string[] = [];
  const asked: string[] = [];
  page.on('pageerror', (error) => complaints.push(error.message));
  page.on('console', (message) => {
    if (['error', 'warning'].includes(message.type())) complaints.push(message.text());
  });
  page.on('request', (request) => asked.push(new URL(request.url()).pathname));
  const host = elsewhere ? address.replace('127.0.0.1', 'localhost') : address;
  if (elsewhere)
    await page.route(`${address}**`, async (route) => {
      const response = await route.fetch();
      const headers = { ...response.headers(), 'access-control-allow-origin': '*' };
      await route.fulfill({ response, headers });
    });
  await page.route(`${host}host.html`, (route) =>
    route.fulfill({
      contentType: 'text/html',
      headers: policy === undefined ? {} : { 'content-security-policy': policy },
      body: `<!doctype html><html lang="en"><head><title>Host</title><link rel="icon" href="data:,">${styles && `<style>${styles}</style>`}
        <script type="module" src="${address}look-back.js"></script></head><body><main><h1>Host</h1>${body}</main></body></html>`,
    }),
  );
  if (wasmType !== undefined)
    await page.route('**/*.wasm', async (route) => {
      const response = await route.fetch();
      const headers = { ...response.headers(), 'content-type': wasmType };
      await route.fulfill({ response, headers });
    });
  await page.addInitScript(() => {
    const told: unknown[] = [];
    Object.assign(window, { told });
    document.addEventListener('error', (event: Event) => told.push((event as CustomEvent).detail));
  });
  await page.goto(`${host}host.html`);
  await page.locator('look-back [part=figure]').first().waitFor({ state: 'attached' });
  return { page, complaints, asked };
}

/** One element, and what else the page has. */
export const shown = (browser: Browser, attributes: string, more = '') =>
  hosted(browser, `<look-back ${attributes}></look-back>${more}`);

/** Three beams after three steps. */
export const tree = 'view="tree" prompt="once upon a time" strategy="beam" width="3" did="step*3"';

export const texts = (page: Page) => page.locator('look-tree [role=treeitem]');

/** What the first element holds. */
export const held = (page: Page) =>
  page.evaluate(() => {
    const { state, steps, stop } = document.querySelector('look-back') as unknown as {
      state: string;
      steps: number;
      stop: string | null;
    };
    return { state, steps, stop };
  });
