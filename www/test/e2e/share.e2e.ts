/** The dialog that makes links and embeds. */
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { faults } from './axe';
import { launch } from './chromium';
import { drawn } from './drawn';
import { opened } from './visit';

let browser: Browser;

beforeAll(async () => {
  browser = await launch();
});

afterAll(async () => {
  await browser?.close();
});

async function sharing(search: string) {
  const visited = await opened(browser, search, {
    permissions: ['clipboard-read', 'clipboard-write'],
  });
  await visited.page.locator('look-keeping .share').click();
  await visited.page.locator('look-share dialog').waitFor();
  return visited;
}

const code = (page: Page) => page.locator('look-share pre').textContent();
const pick = (page: Page, kind: string) =>
  page.locator(`look-share button[data-kind="${kind}"]`).click();

test('what makes links and embeds is fetched when it is asked for', async () => {
  const { page } = await opened(browser);
  const later: string[] = [];
  page.on('request', (request) => later.push(request.url()));
  expect(await page.evaluate(() => customElements.get('look-share') === undefined)).toBe(true);
  await page.locator('look-keeping .share').click();
  await page.locator('look-share dialog').waitFor();
  expect(later.some((address) => /sharing-.*\.js$/.test(address))).toBe(true);
  await page.close();
});

test('each kind is copied with one click, as it is shown', async () => {
  const { page, complaints } = await sharing('?lang=en&prompt=the+cat&did=step*2');
  for (const kind of ['link', 'frame', 'element', 'slide', 'quarto', 'picture']) {
    await pick(page, kind);
    await drawn(page);
    await page.locator('look-share .copy').click();
    await expect.poll(() => page.locator('look-share .copy').textContent()).toBe('Copied');
    const shown = (await code(page)) ?? '';
    await expect.poll(() => page.evaluate(() => navigator.clipboard.readText())).toBe(shown);
    expect(shown, kind).toMatch(/the\+cat|the cat/);
  }
  expect(complaints).toEqual([]);
  await page.close();
});

test('what is chosen is in the snippet and in its preview', async () => {
  const { page } = await sharing('?lang=en&prompt=the+cat&did=step*2');
  await page.locator('look-share select[name="view"]').selectOption('ledger');
  await page.locator('look-share select[name="controls"]').selectOption('none');
  await page.locator('look-share select[name="language"]').selectOption('zh');
  await page.locator('look-share select[name="theme"]').selectOption('dark');
  await pick(page, 'frame');
  await expect.poll(() => code(page)).toMatch(/src="[^"]*theme=dark/);
  const [, address] = /src="([^"]+)"/.exec((await code(page)) ?? '') ?? [];
  const fields = Object.fromEntries(new URL((address ?? '').replaceAll('&amp;', '&')).searchParams);
  expect(fields).toMatchObject({ view: 'ledger', controls: 'none', lang: 'zh', theme: 'dark' });
  const preview = page.frameLocator('look-share iframe');
  await expect.poll(() => preview.locator('look-ledger h2').textContent()).toContain('链式法则');
  await page.close();
});

test('the preview of a slide steps as the deck will', async () => {
  const { page } = await sharing('?lang=en&prompt=the+cat');
  await page.locator('look-share select[name="view"]').selectOption('text');
  await pick(page, 'slide');
  const chips = page.frameLocator('look-share iframe').locator('.chip.written');
  const [back, step] = [0, 1].map((at) => page.locator('look-share .stepping button').nth(at));
  await page.frameLocator('look-share iframe').locator('.chip').first().waitFor();
  await step?.click();
  await expect.poll(() => chips.count()).toBe(1);
  await back?.click();
  await expect.poll(() => chips.count()).toBe(0);
  await page.close();
});

test('the picture is the engine’s, and can be saved', async () => {
  const { page } = await sharing('?lang=en&prompt=the+cat&did=step*2');
  await pick(page, 'picture');
  await expect
    .poll(() => page.locator('look-share img').getAttribute('src'))
    .toMatch(/^data:image\/svg\+xml/);
  const waiting = page.waitForEvent('download');
  await page.locator('look-share .preview .save').click();
  expect((await waiting).suggestedFilename()).toBe('tree.svg');
  await page.close();
});

test('the dialog closes by Escape, gives the focus back, and no key of it reaches the page', async () => {
  const { page } = await sharing('?lang=en&prompt=the+cat');
  await page.locator('look-share select[name="view"]').focus();
  await page.keyboard.press('s');
  await page.keyboard.press('Escape');
  await expect.poll(() => page.locator('look-share').count()).toBe(0);
  expect(await page.locator('look-token-strip .chip.written').count()).toBe(0);
  const focused = () =>
    page.evaluate(() => {
      let inside = document.activeElement;
      while (inside?.shadowRoot?.activeElement) inside = inside.shadowRoot.activeElement;
      return inside?.className;
    });
  await expect.poll(focused).toBe('share');
  await page.close();
});

test.each(['?lang=en&theme=light', '?lang=zh&theme=dark'])(
  '%s: axe finds nothing in the dialog',
  async (search) => {
    const { page } = await sharing(search);
    expect(await faults(page)).toEqual([]);
    await page.close();
  },
);
