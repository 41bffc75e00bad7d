/** The past of a text: its moments, its branches, its sum. */
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { launch } from './chromium';
import { drawn } from './drawn';
import { opened, rows, visit, written, wrote } from './visit';

let browser: Browser;
beforeAll(async () => {
  browser = await launch();
});
afterAll(() => browser.close());

const chipButtons = (page: Page) => page.locator('look-token-strip .chip.written button');
const probs = (page: Page) =>
  rows(page).evaluateAll((all) => all.map((one) => (one as HTMLElement).dataset.prob));

test('a past token shows the distribution of its moment, and another one taken there begins a branch', async () => {
  const { page, complaints } = await opened(browser, '?lang=en&prompt=the+cat');
  const first = await probs(page);
  await page.keyboard.press('s');
  await page.keyboard.press('s');
  await page.keyboard.press('s');
  await wrote(page, 3);
  await chipButtons(page).first().click();
  await expect.poll(() => probs(page)).toEqual(first);
  await expect.poll(() => page.locator('look-next-tokens .chosen').count()).toBe(1);
  await rows(page).nth(4).click();
  await wrote(page, 1);
  // Nothing is thrown away: both branches are in the tree, and "back" leads to the longer text.
  await expect.poll(() => page.locator('look-tree [role="treeitem"]').count()).toBeGreaterThan(4);
  await page.keyboard.press('b');
  await wrote(page, 3);
  expect(complaints).toEqual([]);
  await page.close();
});

test('by keyboard alone: a full decode, a look back, a branch, an undo', async () => {
  const { page } = await opened(browser, '?lang=en&prompt=the+bird');
  for (let step = 0; step < 12; step += 1) await page.keyboard.press('s');
  await expect.poll(() => page.locator('look-token-strip .end').count()).toBe(1);
  await drawn(page);
  const full = await written(page).count();
  // The text is one stop of the Tab key; arrows walk in it.
  await chipButtons(page).last().focus();
  await page.keyboard.press('Home');
  await page.keyboard.press('ArrowRight');
  await page.keyboard.press('Enter');
  await expect.poll(() => page.locator('look-token-strip .picked').count()).toBe(1);
  await drawn(page);
  await rows(page).first().focus();
  await page.keyboard.press('Tab');
  await page.keyboard.press('Enter');
  await expect.poll(() => written(page).count()).toBe(2);
  await page.keyboard.press('b');
  await expect.poll(() => written(page).count()).toBe(full);
  await page.close();
});

test('the ledger adds up: its sum, its product and its perplexity are those of its rows', async () => {
  const { page } = await opened(browser, '?lang=en&prompt=the+cat&did=step*3~choose=20~step*2');
  const ledger = page.locator('look-ledger');
  const numbers = (row: string) =>
    ledger
      .locator(`tr.${row} td`)
      .evaluateAll((all) =>
        all.map((one) =>
          Number((one as HTMLElement).dataset.value ?? (one as HTMLElement).dataset.prob),
        ),
      );
  const value = (name: string) =>
    ledger.locator(`.${name}`).evaluate((one) => Number((one as HTMLElement).dataset.value));
  await expect.poll(async () => (await numbers('log')).length).toBe(6);
  const logs = await numbers('log');
  const sums = await numbers('sum');
  for (const [at, sum] of sums.entries())
    expect(sum).toBeCloseTo(
      logs.slice(0, at + 1).reduce((one, other) => one + other),
      9,
    );
  const [probsDrawn, product] = [await numbers('prob'), await value('product')];
  expect(product).toBeCloseTo(
    probsDrawn.reduce((one, other) => one * other),
    12,
  );
  expect(await value('perplexity')).toBeCloseTo(Math.exp(-(sums.at(-1) ?? 0) / 6), 9);
  await page.close();
});

test('what one does ticks the idea that asks for it', async () => {
  const { page } = await opened(browser, '?lang=en');
  await page.locator('look-ideas .begin').click();
  await wrote(page, 3);
  expect(await page.locator('look-ideas .isDone').count()).toBe(0);
  const improbable = rows(page).last();
  await page.keyboard.press('s');
  await wrote(page, 4);
  await improbable.click();
  await expect.poll(() => page.locator('look-ideas .isDone').count()).toBe(1);
  await page.close();
});

test('a link that is as an idea asks for ticks nothing by being opened', async () => {
  const { page } = await visit(browser, '?lang=en&view=attention&prompt=the+cat&mask=full');
  await page.locator('look-attention-matrix svg').waitFor();
  await drawn(page);
  expect(await page.locator('look-ideas .isDone').count()).toBe(0);
  await page.locator('look-mask-bar button').first().click();
  await expect.poll(() => page.url()).not.toContain('mask=full');
  await page.locator('look-mask-bar button').nth(1).click();
  await expect.poll(() => page.locator('look-ideas .isDone').count()).toBe(1);
  await page.close();
});

test('the speed is a choice, by mouse and by key', async () => {
  const { page } = await opened(browser, '?lang=en');
  const speed = page.locator('look-controls select');
  expect(await speed.inputValue()).toBe('2');
  await page.keyboard.press(']');
  await expect.poll(() => speed.inputValue()).toBe('4');
  await speed.selectOption('1');
  await expect.poll(() => page.url()).toContain('speed=1');
  await page.close();
});
