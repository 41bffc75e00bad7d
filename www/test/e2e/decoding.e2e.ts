/** Writing a text, by mouse and by keyboard. */
import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, expect, inject, test } from 'vitest';
import { launch } from './chromium';
import { drawn, started } from './drawn';
import { tabTo } from './tabbing';
import { chips, opened, rows, stepTo, written, wrote } from './visit';

let browser: Browser;
beforeAll(async () => {
  browser = await launch();
});
afterAll(() => browser.close());

test('opens on the shipped model, which says what it has learnt', async () => {
  const { page, complaints, foreign } = await opened(browser);
  expect(await page.locator('look-model-line .about').textContent()).toMatch(/Storyland/);
  expect(await chips(page).count()).toBeGreaterThan(0);
  expect(await rows(page).count()).toBeGreaterThan(5);
  expect(complaints).toEqual([]);
  expect(foreign).toEqual([]);
  await page.close();
});

test('a step writes the most probable token, and back takes it away', async () => {
  const { page } = await opened(browser);
  const first = await rows(page).first().getAttribute('data-id');
  await page.locator('button.step').click();
  await written(page).first().waitFor();
  expect(await written(page).first().getAttribute('data-id')).toBe(first);
  await page.locator('button.back').click();
  await expect.poll(() => written(page).count()).toBe(0);
  await page.close();
});

test('the numbers drawn sum to 1 after every step', async () => {
  const { page } = await opened(browser);
  for (let step = 1; step <= 3; step += 1) {
    const shown = await page.locator('look-next-tokens .prob b').allTextContents();
    const sum = shown.reduce((total, prob) => total + Number(prob.replace('<', '')), 0);
    expect(sum).toBeCloseTo(1, 2);
    await stepTo(page, step);
  }
  await page.close();
});

test('a surprisal drawn is −log p of the row that was taken', async () => {
  const { page } = await opened(browser);
  const row = rows(page).nth(2);
  const logProb = Number((await row.locator('.wide b').last().textContent())?.replace('−', '-'));
  const id = await row.getAttribute('data-id');
  await row.click();
  const chip = written(page).first();
  await chip.waitFor();
  expect(await chip.getAttribute('data-id')).toBe(id);
  expect(await chip.getAttribute('class')).toContain('hand');
  expect(Number(await chip.locator('.value').textContent())).toBeCloseTo(-logProb, 1);
  await page.close();
});

test('play writes on by itself until it is paused', async () => {
  const { page } = await opened(browser);
  await page.locator('button.play').click();
  await expect.poll(() => written(page).count()).toBeGreaterThan(2);
  await page.locator('button.play').click();
  await page.locator('button.restart').click();
  await expect.poll(() => written(page).count()).toBe(0);
  await page.close();
});

test('a text that fills the context or ends says so, and can go back', async () => {
  const { page } = await opened(browser);
  for (let press = 0; press < 80; press += 1) await page.keyboard.press('s');
  await page.locator('look-token-strip .end').waitFor();
  await drawn(page);
  expect(await page.locator('button.step').isDisabled()).toBe(true);
  expect(await page.locator('look-prompt-box .problem').count()).toBe(0);
  expect(await rows(page).first().isDisabled()).toBe(true);
  await page.locator('button.back').click();
  await expect.poll(() => page.locator('button.step').isDisabled()).toBe(false);
  await page.close();
});

test('all of it goes by keyboard', async () => {
  const { page } = await opened(browser);
  await tabTo(page, 'button.step');
  await page.keyboard.press('Enter');
  await expect.poll(() => written(page).count()).toBe(1);
  await page.keyboard.press('s');
  await page.keyboard.press('.');
  await expect.poll(() => written(page).count()).toBe(3);
  await page.keyboard.press('b');
  await page.keyboard.press(',');
  await expect.poll(() => written(page).count()).toBe(1);
  await drawn(page);
  await tabTo(page, 'look-next-tokens button.row');
  await page.keyboard.press('Tab');
  await page.keyboard.press('Enter');
  await expect.poll(() => page.locator('look-token-strip .chip.hand').count()).toBe(1);
  await page.keyboard.press('r');
  await expect.poll(() => written(page).count()).toBe(0);
  await page.keyboard.press('2');
  await tabTo(page, 'look-attention-matrix [role=application]');
  const before = await page.locator('look-cell-facts .facts').textContent();
  await page.keyboard.press('ArrowUp');
  await expect.poll(() => page.locator('look-cell-facts .facts').textContent()).not.toBe(before);
  await page.close();
});

test('letters typed into the prompt are text, and a new prompt starts anew', async () => {
  const { page } = await opened(browser);
  await page.locator('button.step').click();
  await written(page).first().waitFor();
  await page.locator('textarea').focus();
  await page.keyboard.press('End');
  await page.keyboard.type(' sbpr');
  expect(await page.locator('textarea').inputValue()).toMatch(/ sbpr$/);
  await expect.poll(() => written(page).count()).toBe(0);
  await page.close();
});

test('words outside the vocabulary are marked and named', async () => {
  const { page } = await opened(browser);
  await page.locator('textarea').fill('zyzzyva the');
  await page.locator('look-prompt-box .words').waitFor();
  await expect
    .poll(() => page.locator('look-prompt-box .words').allTextContents())
    .toEqual(['zyzzyva']);
  await expect.poll(() => page.locator('look-token-strip .unknown').count()).toBeGreaterThan(0);
  await page.close();
});

test('an empty prompt is the mark of the beginning, or a clear message', async () => {
  const { page } = await opened(browser);
  await page.locator('textarea').fill('');
  const one = async () =>
    (await chips(page).count()) === 1 ||
    (await page.locator('look-prompt-box .problem').count()) === 1;
  await expect.poll(one).toBe(true);
  await page.close();
});

test('a prompt far too long is answered with the rule, and a word without end stays on the page', async () => {
  const { page } = await opened(browser);
  await page.locator('textarea').fill('once upon a time '.repeat(6000));
  const problem = page.locator('look-prompt-box .problem');
  await expect
    .poll(() => problem.textContent())
    .toBe('A text must fit the context of 128 positions, got 24001.');
  await page.locator('textarea').fill('a'.repeat(5000));
  await page.locator('look-prompt-box .words').waitFor();
  await page.locator('look-token-strip .unknown').first().waitFor();
  await started(page);
  expect((await page.locator('look-prompt-box .words').textContent())?.length).toBeLessThan(40);
  const overflow = await page.evaluate(
    () => document.documentElement.scrollWidth - document.documentElement.clientWidth,
  );
  expect(overflow).toBe(0);
  await page.close();
});

test('a button that can do no more keeps the keyboard’s focus', async () => {
  const { page } = await opened(browser);
  await page.locator('button.step').click();
  await expect.poll(() => written(page).count()).toBe(1);
  await page.locator('button.back').press('Enter');
  await expect.poll(() => written(page).count()).toBe(0);
  await expect.poll(() => page.locator('button.back').isDisabled()).toBe(true);
  expect(await page.locator('button.back').evaluate((back) => back.matches(':focus'))).toBe(true);
  await page.keyboard.press('Enter');
  expect(await written(page).count()).toBe(0);
  await page.close();
});

test('the engine is fetched once, also for a worker that takes a dead one’s place', async () => {
  const page = await browser.newPage();
  const fetched: string[] = [];
  page.on('request', (request) => {
    if (request.url().endsWith('.wasm')) fetched.push(request.url());
  });
  await page.goto(inject('address'));
  await rows(page).first().waitFor();
  await page.workers()[0]?.evaluate(() => self.close());
  await page.locator('.restored').waitFor();
  expect(fetched).toHaveLength(1);
  await page.close();
});

test('a hostile prompt is text', async () => {
  const { page, complaints } = await opened(browser);
  await page.locator('textarea').fill('<img src=x onerror="document.title=1"> the');
  await page.locator('look-prompt-box .words').first().waitFor();
  expect(await page.locator('img').count()).toBe(0);
  expect(await page.title()).toBe('Lookback');
  expect(complaints).toEqual([]);
  await page.close();
});

test('a worker that is killed comes back with the same text', async () => {
  const { page } = await opened(browser, '?lang=en&prompt=the%20cat');
  await stepTo(page, 1);
  await rows(page).nth(1).click();
  await wrote(page, 2);
  const before = await chips(page).evaluateAll((all) =>
    all.map((chip) => chip.getAttribute('data-id')),
  );
  await page.workers()[0]?.evaluate(() => self.close());
  await page.locator('.restored').waitFor();
  const after = () =>
    chips(page).evaluateAll((all) => all.map((chip) => chip.getAttribute('data-id')));
  await expect.poll(after).toEqual(before);
  await page.locator('button.step').click();
  await expect.poll(() => written(page).count()).toBe(3);
  await page.close();
});
