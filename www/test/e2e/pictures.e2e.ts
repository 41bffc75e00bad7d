/** What draws pictures is fetched with the first of them; without it nothing is lost. */
import { readFileSync } from 'node:fs';
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, expect, inject, test } from 'vitest';
import { launch } from './chromium';
import { decoded, opened, wrote } from './visit';

let browser: Browser;
beforeAll(async () => {
  browser = await launch();
});
afterAll(() => browser.close());

const search = '?lang=en&prompt=the+cat&did=step*2';
const module = /pictures_bg-[\w-]+\.wasm$/;

const menu = (page: Page) =>
  page.getByRole('group', { name: 'Save as: decoding tree', exact: true });
const button = (page: Page) => menu(page).locator('[data-format=svg]');

async function savedTree(page: Page): Promise<string> {
  const waiting = page.waitForEvent('download');
  await button(page).click();
  return readFileSync(await (await waiting).path(), 'utf8');
}

test('the first picture brings what draws it, and the next needs no more', async () => {
  const { page, complaints } = await opened(browser, search);
  const asked: string[] = [];
  page.on('request', (request) => asked.push(request.url()));
  const first = await savedTree(page);
  expect(first).toMatch(/^<svg/);
  expect(asked.filter((address) => module.test(address))).toHaveLength(1);
  expect(await savedTree(page)).toBe(first);
  expect(asked.filter((address) => module.test(address))).toHaveLength(1);
  expect(complaints).toEqual([]);
  await page.close();
});

test('where it cannot be fetched the page says so, goes on, and saves when it can', async () => {
  const { page } = await opened(browser, search, { serviceWorkers: 'block' });
  await page.route(module, (route) => route.abort());
  await button(page).click();
  const problem = menu(page).getByRole('alert');
  expect(await problem.textContent()).toContain(
    'The part that draws pictures could not be fetched',
  );
  await wrote(page, 2);
  await page.keyboard.press('s');
  await wrote(page, 3);
  await page.unroute(module);
  expect(await savedTree(page)).toMatch(/^<svg/);
  expect(await problem.count()).toBe(0);
  await page.close();
});

test('after one visit a picture can be saved without a network, though none was before', async () => {
  const context = await browser.newContext();
  const page = await context.newPage();
  await page.goto(inject('address') + search);
  await decoded(page);
  const isKept = () =>
    page.evaluate(async () => {
      const names = await caches.keys();
      const kept = await Promise.all(names.map(async (name) => (await caches.open(name)).keys()));
      const urls = kept.flat().map(({ url }) => url);
      return ['pictures_bg', 'figure_file'].every((part) => urls.some((url) => url.includes(part)));
    });
  await expect.poll(isKept).toBe(true);
  await context.setOffline(true);
  await page.reload();
  await decoded(page);
  expect(await savedTree(page)).toMatch(/^<svg/);
  await context.close();
});
