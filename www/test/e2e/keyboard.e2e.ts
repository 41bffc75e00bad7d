/** A whole visit without a pointer: all that can be done is reached by Tab, arrows and Enter. */
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { launch } from './chromium';
import { drawn } from './drawn';
import { tabTo } from './tabbing';
import { decoded, decodesBy, opened, wrote } from './visit';

let browser: Browser;
beforeAll(async () => {
  browser = await launch();
});
afterAll(() => browser.close());

async function enter(page: Page, view: string, selector: string): Promise<void> {
  await tabTo(page, `${view} ${selector}`);
  await page.keyboard.press('Enter');
}

const names = (page: Page) =>
  page
    .locator('look-decoding-panel li')
    .evaluateAll((all) => all.map((one) => one.getAttribute('data-name')));

/** From a menu that is unfolded by an arrow, as many entries further down. */
async function pick(page: Page, view: string, selector: string, down: number): Promise<void> {
  await tabTo(page, `${view} ${selector}`);
  for (let at = 0; at <= down; at += 1) await page.keyboard.press('ArrowDown');
  await page.keyboard.press('Enter');
}

test('a whole visit by the keyboard alone', { timeout: 300_000 }, async () => {
  const { page } = await opened(browser, '?lang=en', {
    permissions: ['clipboard-read', 'clipboard-write'],
  });
  const { keyboard } = page;

  // An example prompt, past the masthead.
  await enter(page, 'look-page', 'a.skip');
  await enter(page, 'look-prompt-box', '.examples button');
  await expect.poll(() => page.locator('textarea').inputValue()).toBe('the cat sat on');
  await expect.poll(() => page.url()).toContain('prompt=the+cat+sat+on');

  // Four steps.
  await tabTo(page, 'look-controls button.step');
  for (let count = 1; count <= 4; count += 1) {
    await keyboard.press('Enter');
    await wrote(page, count);
  }

  // Back to a moment, and another token there.
  await tabTo(page, 'look-token-strip ol button');
  await keyboard.press('End');
  await keyboard.press('ArrowLeft');
  await keyboard.press('Enter');
  await expect.poll(() => page.url()).toContain('at=2');
  await drawn(page);
  await tabTo(page, 'look-next-tokens button');
  await keyboard.press('Tab');
  await keyboard.press('Enter');
  await wrote(page, 3);
  await expect.poll(() => page.url()).toMatch(/did=step\*4~choose=\d+@2/);

  // Undone and done again.
  await enter(page, 'look-controls', 'button.back');
  await wrote(page, 4);
  await enter(page, 'look-controls', 'button.forward');
  await wrote(page, 3);

  // Two processors, in another order; one is taken away.
  await pick(page, 'look-decoding-panel', '#add', 1);
  await expect.poll(() => page.url()).toContain('set:strategy=greedy;processors=');
  await pick(page, 'look-decoding-panel', '#add', 3);
  await expect.poll(async () => (await names(page)).length).toBe(2);
  const [first, second] = await names(page);
  await decodesBy(page, [first, second]);
  await tabTo(page, 'look-decoding-panel li button.later');
  await keyboard.press('Alt+ArrowDown');
  await decodesBy(page, [second, first]);
  await enter(page, 'look-decoding-panel', 'li button.remove');
  await expect.poll(async () => (await names(page)).length).toBe(1);
  await decodesBy(page, await names(page));
  await enter(page, 'look-decoding-panel', 'li button.remove');
  await decodesBy(page, []);

  // Through the tree to another node.
  await tabTo(page, 'look-tree [role="tree"]');
  await drawn(page);
  const ends = page.url();
  await keyboard.press('Home');
  await keyboard.press('ArrowRight');
  await keyboard.press('Enter');
  await expect.poll(() => page.url()).not.toBe(ends);
  await expect.poll(() => page.url()).toContain('~go=');

  // A picture of it.
  const saved = page.waitForEvent('download');
  await enter(page, 'look-save-figure', 'button[data-format="svg"]');
  expect((await saved).suggestedFilename()).toMatch(/\.svg$/);

  // Attention: a head, a cell, a mask, a head that is off.
  await enter(page, 'look-view-tabs', 'button:nth-of-type(2)');
  await expect.poll(() => page.url()).toContain('view=attention');
  await page.locator('look-attention-matrix svg').first().waitFor();
  await tabTo(page, 'look-attention-matrix [role="application"]');
  await keyboard.press('ArrowLeft');
  await expect.poll(() => page.url()).toContain('cell=');
  await enter(page, 'look-mask-bar', 'button[data-mask="window"]');
  await expect.poll(() => page.url()).toContain('mask=window:2');
  await tabTo(page, 'look-head-grid button.head');
  await keyboard.press('ArrowRight');
  await expect.poll(() => page.url()).toContain('head=1');
  await keyboard.press('o');
  await expect.poll(() => page.url()).toContain('off=0.1');

  // Lanes: one more, and one less.
  await enter(page, 'look-view-tabs', 'button:nth-of-type(3)');
  await expect.poll(() => page.url()).toContain('view=compare');
  const lanes = page.locator('look-compare-lane');
  await expect.poll(() => lanes.count()).toBe(4);
  await enter(page, 'look-compare-lane', 'button.remove');
  await expect.poll(() => lanes.count()).toBe(3);
  await enter(page, 'look-compare-view', 'button.add');
  await expect.poll(() => lanes.count()).toBe(4);
  await expect.poll(() => page.url()).toContain('lanes=');

  // A link, which leads to all of it.
  await enter(page, 'look-keeping', 'button.link');
  await expect.poll(() => page.locator('look-keeping p').textContent()).toContain('Copied');
  const link = await page.evaluate(() => navigator.clipboard.readText());
  await expect.poll(() => page.url()).toBe(link);

  // The language and the colours of the reader.
  await enter(page, 'look-masthead', 'button[lang="zh-Hans"]');
  await page.locator('look-view-tabs').getByText('对比').waitFor();
  await enter(page, 'look-masthead', '.switch:last-child button:last-child');
  await expect.poll(() => page.locator('html').getAttribute('data-theme')).toBe('dark');
  await enter(page, 'look-view-tabs', 'button:nth-of-type(1)');
  await decoded(page);
  await page.close();
});
