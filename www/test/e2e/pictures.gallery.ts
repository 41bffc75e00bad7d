/** Takes the pictures of the page that people look at: three sizes, two languages, light and dark. */
import { mkdirSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { launch } from './chromium';
import { opened, rows, written } from './visit';

const gallery = fileURLToPath(new URL('../gallery/', import.meta.url));
const sizes = [
  [1440, 900],
  [1280, 720],
  [390, 844],
] as const;
const pictures = sizes.flatMap(([width, height]) =>
  ['en', 'zh'].flatMap((lang) =>
    ['light', 'dark'].map((theme) => ({ width, height, lang, theme })),
  ),
);

let browser: Browser;
beforeAll(async () => {
  mkdirSync(gallery, { recursive: true });
  browser = await launch();
});
afterAll(() => browser.close());

test.each(pictures)('$width × $height, $lang, $theme', async ({ width, height, lang, theme }) => {
  const viewport = { width, height };
  const { page, complaints } = await opened(
    browser,
    `?lang=${lang}&theme=${theme}&prompt=the%20cat`,
    { viewport },
  );
  for (let step = 1; step <= 5; step += 1) {
    await (step === 4 ? rows(page).nth(1) : page.locator('button.step')).click();
    await expect.poll(() => written(page).count()).toBe(step);
  }
  const name = `${gallery}${width}x${height}-${lang}-${theme}`;
  await page.screenshot({ path: `${name}.png` });
  await page.screenshot({ path: `${name}-whole.png`, fullPage: true });
  expect(complaints).toEqual([]);
  await page.close();
});
