/** The element on pages with a policy of their own: what EMBED.md asks for is enough, and what lacks is named. */
import { readFileSync } from 'node:fs';
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, expect, inject, test } from 'vitest';
import { launch } from './chromium';
import { held, hosted } from './host_page';

const documents = readFileSync(new URL('../../../EMBED.md', import.meta.url), 'utf8');
const asked = /`(script-src 'self' [^`]*)`/.exec(documents)?.[1] ?? '';
const figure =
  '<look-back view="decode" controls="all" prompt="the cat" did="step*2" lang="en"></look-back>';
/** The icon is the page's own affair. */
const nothing = "default-src 'none'; img-src data:";

let browser: Browser;

beforeAll(async () => {
  browser = await launch();
});

afterAll(async () => {
  await browser?.close();
});

/** What the policy of a page says where the figures are another host's. */
const foreign = (policy: string) =>
  policy.replaceAll("'self'", `'self' ${new URL(inject('address')).origin}`);

const facesLoaded = (page: Page) =>
  page.evaluate(() =>
    [...document.fonts].filter(({ status }) => status === 'loaded').map(({ family }) => family),
  );

test.each([false, true])(
  'with the policy that is documented, and nothing more, all of it works; from another host: %s',
  async (elsewhere) => {
    const policy = `${nothing}; ${elsewhere ? foreign(asked) : asked}`;
    const { page, complaints } = await hosted(browser, figure, { policy, elsewhere });
    await page.locator('look-controls .step').click();
    await expect.poll(async () => (await held(page)).steps).toBe(3);
    await page.locator('look-back').getByText('Formulas').first().click();
    await page.locator('look-formula .katex').first().waitFor();
    await expect
      .poll(() => facesLoaded(page))
      .toEqual(expect.arrayContaining(['Inter Variable', 'JetBrains Mono Variable', 'KaTeX_Main']));
    expect(complaints).toEqual([]);
    await page.close();
  },
);

test.each([
  ["'wasm-unsafe-eval' in script-src", " 'wasm-unsafe-eval'", ''],
  ["'self' in worker-src", "'self' blob:", "'none'"],
  ["'self' in connect-src", "connect-src 'self'", "connect-src 'none'"],
])('a policy without %s is told of by that rule, once, and shown', async (rule, from, to) => {
  const policy = `${nothing}; ${asked.replace(from, to)}`;
  expect(policy).not.toContain(asked);
  const { page, complaints } = await hosted(browser, figure, { policy });
  const alert = page.locator('look-load-status [role=alert]');
  await expect.poll(() => alert.textContent()).toMatch('Content-Security-Policy of this page');
  await expect.poll(() => alert.textContent()).toContain(`must allow ${rule}`);
  await expect
    .poll(() => complaints.filter((one) => one.includes('<look-back>')))
    .toEqual([`<look-back>: the page's Content-Security-Policy must allow ${rule}`]);
  await expect
    .poll(() => page.evaluate(() => (window as unknown as { told: unknown[] }).told))
    .toEqual([{ code: 'refused-by-policy', message: expect.stringContaining(rule) }]);
  expect(complaints.filter((one) => /Uncaught|TypeError/.test(one))).toEqual([]);
  await page.close();
});

test('without faces the figure stands in the faces of the machine', async () => {
  const policy = `${nothing}; ${asked.replace("font-src 'self'", "font-src 'none'")}`;
  const { page } = await hosted(browser, figure, { policy });
  await page.locator('look-next-tokens button').first().waitFor();
  await page.locator('look-controls .step').click();
  await expect.poll(async () => (await held(page)).steps).toBe(3);
  await page.close();
});

test('a frame asks of the page around for no more than to be framed', async () => {
  const address = inject('address');
  const page = await browser.newPage();
  const complaints: string[] = [];
  page.on('console', (message) => complaints.push(message.text()));
  await page.route(`${address}host.html`, (route) =>
    route.fulfill({
      contentType: 'text/html',
      headers: { 'content-security-policy': `${nothing}; frame-src 'self'` },
      body: `<!doctype html><title>Host</title><link rel="icon" href="data:,">
        <iframe title="x" sandbox="allow-scripts" src="embed.html?view=text&did=step*2"></iframe>`,
    }),
  );
  await page.goto(`${address}host.html`);
  const written = page.frameLocator('iframe').locator('.chip.written');
  await expect.poll(() => written.count()).toBe(2);
  expect(complaints).toEqual([]);
  await page.close();
});
