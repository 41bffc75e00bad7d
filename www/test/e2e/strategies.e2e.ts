/** Strategies, processors, the tree and the waterfall, as a reader uses them. */
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { launch } from './chromium';
import { drawn } from './drawn';
import { decoded, decodesBy, opened, searchesBy, stepTo, written, wrote } from './visit';

let browser: Browser;
beforeAll(async () => {
  browser = await launch();
});
afterAll(() => browser.close());

const texts = (page: Page) => page.locator('look-texts button');
const treeNodes = (page: Page) => page.locator('look-tree [role="treeitem"]');

test('a link sets the strategy: the beam finds what greedy decoding misses', async () => {
  const search = '?lang=en&prompt=the+bird&strategy=beam%3D4%3A0%3Anever&tokens=20';
  const { page, complaints } = await opened(browser, search);
  await stepTo(page, 6);
  await expect.poll(() => texts(page).first().textContent()).toMatch(/sat on the mat/);
  await expect.poll(() => page.locator('look-texts .shown').count()).toBe(1);
  await expect
    .poll(() => page.locator('look-token-strip .end').textContent())
    .toMatch(/No live beam/);
  await expect.poll(() => treeNodes(page).count()).toBeGreaterThan(20);
  expect(complaints).toEqual([]);
  await page.close();
});

test('the strategy is chosen in the page, kept in the address, and taken back', async () => {
  const { page } = await opened(browser, '?lang=en&prompt=the+cat');
  await page.locator('look-decoding-panel #strategy').selectOption('sample');
  await searchesBy(page, 'sample');
  await page.locator('look-decoding-panel .strategy input.mono').fill('3');
  await page.keyboard.press('Tab');
  await expect.poll(() => page.url()).toContain('strategy=sample=3');
  await stepTo(page, 2);
  await expect.poll(() => texts(page).count()).toBe(3);
  await expect.poll(() => page.locator('look-waterfall .coin').count()).toBe(1);
  await expect.poll(() => page.url()).toContain('step*2');
  await page.reload();
  await decoded(page);
  await expect
    .poll(() => page.locator('look-decoding-panel #strategy').inputValue())
    .toBe('sample');
  await page.close();
});

test('back and forward go over everything that was done', async () => {
  const { page } = await opened(browser, '?lang=en&prompt=the+cat');
  await stepTo(page, 3);
  const ids = await written(page).evaluateAll((all) =>
    all.map((one) => one.getAttribute('data-id')),
  );
  await page.keyboard.press('b');
  await page.keyboard.press('b');
  await expect.poll(() => written(page).count()).toBe(1);
  await page.keyboard.press('f');
  await page.keyboard.press('f');
  await wrote(page, 3);
  expect(
    await written(page).evaluateAll((all) => all.map((one) => one.getAttribute('data-id'))),
  ).toEqual(ids);
  await page.close();
});

test('processors are added, ordered as an engine has them, and shown one after another', async () => {
  const { page } = await opened(browser, '?lang=en&prompt=the+cat');
  const panel = page.locator('look-decoding-panel');
  const names = () =>
    panel.locator('li').evaluateAll((all) => all.map((one) => (one as HTMLElement).dataset.name));
  await panel.locator('#add').selectOption('top-p');
  await decodesBy(page, ['top-p']);
  await panel.locator('#add').selectOption('temperature');
  await decodesBy(page, ['top-p', 'temperature']);
  expect(await names()).toEqual(['top-p', 'temperature']);
  await panel.getByRole('button', { name: 'transformers' }).click();
  await expect.poll(names).toEqual(['temperature', 'top-p']);
  await expect.poll(() => page.locator('look-waterfall thead th').count()).toBeGreaterThan(3);
  await expect
    .poll(() => page.locator('look-waterfall thead').first().textContent())
    .toMatch(/logits[\s\S]*temperature=0\.8[\s\S]*top-p=0\.9/);
  await page.close();
});

test('a wrong value says its rule and loses nothing', async () => {
  const { page } = await opened(browser, '?lang=en&prompt=the+cat&processors=top-p%3D0.9');
  await stepTo(page, 2);
  await page.locator('look-decoding-panel li input').fill('1.5');
  await page.keyboard.press('Tab');
  await expect
    .poll(() =>
      page
        .locator('look-decoding-panel')
        .getByText(/got 1\.5/)
        .textContent(),
    )
    .toMatch(/in \[0, 1\], got 1\.5/);
  await wrote(page, 2);
  await page.locator('look-decoding-panel li input').fill('0.5');
  await page.keyboard.press('Tab');
  await expect
    .poll(() =>
      page
        .locator('look-decoding-panel')
        .getByText(/got 1\.5/)
        .count(),
    )
    .toBe(0);
  await page.close();
});

test('the next token is shown once: with processors as a waterfall, whose rows are taken', async () => {
  const { page } = await opened(browser, '?lang=en&prompt=the+cat&processors=top-k%3D3');
  expect(await page.locator('look-next-tokens').count()).toBe(0);
  await expect.poll(() => page.locator('look-waterfall').count()).toBe(1);
  await expect.poll(() => page.locator('look-waterfall .truth').count()).toBeGreaterThan(5);
  await page.locator('look-waterfall tbody button').nth(2).click();
  await expect.poll(() => written(page).count()).toBe(1);
  await page.locator('look-decoding-panel li .remove').click();
  await page.locator('look-next-tokens').waitFor();
  await drawn(page);
  expect(await page.locator('look-waterfall').count()).toBe(0);
  await page.close();
});

test('decoding goes on from a node of the tree, by keyboard', async () => {
  const { page } = await opened(browser, '?lang=en&prompt=the+cat');
  await stepTo(page, 3);
  await page.locator('look-tree [role="tree"]').focus();
  await page.keyboard.press('Home');
  await page.keyboard.press('ArrowRight');
  await page.keyboard.press('Enter');
  await expect.poll(() => written(page).count()).toBe(1);
  await page.keyboard.press('b');
  await expect.poll(() => written(page).count()).toBe(3);
  await page.close();
});

test('the probability in the language itself stands beside the model’s, where it is known', async () => {
  const { page } = await opened(browser, '?lang=en&prompt=the+cat');
  const row = page.locator('look-next-tokens li').first();
  const prob = Number(await row.locator('button').getAttribute('data-prob'));
  const truth = Number(await row.locator('.truth').getAttribute('data-truth'));
  expect(Math.abs(prob - truth)).toBeLessThan(0.05);
  await page.locator('look-model-line select').selectOption('random');
  await expect.poll(() => page.locator('look-next-tokens .truth').count()).toBe(0);
  await page.close();
});
