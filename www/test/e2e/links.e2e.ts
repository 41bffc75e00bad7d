/** All that the page is lies in its address, or in a file that it saves. */
import { readFileSync, writeFileSync } from 'node:fs';
import { mkdtemp } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { launch } from './chromium';
import { started } from './drawn';
import { decoded, opened, rows, stepTo, written, wrote } from './visit';

let browser: Browser;
beforeAll(async () => {
  browser = await launch();
});
afterAll(() => browser.close());

const ids = (page: Page) =>
  written(page).evaluateAll((all) => all.map((one) => one.getAttribute('data-id')));
const tree = (page: Page) => page.locator('look-tree [role="treeitem"]').count();

test('a link brings back the text with every choice, the branches and what was looked at', async () => {
  const { page } = await opened(browser, '?lang=en&prompt=the+cat');
  await stepTo(page, 2);
  await rows(page).nth(2).click();
  await wrote(page, 3);
  await stepTo(page, 4);
  await page.locator('look-token-strip .chip.written button').nth(1).click();
  await expect.poll(() => page.url()).toContain('at=1');
  const before = { ids: await ids(page), tree: await tree(page) };
  const link = page.url();
  await page.close();
  const again = await opened(browser, link.slice(link.indexOf('?')));
  await expect
    .poll(async () => ({ ids: await ids(again.page), tree: await tree(again.page) }))
    .toEqual(before);
  await expect.poll(() => again.page.locator('look-token-strip .picked').count()).toBe(1);
  expect(again.complaints).toEqual([]);
  await again.page.reload();
  await decoded(again.page);
  await expect.poll(() => ids(again.page)).toEqual(before.ids);
  await again.page.close();
});

test('settings that changed on the way are changed there again', async () => {
  const { page } = await opened(browser, '?lang=en&prompt=once+upon+a+time&seed=3');
  await stepTo(page, 2);
  await page.locator('look-decoding-panel #strategy').selectOption('sample');
  await expect.poll(() => page.url()).toContain('set:strategy=sample');
  await stepTo(page, 6);
  const before = await ids(page);
  await expect.poll(() => page.url()).toContain('~step*4');
  await page.reload();
  await decoded(page);
  await expect.poll(() => ids(page)).toEqual(before);
  await expect
    .poll(() => page.locator('look-decoding-panel #strategy').inputValue())
    .toBe('sample');
  await page.keyboard.press('b');
  await expect.poll(() => written(page).count()).toBe(5);
  await page.close();
});

test('the browser’s back and forward go from view to view, and from model to model', async () => {
  const { page } = await opened(browser, '?lang=en&prompt=the+cat');
  await stepTo(page, 2);
  await page.keyboard.press('2');
  await expect.poll(() => page.url()).toContain('view=attention');
  await page.goBack();
  await arrivedBack();
  await page.goForward();
  await expect.poll(() => page.url()).toContain('view=attention');
  await started(page);
  await page.goBack();
  await arrivedBack();
  await page.locator('look-model-line select').selectOption('minitales');
  await expect.poll(() => page.url()).toContain('model=minitales');
  await page.goBack();
  await expect.poll(() => page.locator('look-model-line select').inputValue()).toBe('storyland');
  await arrivedBack();
  await page.close();

  /** What is done before the text is there again would be done to the one before. */
  async function arrivedBack() {
    await expect.poll(() => page.url()).not.toContain('view=');
    await started(page);
    await decoded(page);
    await wrote(page, 2);
  }
});

test('a text too long for an address survives a reload all the same', async () => {
  const { page } = await opened(browser, '?lang=en&prompt=the');
  const long = 'the cat sat on '.repeat(700);
  await page.locator('textarea').fill(long);
  await page.locator('look-prompt-box .problem').waitFor();
  await page.locator('textarea').fill(`${long.slice(0, 60)}${' '.repeat(9000)}the`);
  await decoded(page);
  await stepTo(page, 1);
  expect(page.url().length).toBeLessThan(8000);
  const before = await ids(page);
  // What is beside the address is written a moment later.
  await expect
    .poll(() => page.evaluate(() => (history.state as { search?: string } | null)?.search))
    .toContain('did=step');
  await page.reload();
  await decoded(page);
  await expect.poll(() => ids(page)).toEqual(before);
  await page.close();
});

test('a session is saved as a file and comes back from it', async () => {
  const { page } = await opened(browser, '?lang=en&prompt=the+cat');
  await stepTo(page, 2);
  await rows(page).nth(3).click();
  await wrote(page, 3);
  const before = await ids(page);
  const waiting = page.waitForEvent('download');
  await page.locator('look-keeping .save').click();
  const path = await (await waiting).path();
  const saved = JSON.parse(readFileSync(path, 'utf8'));
  expect(saved).toMatchObject({ actions: ['step*2', expect.stringMatching(/^choose=/)] });
  await page.locator('textarea').fill('the dog');
  await expect.poll(() => written(page).count()).toBe(0);
  await page.locator('look-keeping input').setInputFiles(path);
  await expect.poll(() => ids(page)).toEqual(before);
  // The text that the file begins with is in the box and in the address.
  await expect.poll(() => page.locator('textarea').inputValue()).toBe('the cat');
  await expect.poll(() => page.url()).toContain('prompt=the+cat');
  const folder = await mkdtemp(join(tmpdir(), 'lookback-'));
  const wrong = join(folder, 'wrong.json');
  writeFileSync(wrong, '{"prompt": 3}');
  await page.locator('look-keeping input').setInputFiles(wrong);
  await expect
    .poll(() => page.locator('look-keeping p').textContent())
    .toContain('no saved session');
  expect(await ids(page)).toEqual(before);
  await page.close();
});

test('a file of the command line fills the prompt with the text of its tokens', async () => {
  const { page } = await opened(browser, '?lang=en&prompt=the+dog');
  await stepTo(page, 1);
  const waiting = page.waitForEvent('download');
  await page.locator('look-keeping .save').click();
  const { prompt } = JSON.parse(readFileSync(await (await waiting).path(), 'utf8'));
  const folder = await mkdtemp(join(tmpdir(), 'lookback-'));
  const file = async (ids: number[]) => {
    const path = join(folder, 'session.json');
    const session = { prompt: ids, settings: 'strategy=greedy', actions: ['step*2'] };
    writeFileSync(path, JSON.stringify(session));
    await page.locator('look-keeping input').setInputFiles(path);
  };
  await page.locator('textarea').fill('once');
  await expect.poll(() => written(page).count()).toBe(0);
  await file(prompt);
  await expect.poll(() => written(page).count()).toBe(2);
  await expect.poll(() => page.locator('textarea').inputValue()).toBe('the dog');
  await expect.poll(() => page.url()).toContain('prompt=the+dog&did=step*2');
  // Without the mark that every text begins with, no text is read as these tokens.
  await file(prompt.slice(1));
  await expect
    .poll(() => page.locator('look-keeping p').textContent())
    .toContain('not read as again');
  await expect.poll(() => page.locator('textarea').inputValue()).toBe('the dog');
  await expect.poll(() => page.locator('look-token-strip .chip:not(.written)').count()).toBe(2);
  await page.close();
});

test('the link is copied', async () => {
  const { page } = await opened(browser, '?lang=en&prompt=the+cat', {
    permissions: ['clipboard-read', 'clipboard-write'],
  });
  await stepTo(page, 2);
  await page.locator('look-keeping .link').click();
  await expect.poll(() => page.locator('look-keeping p').textContent()).toContain('Copied');
  const link = await page.evaluate(() => navigator.clipboard.readText());
  expect(link).toContain('did=step*2');
  await page.close();
});
