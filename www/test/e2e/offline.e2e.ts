/** The page without a network, after one visit. */
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, expect, inject, test } from 'vitest';
import { launch } from './chromium';
import { decoded, written, wrote } from './visit';

let browser: Browser;

beforeAll(async () => {
  browser = await launch();
});

afterAll(async () => {
  await browser?.close();
});

/** A visit, until everything is kept. */
async function visited() {
  const context = await browser.newContext();
  const page = await context.newPage();
  await page.goto(`${inject('address')}?lang=en&prompt=the+cat`);
  await decoded(page);
  await page.evaluate(async () => {
    await navigator.serviceWorker.ready;
  });
  await expect
    .poll(() =>
      page.evaluate(async () => {
        const registration = await navigator.serviceWorker.getRegistration();
        return registration?.active?.state;
      }),
    )
    .toBe('activated');
  return { context, page };
}

/** Waits for what the page keeps when it has nothing to do: another language is among it. */
async function keptWhole(page: Page): Promise<void> {
  const kept = () =>
    page.evaluate(async () => {
      const names = await caches.keys();
      const requests = await Promise.all(
        names.map(async (name) => (await caches.open(name)).keys()),
      );
      return requests.flat().map(({ url }) => url);
    });
  const worker = await (await fetch(`${inject('address')}service-worker.js`)).text();
  const parts = [...worker.matchAll(/assets\/[\w.-]+/g)].map(([part]) => part);
  expect(parts.join()).toMatch(/attention_view.*katex.*sharing/);
  await expect
    .poll(async () => {
      const urls = await kept();
      return parts.filter((part) => !urls.some((url) => url.endsWith(part)));
    })
    .toEqual([]);
}

test('after one visit the page opens without a network, with any address, and writes', async () => {
  const { context, page } = await visited();
  await keptWhole(page);
  await context.setOffline(true);
  await page.goto(`${inject('address')}?lang=zh&prompt=the+bird&did=step*2`);
  await decoded(page);
  await wrote(page, 2);
  await page.keyboard.press('s');
  await expect.poll(() => written(page).count()).toBe(3);
  await context.close();
});

test('parts that were never looked at are there as well, once the page has had nothing to do', async () => {
  const { context, page } = await visited();
  await keptWhole(page);
  await context.setOffline(true);
  await page.goto(`${inject('address')}?lang=en&view=attention&prompt=the+bird`);
  await page.locator('look-attention-matrix').waitFor();
  await page.locator('look-keeping .share').click();
  await page.locator('look-share dialog').waitFor();
  await context.close();
});

test('a new version is shown at the next visit, without closing anything', async () => {
  const { context, page } = await visited();
  await context.route(
    (url) => url.href === inject('address'),
    async (route) => {
      const answer = await route.fetch();
      const body = (await answer.text()).replace('<title>Lookback', '<title>Newer');
      await route.fulfill({ response: answer, body });
    },
  );
  // A host that takes its time has its answer shown one visit later.
  const next = async () => {
    await page.goto(inject('address'));
    return page.title();
  };
  await expect.poll(next).toBe('Newer');
  await context.close();
});

test('a page that is stored does not wait for a host that is slow to answer', async () => {
  const { context, page } = await visited();
  const asked: string[] = [];
  await context.route(
    (url) => url.href === inject('address'),
    (route) => void asked.push(route.request().url()),
  );
  await page.goto(inject('address'));
  await decoded(page);
  expect(asked).toHaveLength(1);
  await context.close();
});

test('it can be installed: its manifest and icons are there', async () => {
  const page = await browser.newPage();
  await page.goto(inject('address'));
  const href = (await page.locator('link[rel="manifest"]').getAttribute('href')) ?? '';
  const at = new URL(href, inject('address'));
  const manifest = (await (await fetch(at)).json()) as { icons: { src: string }[] };
  expect(manifest).toMatchObject({ start_url: './', display: 'standalone' });
  for (const { src } of manifest.icons) expect((await fetch(new URL(src, at))).status).toBe(200);
  await page.close();
});
