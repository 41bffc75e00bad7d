/** Every figure is saved in each of its formats, by mouse and by keyboard. */
import { readFileSync } from 'node:fs';
import { csvParse } from 'd3-dsv';
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, expect, inject, test } from 'vitest';
import { type FigureName, figureNames } from '../../src/layout/figures';
import { launch } from './chromium';
import { drawn } from './drawn';
import { numbers } from './inside';
import { decoded, opened, visit } from './visit';

let browser: Browser;
beforeAll(async () => {
  browser = await launch();
});
afterAll(() => browser.close());

const formats = ['svg', 'png', 'csv', 'json'] as const;
type Format = (typeof formats)[number];

const decode = '?lang=en&prompt=hello&strategy=beam%3D2:1:never&did=step*2';
const inside = '?lang=en&view=attention&prompt=hello&did=step*2&mask=full&off=0.1&head=2';
const lane = (strategy: string) => `strategy=${strategy};max-new-tokens=6`;
const lanes = [lane('greedy'), lane('beam=2:1:never')].join('~');
const compare = `?lang=en&view=compare&prompt=hello&lanes=${encodeURIComponent(lanes)}`;

/** Where each figure is to be found. */
const places: Record<FigureName, string> = {
  ledger: decode,
  'next-token': decode,
  tree: decode,
  rounds: decode,
  waterfall: `${decode}&processors=top-k%3D5`,
  heads: inside,
  attention: inside,
  'next-changed': inside,
  'logit-lens': inside,
  'causality-probe': inside,
  lanes: compare,
  measures: compare,
};

/** By its name for those who hear it, since that is all that tells one menu from another. */
const names: Record<FigureName, string> = {
  tree: 'decoding tree',
  waterfall: 'from logits to probabilities',
  ledger: 'chain rule',
  attention: 'attention',
  'next-token': 'next token',
  rounds: 'round of the search',
  heads: 'all heads',
  'next-changed': 'next token, before and after',
  'logit-lens': 'logit lens',
  'causality-probe': 'causality probe',
  lanes: 'texts, token by token',
  measures: 'numbers of the comparison',
};

const menu = (page: Page, figure: FigureName) =>
  page.getByRole('group', { name: `Save as: ${names[figure]}`, exact: true });

async function shown(search: string) {
  const visited = await visit(browser, search);
  const { page } = visited;
  await page.locator('look-save-figure').first().waitFor({ state: 'attached' });
  if (/view=compare/.test(search))
    await page.locator('look-compare-view .texts[aria-busy=false]').waitFor();
  if (!/view=/.test(search)) await decoded(page);
  await drawn(page);
  const ledger = page.locator('look-ledger summary');
  if ((await ledger.count()) > 0) await ledger.click();
  return visited;
}

/** What is saved by an action, and under which name. */
async function saved(page: Page, action: () => Promise<void>) {
  const waiting = page.waitForEvent('download');
  await action();
  const download = await waiting;
  return { name: download.suggestedFilename(), bytes: readFileSync(await download.path()) };
}

const click = (page: Page, figure: FigureName, format: Format) =>
  saved(page, () => menu(page, figure).locator(`[data-format=${format}]`).click());

/** Reads a picture as strictly as a browser does. */
function picture(page: Page, svg: string) {
  return page.evaluate((svg) => {
    const { documentElement: root } = new DOMParser().parseFromString(svg, 'image/svg+xml');
    const texts = [...root.querySelectorAll('text')].map((text) => text.textContent ?? '');
    return {
      root: root.localName,
      title: root.querySelector('title')?.textContent ?? '',
      description: root.querySelector('desc')?.textContent ?? '',
      active: root.querySelectorAll('script, foreignObject, image, a, [onload], [href]').length,
      texts,
    };
  }, svg);
}

const widthOfPng = (bytes: Buffer) => bytes.readUInt32BE(16);

async function check(page: Page, figure: FigureName, format: Format, bytes: Buffer) {
  if (format === 'svg') {
    const { root, title, description, active } = await picture(page, bytes.toString());
    expect(root, figure).toBe('svg');
    expect(title.length, figure).toBeGreaterThan(0);
    expect(description.length, figure).toBeGreaterThan(20);
    expect(active, figure).toBe(0);
  } else if (format === 'png') {
    expect(bytes.subarray(1, 4).toString(), figure).toBe('PNG');
    expect(widthOfPng(bytes), figure).toBeGreaterThan(800);
  } else if (format === 'csv') {
    expect(csvParse(bytes.toString()).length, figure).toBeGreaterThan(1);
  } else {
    const { figure: name, rows } = JSON.parse(bytes.toString());
    expect(name).toBe(figure);
    expect(rows.length, figure).toBeGreaterThan(1);
  }
}

/** Chromium drops files beyond ten in one breath: one figure a page. */
test.each(figureNames)('%s is saved by mouse and by keyboard in each format', async (figure) => {
  const { page, complaints, foreign } = await shown(places[figure]);
  for (const format of formats) {
    const { name, bytes } = await click(page, figure, format);
    expect(name).toBe(`${figure}.${format}`);
    await check(page, figure, format, bytes);
  }
  await menu(page, figure).locator('[data-format=svg]').focus();
  for (const [at, format] of formats.entries()) {
    if (at > 0) await page.keyboard.press('Tab');
    const { name, bytes } = await saved(page, () =>
      page.keyboard.press(at % 2 === 0 ? 'Enter' : 'Space'),
    );
    expect(name).toBe(`${figure}.${format}`);
    await check(page, figure, format, bytes);
  }
  expect(complaints).toEqual([]);
  expect(foreign).toEqual([]);
  await page.close();
});

test('what makes files is fetched with the first one that is saved', async () => {
  const { page } = await opened(browser, '?lang=en&prompt=the+cat');
  const later: string[] = [];
  page.on('request', (request) => later.push(request.url()));
  await click(page, 'next-token', 'csv');
  expect(later.some((address) => /figure_file-.*\.js$/.test(address))).toBe(true);
  await page.close();
});

test('the numbers of a picture and of its table are those of the page', async () => {
  const { page } = await opened(browser, '?lang=en&prompt=the+cat&did=step*2&at=0');
  await page.locator('look-next-tokens .chosen').waitFor();
  await drawn(page);
  const probs = await numbers(page, 'look-next-tokens li button', 'prob');
  const { bytes } = await click(page, 'next-token', 'csv');
  const rows = csvParse(bytes.toString());
  expect(rows.filter(({ tokens }) => tokens === '1').map(({ prob }) => Number(prob))).toEqual(
    probs,
  );
  // The past that is looked at is what is saved, with what was taken there.
  expect(rows.filter(({ chosen }) => chosen === 'true')).toHaveLength(1);
  const svg = await click(page, 'next-token', 'svg');
  const { texts } = await picture(page, svg.bytes.toString());
  const written = await page.locator('look-next-tokens li .prob b').allTextContents();
  for (const number of written) expect(texts).toContain(number);
  await page.close();
});

test('what is selected is in the picture: the head, the mask, how far the lanes are shown', async () => {
  const heads = await shown(`${inside}&layer=1`);
  const svg = await click(heads.page, 'heads', 'svg');
  const { texts } = await picture(heads.page, svg.bytes.toString());
  expect(texts.join(' ')).toContain('Layer 2, head 3');
  expect(texts.join(' ')).toContain('mask=full');
  await heads.page.close();
  const { page } = await shown(compare);
  await page.locator('look-lane-scrubber .fewer').click();
  await page.locator('look-lane-scrubber .fewer').click();
  await expect.poll(() => page.url()).toContain('upto=4');
  const lanes = await click(page, 'lanes', 'svg');
  expect((await picture(page, lanes.bytes.toString())).texts[1]).toBe('4 of 6 tokens');
  await page.close();
});

test('a picture has the language and the colours of the page', async () => {
  const { page } = await shown(decode.replace('lang=en', 'lang=zh&theme=dark'));
  const group = page.getByRole('group', { name: '另存为: 一轮搜索' });
  const { bytes } = await saved(page, () => group.locator('[data-format=svg]').click());
  const { title } = await picture(page, bytes.toString());
  expect(title).toMatch(/\p{Script=Han}/u);
  expect(bytes.toString()).toContain('fill="#101318"');
  await page.close();
});

test('markup in the tokens of a model is text in every file', async () => {
  const hostile = '<img/src=x/onerror=window.hit=1></text><script>window.hit=1</script>';
  const page = await browser.newPage({ serviceWorkers: 'block' });
  await page.route('**/tokenizer-*.json', async (route) => {
    const response = await route.fetch();
    const text = await response.text();
    await route.fulfill({ response, body: text.replace('"the":', `${JSON.stringify(hostile)}:`) });
  });
  await page.goto(`${inject('address')}?lang=en&prompt=tom+ran+to&did=step*2`);
  await decoded(page);
  for (const figure of ['next-token', 'tree', 'ledger'] as const) {
    if (figure === 'ledger') await page.locator('look-ledger summary').click();
    const { bytes } = await click(page, figure, 'svg');
    const drawn = await picture(page, bytes.toString());
    expect(drawn.root).toBe('svg');
    expect(drawn.active).toBe(0);
    expect(drawn.texts.join(' ')).toContain('<img/src');
    await page.evaluate((svg) => {
      const place = document.createElement('div');
      place.innerHTML = svg;
      document.body.append(place);
    }, bytes.toString());
  }
  expect(await page.evaluate(() => 'hit' in window)).toBe(false);
  await page.close();
});
