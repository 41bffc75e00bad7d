/** The example deck, with the real figures, as it is built. */
import { execFileSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, expect, inject, test } from 'vitest';
import { launch } from './chromium';
import { drawn, settled } from './drawn';

let browser: Browser;

beforeAll(async () => {
  browser = await launch();
});

afterAll(async () => {
  await browser?.close();
});

async function deck(place: string, viewport = { width: 1280, height: 720 }) {
  const page = await browser.newPage({ viewport });
  const complaints: string[] = [];
  page.on('pageerror', (error) => complaints.push(error.message));
  page.on('console', (message) => {
    if (['error', 'warning'].includes(message.type())) complaints.push(message.text());
  });
  await page.goto(`${inject('address')}examples/deck/index.html${place}`);
  return { page, complaints };
}

const here = (page: Page) => page.locator('section.present look-back');
const written = (page: Page) => here(page).first().locator('.chip.written');

async function press(page: Page, key: string, times: number) {
  for (let at = 0; at < times; at += 1) await page.keyboard.press(key);
}

test('the deck’s keys step the figure forwards and back, on to the next slide and back into its last state', async () => {
  const { page, complaints } = await deck('?lang=en');
  await here(page).locator('.chip').first().waitFor();
  await press(page, 'ArrowRight', 3);
  await expect.poll(() => written(page).count()).toBe(3);
  await press(page, 'ArrowLeft', 2);
  await expect.poll(() => written(page).count()).toBe(1);
  await press(page, 'PageDown', 8);
  await expect.poll(() => page.url()).toContain('#/1');
  await press(page, 'PageUp', 1);
  await expect.poll(() => written(page).count()).toBe(8);
  expect(complaints).toEqual([]);
  await page.close();
});

/** A deck of 1280 by 720 in these windows is drawn at half and at one and a half of its size. */
test.each([
  { scale: 0.5, viewport: { width: 640, height: 360 } },
  { scale: 1.5, viewport: { width: 1920, height: 1080 } },
])(
  'at $scale of its size a bar is where it is drawn, and a choice goes on under the keys',
  async ({ viewport }) => {
    const { page } = await deck('?lang=en#/2', viewport);
    const bars = here(page).locator('look-next-tokens button');
    const other = bars.nth(4);
    await other.waitFor();
    await settled(other);
    const token = ((await other.textContent()) ?? '').trim();
    const box = await other.boundingBox();
    await page.mouse.click(
      (box?.x ?? 0) + (box?.width ?? 0) / 2,
      (box?.y ?? 0) + (box?.height ?? 0) / 2,
    );
    const state = () =>
      here(page).evaluate((figure) => (figure as HTMLElement & { state: string }).state);
    expect(token).not.toBe('');
    await expect.poll(state).toMatch(/did=choose/);
    await page.evaluate(() => (document.activeElement as HTMLElement | null)?.blur());
    await page.keyboard.press('ArrowRight');
    await expect.poll(state).toMatch(/did=choose[^&]*~step/);
    await page.keyboard.press('ArrowLeft');
    await expect.poll(state).not.toMatch(/step/);
    await page.close();
  },
);

async function total(page: Page, at: number) {
  const text = (await here(page)
    .nth(at)
    .locator('look-token-strip')
    .evaluate((strip) => strip.shadowRoot?.textContent ?? '')) as string;
  return /(?:log p of the (\d+) written tokens?)\s*(\S+)/.exec(text.replace(/\s+/g, ' '))?.slice(1);
}

test('the numbers in its words are the engine’s', async () => {
  const { page } = await deck('?lang=en#/5');
  await expect.poll(() => total(page, 0)).toEqual(['12', '−10.91']);
  const captions = page.locator('section.present figcaption');
  await expect
    .poll(async () => (await captions.allTextContents()).join())
    .toMatch(/−10\.91.*−2\.42/s);
  await press(page, 'ArrowRight', 6);
  const tree = () =>
    here(page)
      .nth(1)
      .locator('look-tree')
      .evaluate((one) => one.shadowRoot?.textContent ?? '');
  await expect.poll(async () => (await tree()).replace(/\s+/g, ' ')).toMatch(/[-−]2\.419/);
  await page.goto(page.url().replace('#/5', '#/8'));
  await expect.poll(() => total(page, 0)).toEqual(['1', '−2.11']);
  await expect.poll(() => total(page, 1)).toEqual(['23', '−6.08']);
  await page.close();
});

test('its rates of mistakes are those of the model’s card, which the engine bears out', {
  timeout: 600_000,
}, () => {
  const root = fileURLToPath(new URL('../../../', import.meta.url));
  const card = readFileSync(`${root}models/storyland/README.md`, 'utf8');
  const [before, after] = (/hazard before, after \| ([\d.]+), ([\d.]+)/.exec(card) ?? [])
    .slice(1)
    .map(Number) as [number, number];
  const hundreds = new Intl.NumberFormat('en').format(Math.round(1 / before / 100) * 100);
  const deck = readFileSync(`${root}www/examples/deck/index.html`, 'utf8').replace(/\s+/g, ' ');
  expect(deck).toContain(
    `1 word in ${hundreds} is impossible; after it, 1 in ${Math.round(1 / after)}`,
  );
  expect(deck.replaceAll(' ', '')).toContain(
    `每${hundreds.replace(',', '')}个词才有1个不可能；出错之后，每${Math.round(1 / after)}个就有1个`,
  );
  // The card's 10,000 texts take a minute; so many find the same within their chance.
  const program = `${process.env.CARGO_TARGET_DIR ?? `${root}target`}/debug/lookback`;
  const flags = ['evaluate', `${root}models/storyland`, '--texts', '2000', '--json'];
  const found = JSON.parse(execFileSync(program, flags, { encoding: 'utf8', maxBuffer: 1e8 }));
  expect(Math.abs(found.hazardBefore / before - 1)).toBeLessThan(0.4);
  expect(Math.abs(found.hazardAfter / after - 1)).toBeLessThan(0.2);
});

test.each([
  ['en', 'zh-Hans'],
  ['zh', 'en'],
])('?lang=%s is in that language, but for the small titles', async (asked, other) => {
  const { page } = await deck(`?lang=${asked}`);
  await here(page).locator('.chip').first().waitFor();
  await expect.poll(() => page.locator(`.slides [lang="${other}"]:not(.other)`).count()).toBe(0);
  expect(await page.locator(`.slides [lang="${other}"].other`).count()).toBe(10);
  expect(await page.locator('.slides aside.notes').count()).toBe(10);
  await page.close();
});

test('printed, it has ten pages, and a standing copy in the place of every figure', async () => {
  const { page } = await deck('?print-pdf&lang=en');
  await page.locator('.pdf-page').nth(9).waitFor({ state: 'attached' });
  await expect.poll(() => page.locator('look-back').count()).toBe(0);
  const copies = page.locator('[data-look-back="print"] > :last-child');
  await expect.poll(() => copies.count()).toBe(15);
  await drawn(page);
  const texts = await copies.evaluateAll((copies) =>
    copies.map((copy) => {
      const inside = (root: ParentNode): string =>
        Array.from(root.querySelectorAll('*'), (one) =>
          one.shadowRoot ? inside(one.shadowRoot) : (one.firstChild?.nodeValue ?? ''),
        ).join(' ');
      return copy.shadowRoot ? inside(copy.shadowRoot) : '';
    }),
  );
  for (const text of texts) expect(text).toMatch(/cat|king|eos|the/);
  const pdf = (await page.pdf({ preferCSSPageSize: true, printBackground: true })).toString(
    'latin1',
  );
  expect(pdf.match(/\/Type\s*\/Page\b/g)).toHaveLength(10);
  await page.close();
});
