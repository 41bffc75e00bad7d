/** The model changed while it reads: masks, painted cells, heads switched off, and what answers. */
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { launch } from './chromium';
import { drawn } from './drawn';
import { head, lookedInto, mask, masked, matrixCell, numbers, stage } from './inside';
import { tabTo } from './tabbing';
import { decoded } from './visit';

let browser: Browser;
beforeAll(async () => {
  browser = await launch();
});
afterAll(() => browser.close());

/** Whether the next token is another than that of the model as it is: both come with one answer. */
const isChanged = (page: Page) =>
  page
    .locator('look-attention-next tbody tr')
    .evaluateAll((rows) =>
      rows.some((row) => row.getAttribute('data-changed') !== row.getAttribute('data-plain')),
    );
const largest = (page: Page) => numbers(page, 'look-probe-table [data-largest]', 'largest');
const said = (page: Page) => page.locator('look-probe-panel .ahead-said').textContent();
const text = '&prompt=once+upon+a+time&did=step*6';

test('under the causal mask nothing before the probe moves; under a full one everything does', async () => {
  const { page } = await lookedInto(browser, text);
  await expect.poll(() => said(page)).toMatch(/no position depends on a later one/);
  const before = await largest(page);
  expect(before.slice(0, -1).every((change) => change === 0)).toBe(true);
  await mask(page, 'full').click();
  await expect.poll(() => masked(page).count()).toBe(0);
  await expect
    .poll(() => said(page))
    .toMatch(new RegExp(`positions 0–${before.length - 2} now depend`));
  expect((await largest(page)).every((change) => change > 0)).toBe(true);
  await page.close();
});

test('a mask changes the bars and the text’s log p at once, and Reset takes it back', async () => {
  const { page } = await lookedInto(browser, text);
  expect(await isChanged(page)).toBe(false);
  await mask(page, 'full').click();
  await expect.poll(() => isChanged(page)).toBe(true);
  const sums = page.locator('look-probe-table [data-sum]');
  await expect.poll(async () => new Set(await sums.allTextContents()).size).toBe(2);
  await page.locator('look-mask-bar .reset').click();
  await expect.poll(() => isChanged(page)).toBe(false);
  await page.close();
});

test('a window hides what lies further back, and its length can be typed', async () => {
  const { page } = await lookedInto(browser, text);
  await mask(page, 'window').click();
  await expect.poll(() => page.url()).toMatch(/mask=window:2/);
  await expect.poll(() => matrixCell(page, 4, 2).getAttribute('class')).toMatch(/masked/);
  await page.locator('look-mask-bar input').fill('3');
  await page.keyboard.press('Tab');
  await expect.poll(() => matrixCell(page, 4, 2).getAttribute('class')).not.toMatch(/masked/);
  await page.close();
});

test('a prefix is seen by all', async () => {
  const { page } = await lookedInto(browser, text);
  await mask(page, 'prefix').click();
  await expect.poll(() => matrixCell(page, 0, 1).getAttribute('class')).not.toMatch(/masked/);
  await expect.poll(() => said(page)).toMatch(/position 0 now depends/);
  await page.close();
});

test('cells are painted by dragging, and every position that can see it depends on what was painted', async () => {
  const { page } = await lookedInto(browser, `${text}&stage=mask`);
  const before = await masked(page).count();
  await matrixCell(page, 2, 4).hover();
  await page.mouse.down();
  await matrixCell(page, 2, 5).hover();
  await matrixCell(page, 2, 6).hover();
  await page.mouse.up();
  await expect.poll(() => masked(page).count()).toBe(before - 3);
  await expect.poll(() => page.url()).toMatch(/flip=2\.4,2\.5,2\.6/);
  // Position 3 sees 2, which in the layer before saw 4.
  await expect.poll(() => said(page)).toMatch(/positions 2–5 now depend/);
  await page.reload();
  await expect.poll(() => masked(page).count()).toBe(before - 3);
  await page.close();
});

test('cells are painted by keyboard as well', async () => {
  const { page } = await lookedInto(browser, `${text}&stage=mask&cell=1:2`);
  await page.locator('look-attention-matrix .frame').focus();
  await page.keyboard.press('Space');
  await expect.poll(() => matrixCell(page, 1, 2).getAttribute('class')).not.toMatch(/masked/);
  await page.keyboard.press('ArrowRight');
  await page.keyboard.press('Enter');
  await expect.poll(() => page.locator('look-mask-bar .painted').textContent()).toMatch(/^2 /);
  await page.keyboard.press('Enter');
  await expect.poll(() => page.locator('look-mask-bar .painted').textContent()).toMatch(/^1 /);
  await page.close();
});

test('a mask that leaves a position nothing to see is refused, and the one before stays', async () => {
  const { page } = await lookedInto(browser, `${text}&stage=mask`);
  await matrixCell(page, 0, 0).click();
  const refused = page.locator('look-mask-bar .refused');
  await refused.waitFor();
  await expect.poll(() => refused.textContent()).toMatch(/at least one position/);
  await drawn(page);
  expect(await matrixCell(page, 0, 0).getAttribute('class')).not.toMatch(/masked/);
  await matrixCell(page, 0, 1).click();
  await expect.poll(() => refused.count()).toBe(0);
  await page.close();
});

test('heads are switched off by click and by key, and the bars answer', async () => {
  const { page } = await lookedInto(browser, text);
  await page.locator('look-head-grid .switch').click();
  await expect.poll(() => head(page, 0, 0).getAttribute('data-off')).toBe('true');
  await expect.poll(() => isChanged(page)).toBe(true);
  await head(page, 1, 2).click({ modifiers: ['Shift'] });
  await expect.poll(() => page.url()).toMatch(/off=0\.0,1\.2/);
  await head(page, 0, 0).focus();
  await page.keyboard.press('o');
  await expect.poll(() => head(page, 0, 0).getAttribute('data-off')).toBe('false');
  await page.locator('look-head-grid .all').click();
  await expect.poll(() => isChanged(page)).toBe(false);
  await page.close();
});

test('the place to probe is picked in the table, and what is put there beside it', async () => {
  const { page } = await lookedInto(browser, `${text}&mask=full`);
  await page.locator('look-probe-table [data-position="3"] button').click();
  await expect.poll(() => page.url()).toMatch(/probe=3/);
  const before = await largest(page);
  const options = await page
    .locator('look-probe-panel option')
    .evaluateAll((all) => all.map((one) => (one as HTMLOptionElement).value));
  await page.locator('look-probe-panel select').selectOption(options[1] ?? '');
  await expect.poll(() => page.url()).toMatch(new RegExp(`probe=3:${options[1]}`));
  await expect.poll(() => largest(page)).not.toEqual(before);
  await page.close();
});

test('the last row of the lens is the panel of the next token', async () => {
  const { page } = await lookedInto(browser, text);
  const last = page.locator('look-lens tr.last td');
  const lens = await last.evaluateAll((all) =>
    all.map((one) => [
      one.getAttribute('data-id'),
      Number(one.getAttribute('data-prob')).toFixed(5),
    ]),
  );
  await page.keyboard.press('1');
  const rows = page.locator('look-next-tokens button[data-id]');
  await decoded(page);
  const next = await rows.evaluateAll((all) =>
    all.map((one) => [
      one.getAttribute('data-id'),
      Number(one.getAttribute('data-prob')).toFixed(5),
    ]),
  );
  expect(next.slice(0, lens.length)).toEqual(lens);
  await page.close();
});

test('the lens and the bars follow the moment that is looked at', async () => {
  const { page } = await lookedInto(browser, text);
  const position = () => page.locator('look-attention-next h3 span').textContent();
  const before = await position();
  await page.goto(`${page.url()}&at=2`);
  await expect.poll(position).not.toBe(before);
  await page.close();
});

test('the whole of it by keyboard alone', async () => {
  const { page } = await lookedInto(browser, text);
  await tabTo(page, 'look-mask-bar [data-mask=full]');
  await page.keyboard.press('Enter');
  await expect.poll(() => masked(page).count()).toBe(0);
  await tabTo(page, 'look-head-grid button.head');
  await page.keyboard.press('ArrowRight');
  await expect.poll(() => head(page, 0, 1).getAttribute('aria-pressed')).toBe('true');
  await page.keyboard.press('o');
  await expect.poll(() => head(page, 0, 1).getAttribute('data-off')).toBe('true');
  await tabTo(page, 'look-attention-stepper [data-stage=mask]');
  await page.keyboard.press('Space');
  await expect.poll(() => stage(page, 'mask').getAttribute('aria-pressed')).toBe('true');
  await tabTo(page, 'look-attention-matrix .frame');
  await page.keyboard.press('Space');
  await expect.poll(() => masked(page).count()).toBe(1);
  await page.close();
});
