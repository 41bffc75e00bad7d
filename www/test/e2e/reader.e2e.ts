/** What belongs to the reader: the keys, and the way past what stands before the text. */
import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { faults } from './axe';
import { launch } from './chromium';
import { decoded, opened, written, wrote } from './visit';

let browser: Browser;
beforeAll(async () => {
  browser = await launch();
});
afterAll(() => browser.close());

test('single keys are turned off for this browser, not for a link', async () => {
  const { page } = await opened(browser, '?lang=en&prompt=the+cat');
  const keys = page.locator('look-key-list [role="switch"]');
  await page.keyboard.press('s');
  await wrote(page, 1);
  await keys.click();
  await expect.poll(() => keys.getAttribute('aria-checked')).toBe('false');
  await expect.poll(() => page.locator('button.step').getAttribute('aria-keyshortcuts')).toBeNull();
  await page.keyboard.press('s');
  await page.keyboard.press('2');
  await page.locator('button.step').click();
  await wrote(page, 2);
  expect(
    await page.locator('look-view-tabs [aria-current="page"]').first().textContent(),
  ).toContain('Decode');
  await expect.poll(() => page.url()).toContain('did=step*2');
  const link = page.url();
  await page.reload();
  await decoded(page);
  await expect.poll(() => keys.textContent()).toContain('off');
  expect(page.url()).toBe(link);
  await page.keyboard.press('s');
  await keys.click();
  await page.keyboard.press('s');
  await expect.poll(() => written(page).count()).toBe(3);
  await page.close();
});

describe.each([
  ['en', 'Skip to the text'],
  ['zh', '跳到正文'],
])('in %s', (lang, skip) => {
  test('the first key press finds the way to the text', async () => {
    const { page } = await opened(browser, `?lang=${lang}&prompt=the+cat`);
    const before = page.url();
    await page.keyboard.press('Tab');
    await expect.poll(focused).toBe(skip);
    await page.keyboard.press('Enter');
    await page.keyboard.press('Tab');
    await expect
      .poll(() => page.locator('textarea').evaluate((field) => field.matches(':focus')))
      .toBe(true);
    expect(page.url()).toBe(before);
    await page.close();

    function focused() {
      return page.evaluate(() => {
        let active = document.activeElement;
        while (active?.shadowRoot?.activeElement) active = active.shadowRoot.activeElement;
        return active?.textContent?.trim();
      });
    }
  });

  test('a link that is full of faults, and keys that are off, have no fault that axe knows', async () => {
    const search = `?lang=${lang}&view=z&processors=top-k%3D3,x&did=step~jump&prompt=the+cat`;
    const { page } = await opened(browser, search);
    await page.locator('look-key-list [role="switch"]').click();
    await page.locator('look-complaints li').nth(2).waitFor();
    expect(await faults(page)).toEqual([]);
    await page.close();
  });
});
