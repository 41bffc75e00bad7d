/** The settings of decoding as a reader uses them: values, formulas, and the order of processors, by mouse, finger and key. */
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { usualProcessors, usualStrategies } from '../usual_settings';
import { launch } from './chromium';
import { settled } from './drawn';
import { bars, decodesBy, opened, searchesBy } from './visit';

let browser: Browser;
beforeAll(async () => {
  browser = await launch();
});
afterAll(() => browser.close());

const three = '?lang=en&prompt=the+cat&processors=temperature%3D0.8,top-k%3D50,top-p%3D0.9';
/** Tall enough for all rows at once. */
const tall = { viewport: { width: 1280, height: 1800 } };
const panelOf = (page: Page) => page.locator('look-decoding-panel');
const namesOf = (page: Page) =>
  panelOf(page)
    .locator('li')
    .evaluateAll((rows) => rows.map((row) => (row as HTMLElement).dataset.name));
const said = (page: Page) => panelOf(page).locator('[role="status"]').textContent();

/** The middle of the handle of a row, and a height below the middle of another one. */
async function handleAndGoal(page: Page, from: number, to: number) {
  // Formulas are as high as they will be.
  const formulas = panelOf(page).locator('look-formula');
  if ((await formulas.count()) > 0) await formulas.locator('.katex').nth(2).waitFor();
  await panelOf(page).locator('li').nth(to).scrollIntoViewIfNeeded();
  for (const at of [from, to]) await settled(panelOf(page).locator('li').nth(at));
  const handle = await panelOf(page).locator('li .handle').nth(from).boundingBox();
  const row = await panelOf(page).locator('li').nth(to).boundingBox();
  if (!handle || !row) throw new Error('no such row');
  const x = handle.x + handle.width / 2;
  return { x, y: handle.y + handle.height / 2, goal: row.y + row.height * 0.75 };
}

const focusedRow = (page: Page) =>
  page.evaluate(() => {
    let element = document.activeElement;
    while (element?.shadowRoot?.activeElement) element = element.shadowRoot.activeElement;
    return element?.closest('li')?.dataset.name;
  });

test('a processor is dragged to its place by its handle, and has the focus there', async () => {
  const { page, complaints } = await opened(browser, three, tall);
  const { x, y, goal } = await handleAndGoal(page, 0, 2);
  await page.mouse.move(x, y);
  await page.mouse.down();
  await page.mouse.move(x, goal, { steps: 4 });
  await expect.poll(() => panelOf(page).locator('li[data-gap="after"]').count()).toBe(1);
  expect(await namesOf(page)).toEqual(['temperature', 'top-k', 'top-p']);
  await page.mouse.up();
  await expect.poll(() => namesOf(page)).toEqual(['top-k', 'top-p', 'temperature']);
  await expect.poll(() => focusedRow(page)).toBe('temperature');
  await expect.poll(() => said(page)).toBe('temperature is now number 3 of 3.');
  expect(complaints).toEqual([]);
  await page.close();
});

test('Esc lets go of what is dragged', async () => {
  const { page } = await opened(browser, three, tall);
  const { x, y, goal } = await handleAndGoal(page, 0, 2);
  await page.mouse.move(x, y);
  await page.mouse.down();
  await page.mouse.move(x, goal, { steps: 4 });
  await expect.poll(() => panelOf(page).locator('li[data-gap="after"]').count()).toBe(1);
  await page.keyboard.press('Escape');
  await page.mouse.up();
  await expect.poll(() => said(page)).toBe('temperature stays where it was.');
  expect(await panelOf(page).locator('li[data-gap], li.held').count()).toBe(0);
  expect(await namesOf(page)).toEqual(['temperature', 'top-k', 'top-p']);
  await page.close();
});

test('a finger drags as a mouse does, and does not scroll the page', async () => {
  const phone = { hasTouch: true, viewport: { width: 390, height: 844 } };
  const { page } = await opened(browser, three, phone);
  await panelOf(page).locator('li').last().scrollIntoViewIfNeeded();
  const { x, y, goal } = await handleAndGoal(page, 0, 1);
  const touch = await page.context().newCDPSession(page);
  const at = (type: string, points: { x: number; y: number }[]) =>
    touch.send('Input.dispatchTouchEvent', { type, touchPoints: points } as never);
  const before = await page.evaluate(() => scrollY);
  await at('touchStart', [{ x, y }]);
  for (const part of [0.3, 0.7, 1]) await at('touchMove', [{ x, y: y + (goal - y) * part }]);
  await at('touchEnd', []);
  await expect.poll(() => namesOf(page)).toEqual(['top-k', 'temperature', 'top-p']);
  expect(await page.evaluate(() => scrollY)).toBe(before);
  await page.close();
});

test('Alt with an arrow moves a processor, and its field keeps the focus', async () => {
  const { page } = await opened(browser, three);
  await panelOf(page).locator('li').nth(2).locator('input').focus();
  await page.keyboard.press('Alt+ArrowUp');
  await expect.poll(() => namesOf(page)).toEqual(['temperature', 'top-p', 'top-k']);
  await expect.poll(() => focusedRow(page)).toBe('top-p');
  await decodesBy(page, ['temperature', 'top-p', 'top-k']);
  await page.keyboard.press('Alt+ArrowUp');
  await expect.poll(() => namesOf(page)).toEqual(['top-p', 'temperature', 'top-k']);
  await page.close();
});

test('formulas cost a first visit nothing, and are typeset when they are shown', async () => {
  const { page, complaints } = await opened(browser, '?lang=en&prompt=the+cat');
  const asked: string[] = [];
  page.on('request', (request) => asked.push(request.url()));
  await page.reload();
  await page.locator('look-next-tokens button').first().waitFor();
  await page.waitForLoadState('networkidle');
  expect(asked.filter((url) => /katex/i.test(url))).toEqual([]);
  await panelOf(page).locator('.strategy .fold').click();
  await panelOf(page).locator('look-formula .katex math').first().waitFor({ state: 'attached' });
  expect(asked.filter((url) => /\.(ttf|woff)$/.test(url))).toEqual([]);
  expect(complaints).toEqual([]);
  await page.close();
});

test('a formula has the value that is set, and the numbers of the waterfall', async () => {
  const { page } = await opened(browser, three);
  const tex = async (row: number) =>
    panelOf(page).locator(`li >> nth=${row}`).locator('look-formula annotation').allTextContents();
  await expect.poll(() => tex(0)).toContain("p'_v \\propto \\exp\\left(\\frac{x_v}{0.8}\\right)");
  await expect
    .poll(async () => (await tex(0)).at(-1))
    .toMatch(/^\\frac\{[\d.]+\}\{0\.8\} = [\d.]+$/);
  const now = (await tex(0)).at(-1) ?? '';
  const [, before, after] = /^\\frac\{([\d.]+)\}\{0\.8\} = ([\d.]+)$/.exec(now) ?? [];
  expect(Number(before) / 0.8).toBeCloseTo(Number(after), 2);
  await panelOf(page).locator('li >> nth=0').locator('input').fill('2');
  await page.keyboard.press('Tab');
  await expect.poll(async () => (await tex(0)).at(-1)).toMatch(/\{2\}/);
  await expect
    .poll(async () => (await tex(2)).at(-1))
    .toMatch(/^\\sum_\{v \\in K\} p_v = .*0?\.?\d+ \\ge 0\.9$/);
  await page.close();
});

test('every strategy and every processor can be set with its usual values, and says its formula', async () => {
  const { page, complaints } = await opened(browser, '?lang=en&prompt=the+cat');
  const panel = panelOf(page);
  await panel.locator('.switch').click();
  for (const setting of usualStrategies) {
    const name = setting.split('=')[0] ?? '';
    await panel.locator('#strategy').selectOption(name);
    await searchesBy(page, name);
    await panel.locator('.strategy look-formula .katex').first().waitFor();
    expect(await panel.locator('.problem').count(), setting).toBe(0);
  }
  await panel.locator('[data-preset="greedy"]').click();
  await searchesBy(page, 'greedy');
  for (const setting of usualProcessors) {
    const name = setting.split('=')[0] ?? '';
    await panel.locator('#add').selectOption(name);
    await decodesBy(page, [name]);
    expect(await namesOf(page)).toEqual([name]);
    await panel.locator('li look-formula .katex').first().waitFor();
    await panel.locator('li .now').waitFor();
    expect(await page.locator('.problem').count(), setting).toBe(0);
    await panel.locator('li .remove').click();
    await decodesBy(page, []);
  }
  expect(complaints).toEqual([]);
  await page.close();
}, 240_000);

test('a wrong value says its rule beside its field, and loses nothing', async () => {
  const { page } = await opened(browser, three);
  const field = panelOf(page).locator('li[data-name="top-p"] input');
  await field.fill('1.5');
  await page.keyboard.press('Tab');
  const sentence = panelOf(page).locator('li[data-name="top-p"] .problem');
  await expect.poll(() => sentence.textContent()).toMatch(/in \[0, 1\], got 1\.5/);
  await expect.poll(() => field.getAttribute('aria-invalid')).toBe('true');
  expect(await bars(page).count()).toBeGreaterThan(0);
  await panelOf(page).locator('li[data-name="top-p"] .usual').click();
  await expect.poll(() => sentence.count()).toBe(0);
  await expect.poll(() => field.inputValue()).toBe('0.9');
  await page.close();
});
