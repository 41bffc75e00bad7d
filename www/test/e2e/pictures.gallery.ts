/** Takes the pictures of the page that people look at: three views, three sizes, two languages, light and dark. */
import { mkdirSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { launch } from './chromium';
import { visit } from './visit';

const gallery = fileURLToPath(new URL('../gallery/', import.meta.url));
const sizes = [
  [1440, 900],
  [1280, 720],
  [390, 844],
] as const;

interface View {
  search: string;
  /** There once the view is whole. */
  shown: (page: Page) => Promise<unknown>;
}

const views: Record<string, View> = {
  decode: {
    search: 'prompt=the+cat&did=step*3~choose=20~step',
    shown: (page) => page.locator('look-next-tokens button').first().waitFor(),
  },
  sampling: {
    search:
      'prompt=once+upon+a+time&strategy=sample=3&processors=temperature=1.2,top-p=0.9&seed=3&did=step*6',
    shown: (page) => page.locator('look-waterfall .coin').first().waitFor(),
  },
  beam: {
    search: 'prompt=the+bird&strategy=beam=4:0:never&tokens=20&did=step*5',
    shown: (page) => page.locator('look-rounds table').first().waitFor(),
  },
  attention: {
    search: 'view=attention&prompt=once+upon+a+time&did=step*6&mask=full&off=1.2&layer=1&head=1',
    shown: (page) => page.locator('look-attention-matrix .cell').first().waitFor(),
  },
  compare: {
    search: 'view=compare&prompt=the+bird',
    shown: (page) => page.locator('look-compare-view table').first().waitFor(),
  },
};

const pictures = Object.keys(views).flatMap((view) =>
  sizes.flatMap(([width, height]) =>
    ['en', 'zh'].flatMap((lang) =>
      ['light', 'dark'].map((theme) => ({ view, width, height, lang, theme })),
    ),
  ),
);

let browser: Browser;
beforeAll(async () => {
  mkdirSync(gallery, { recursive: true });
  browser = await launch();
});
afterAll(() => browser.close());

test.each(pictures)('$view, $width × $height, $lang, $theme', async (picture) => {
  const { view, width, height, lang, theme } = picture;
  const { search, shown } = views[view] as View;
  const viewport = { width, height };
  const address = `?lang=${lang}&theme=${theme}&${search}`;
  const { page, complaints } = await visit(browser, address, { viewport });
  await shown(page);
  await page.evaluate(() => document.fonts.ready);
  await page.evaluate(drawAll);
  await page.screenshot({
    path: `${gallery}${view}-${width}x${height}-${lang}-${theme}.png`,
    fullPage: true,
  });
  expect(complaints).toEqual([]);
  await page.close();
});

/** In the page: what nobody has scrolled to is on the picture as well. */
function drawAll(): void {
  const root = document.querySelector('look-page')?.shadowRoot;
  const all = new CSSStyleSheet();
  all.replaceSync('* { content-visibility: visible !important; }');
  root?.adoptedStyleSheets.push(all);
}
