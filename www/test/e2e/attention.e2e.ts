/** The attention matrix: its cells, its mask, its numbers. */
import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { launch } from './chromium';
import { cellFacts, chips, opened } from './visit';

let browser: Browser;
beforeAll(async () => {
  browser = await launch();
});
afterAll(() => browser.close());

test('every cell is drawn, and those ahead of the query are struck out', async () => {
  const { page } = await opened(browser);
  const length = await chips(page).count();
  const cells = page.locator('look-attention-matrix .cell');
  expect(await cells.count()).toBe(length ** 2);
  const masked = await cells.evaluateAll((all) =>
    all
      .filter((cell) => cell.classList.contains('masked'))
      .every(
        (cell) => Number(cell.getAttribute('data-key')) > Number(cell.getAttribute('data-query')),
      ),
  );
  expect(masked).toBe(true);
  expect(await page.locator('look-attention-matrix .masked').count()).toBe(
    (length * (length - 1)) / 2,
  );
  await page.close();
});

test('pointing at a cell gives its numbers, which agree with each other', async () => {
  const { page } = await opened(browser);
  await page.locator('look-attention-matrix [data-query="1"][data-key="0"]').hover();
  const first = await cellFacts(page);
  await page.locator('look-attention-matrix [data-query="1"][data-key="1"]').hover();
  const second = await cellFacts(page);
  expect(first.mask).toBe('0');
  expect(first.weight + second.weight).toBeCloseTo(1, 3);
  // The softmax of two scores, from the numbers as they are drawn.
  const expected = 1 / (1 + Math.exp(second.scaled - first.scaled));
  expect(first.weight).toBeCloseTo(expected, 3);
  await page.close();
});

test('a masked cell has −∞ in the mask and no weight', async () => {
  const { page } = await opened(browser);
  await page.locator('look-attention-matrix [data-query="0"][data-key="1"]').hover();
  await expect.poll(async () => (await cellFacts(page)).mask).toBe('-∞');
  expect((await cellFacts(page)).weight).toBe(0);
  await page.close();
});

test('the last layer and head can be picked', async () => {
  const { page } = await opened(browser);
  const before = await page.locator('look-cell-facts .facts').textContent();
  for (const menu of ['layer', 'head']) {
    const last = await page.locator(`look-head-picker #${menu} option`).count();
    await page.locator(`look-head-picker #${menu}`).selectOption(String(last - 1));
  }
  await expect.poll(() => page.locator('look-cell-facts .facts').textContent()).not.toBe(before);
  await page.close();
});

test('in a long text the numbers stay beside the matrix', async () => {
  const { page } = await opened(browser);
  await page.locator('textarea').fill('the '.repeat(60));
  await page.locator('look-attention-matrix .window').waitFor();
  const top = (selector: string) =>
    page.locator(selector).evaluate((element) => element.getBoundingClientRect().top);
  const bottom = await page
    .locator('look-attention-matrix svg')
    .evaluate((element) => element.getBoundingClientRect().bottom);
  expect(await top('look-cell-facts')).toBeLessThan(bottom);
  await page.close();
});
