/** The custom element where the page around is scaled: pointers land where they point. */
import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { launch } from './chromium';
import { settled } from './drawn';
import { held, shown, texts, tree } from './host_page';

let browser: Browser;

beforeAll(async () => {
  browser = await launch();
});

afterAll(async () => {
  await browser?.close();
});

const scaled = (scale: number) =>
  `look-back { transform: scale(${scale}); transform-origin: 0 0; width: 600px }`;

test.each([0.5, 1, 2])(
  'at scale %s a drag moves the tree by as much as the pointer',
  async (scale) => {
    const { page } = await shown(browser, `${tree} controls="none"`);
    await page.addStyleTag({
      content: `look-back { transform: scale(${scale}); transform-origin: 0 0; width: 600px; --lookback-tree-height: 260px }`,
    });
    const box = page.locator('look-tree [data-key]').first();
    await expect.poll(() => texts(page).count()).toBeGreaterThan(9);
    await settled(box);
    // Closer, so that there is room to drag.
    for (let times = 0; times < 4; times += 1)
      await page.locator('look-tree .zoom button').nth(1).click();
    const frame = page.locator('look-tree .frame');
    await settled(frame);
    await settled(box);
    const at = await frame.boundingBox();
    if (!at) throw new Error('the tree has no frame');
    const before = await box.boundingBox();
    const [x, y] = [at.x + at.width * 0.9, at.y + at.height * 0.3];
    await page.mouse.move(x, y);
    await page.mouse.down();
    await page.mouse.move(x - 20, y, { steps: 4 });
    await page.mouse.move(x - 40 * scale, y, { steps: 4 });
    await page.mouse.up();
    await expect
      .poll(async () => {
        const after = await box.boundingBox();
        return Math.round((before?.x ?? 0) - (after?.x ?? 0));
      })
      .toBe(40 * scale);
    await page.close();
  },
);

test.each([0.5, 2])('at scale %s the wheel zooms around the pointer', async (scale) => {
  const { page } = await shown(browser, tree);
  await page.addStyleTag({
    content: scaled(scale),
  });
  await expect.poll(() => texts(page).count()).toBeGreaterThan(9);
  const box = page.locator('look-tree [data-key="1"]');
  await settled(box);
  await box.hover();
  const before = await box.boundingBox();
  await page.keyboard.down('Control');
  await page.mouse.wheel(0, -100);
  await page.keyboard.up('Control');
  await expect
    .poll(async () => (await box.boundingBox())?.width ?? 0)
    .toBeGreaterThan((before?.width ?? 0) * 1.2);
  await settled(box);
  const after = await box.boundingBox();
  const middle = (one: typeof after) => (one ? one.x + one.width / 2 : 0);
  expect(Math.abs(middle(after) - middle(before))).toBeLessThan(3 * scale);
  await page.close();
});

test.each([0.5, 2])(
  'at scale %s a painted stroke hides the cells under the pointer',
  async (scale) => {
    const { page } = await shown(browser, 'view="matrix" prompt="once upon a time" stage="mask"');
    await page.addStyleTag({
      content: scaled(scale),
    });
    await settled(page.locator('look-attention-matrix .frame'));
    await page.locator('look-attention-matrix [data-query="4"][data-key="1"]').hover();
    await page.mouse.down();
    await page.locator('look-attention-matrix [data-query="4"][data-key="2"]').hover();
    await page.mouse.up();
    await expect.poll(async () => (await held(page)).state).toContain('flip=4.1,4.2');
    await page.close();
  },
);

test.each([0.5, 2])('at scale %s a processor is dragged to where it is let go', async (scale) => {
  const { page } = await shown(
    browser,
    'view="next" prompt="the cat" controls="all" processors="temperature=0.8,top-p=0.9"',
  );
  await page.addStyleTag({ content: scaled(scale) });
  // The panel is drawn anew with the first distribution.
  await expect.poll(async () => (await held(page)).state).not.toBe('?');
  const rows = page.locator('look-decoding-panel li .handle');
  await expect.poll(() => rows.count()).toBe(2);
  await settled(rows.nth(1));
  await rows.first().scrollIntoViewIfNeeded();
  await settled(rows.first());
  const [from, to] = [await rows.nth(0).boundingBox(), await rows.nth(1).boundingBox()];
  if (!from || !to) throw new Error('no such row');
  const x = from.x + from.width / 2;
  await page.mouse.move(x, from.y + from.height / 2);
  await page.mouse.down();
  await page.mouse.move(x, to.y + to.height * 0.95, { steps: 5 });
  await page.mouse.up();
  await expect
    .poll(async () => (await held(page)).state)
    .toContain('processors=top-p=0.9,temperature=0.8');
  await page.close();
});

test.each([0.5, 2])('at scale %s completions stand below their word', async (scale) => {
  const { page } = await shown(browser, 'view="text" prompt="the cat" controls="all"');
  await page.addStyleTag({ content: scaled(scale) });
  await page.locator('look-prompt-box textarea').click();
  await page.keyboard.press('End');
  await page.keyboard.type(' th');
  const [list, word] = [page.locator('.completions'), page.locator('look-prompt-box .here')];
  await list.waitFor();
  await settled(list);
  const [below, above] = [await list.boundingBox(), await word.boundingBox()];
  expect(Math.abs((below?.x ?? 0) - (above?.x ?? 99))).toBeLessThan(2);
  expect(Math.abs((below?.y ?? 0) - (above?.y ?? 99) - (above?.height ?? 0))).toBeLessThan(2);
  await page.close();
});
