/** The reveal.js plugin in real reveal.js, with a frame that does nothing but keep the contract, and the real one. */
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { launch } from './chromium';
import { deck } from './deck/pages';

let browser: Browser;

beforeAll(async () => {
  browser = await launch();
});

afterAll(async () => {
  await browser?.close();
});

const frame = (steps: number, more = '') =>
  `<iframe class="figure" data-src="frame.html?prompt=the&controls=none" data-steps="${steps}" ${more}></iframe>`;
const slides = `<section>first</section><section id="two">${frame(3)}</section><section>last</section>`;

const shown = (page: Page, section = '#two') =>
  expect.poll(() => page.frameLocator(`${section} iframe`).locator('p').textContent());
const slide = (page: Page) =>
  page.evaluate(
    () =>
      (window as unknown as { deck: { getState(): { indexh: number } } }).deck.getState().indexh,
  );

async function press(page: Page, ...keys: string[]) {
  for (const key of keys) await page.keyboard.press(key);
}

test('each step is a fragment: the deck’s own keys go forwards and back through them', async () => {
  const page = await deck(browser, { slides });
  await press(page, 'ArrowRight');
  await shown(page).toBe('nothing');
  await press(page, 'ArrowRight');
  await shown(page).toBe('step*1');
  await press(page, 'PageDown', ' ');
  await shown(page).toBe('step*3');
  await press(page, 'ArrowLeft');
  await shown(page).toBe('step*2');
  await press(page, 'PageUp', 'PageUp');
  await shown(page).toBe('nothing');
  await expect.poll(() => slide(page)).toBe(1);
  await press(page, 'PageUp');
  await expect.poll(() => slide(page)).toBe(0);
  await page.context().close();
});

test('after the last step the next key leads to the next slide, and back to the last step', async () => {
  const page = await deck(browser, { slides });
  await press(page, 'ArrowRight', 'ArrowRight', 'ArrowRight', 'ArrowRight', 'ArrowRight');
  await expect.poll(() => slide(page)).toBe(2);
  await press(page, 'ArrowLeft');
  await shown(page).toBe('step*3');
  await page.context().close();
});

test('a jump to a fragment shows its state', async () => {
  const page = await deck(browser, { slides, search: '#/two/1' });
  await shown(page).toBe('step*2');
  await page.context().close();
});

test('a frame that the deck has unloaded comes back as it was left', async () => {
  const page = await deck(browser, { slides });
  await press(page, 'ArrowRight', 'ArrowRight');
  await shown(page).toBe('step*1');
  await page.frameLocator('#two iframe').locator('button').click();
  await shown(page).toBe('choose=7');
  await page.locator('html').evaluate(() => (document.activeElement as HTMLElement).blur());
  await press(page, 'ArrowRight');
  await shown(page).toBe('choose=7~step*1');
  await press(page, 'ArrowRight', 'ArrowRight');
  await expect.poll(() => page.locator('#two iframe').getAttribute('src')).toBeNull();
  await press(page, 'ArrowLeft', 'ArrowLeft');
  await shown(page).toBe('choose=7~step*1');
  await press(page, 'ArrowLeft', 'ArrowLeft');
  await shown(page).toBe('nothing');
  await page.context().close();
});

test('a frame that comes back begins with its state, and is not told it again', async () => {
  const page = await deck(browser, { slides });
  await press(page, 'ArrowRight', 'ArrowRight');
  await shown(page).toBe('step*1');
  await press(page, 'ArrowRight', 'ArrowRight', 'ArrowRight');
  await expect.poll(() => slide(page)).toBe(2);
  await press(page, 'ArrowLeft');
  await shown(page).toBe('step*3');
  await expect.poll(() => page.locator('#two iframe').getAttribute('src')).toContain('did=step*3');
  await press(page, 'ArrowLeft');
  await shown(page).toBe('step*2');
  const inside = page.frameLocator('#two iframe').locator('body');
  await expect.poll(() => inside.getAttribute('data-told')).toBe('1');
  await page.context().close();
});

test('what a frame was asked before the deck unloaded it holds nothing up', async () => {
  const page = await deck(browser, { slides: slides.replace('prompt=the', 'prompt=the&mute') });
  await press(page, 'ArrowRight', 'ArrowRight');
  await shown(page).toBe('step*1');
  await press(page, 'ArrowRight', 'ArrowRight', 'ArrowRight');
  await expect.poll(() => slide(page)).toBe(2);
  await press(page, 'ArrowLeft');
  await shown(page).toBe('step*3');
  await page.frameLocator('#two iframe').locator('button').click();
  await shown(page).toBe('choose=7');
  await page.locator('html').evaluate(() => (document.activeElement as HTMLElement).blur());
  await press(page, 'ArrowLeft');
  await shown(page).toBe('step*2');
  await press(page, 'ArrowRight');
  await shown(page).toBe('choose=7');
  await page.context().close();
});

const pair = (more: string) =>
  `<section>first</section><section id="two"><div id="a">${frame(2, more)}</div><div id="b">${frame(2, more)}</div></section><section>last</section>`;

test('figures of one fragment index step together', async () => {
  const page = await deck(browser, { slides: pair('data-fragment-index="0"') });
  await press(page, 'ArrowRight', 'ArrowRight', 'ArrowRight');
  for (const place of ['#a', '#b']) await shown(page, place).toBe('step*2');
  await press(page, 'ArrowLeft');
  for (const place of ['#a', '#b']) await shown(page, place).toBe('step*1');
  await page.context().close();
});

test('figures of one fragment index are printed together', async () => {
  const page = await deck(browser, {
    slides: pair('data-fragment-index="0"'),
    search: '?print-pdf',
  });
  await expect.poll(() => page.locator('.pdf-page').count()).toBe(5);
  await page.context().close();
});

test('a later picture covers those before it', async () => {
  const page = await deck(browser, { slides, search: '?print-pdf' });
  const grounds = () =>
    page
      .locator('.pdf-page img')
      .evaluateAll((all) => all.map((one) => (one as HTMLElement).style.background));
  await expect.poll(async () => (await grounds())[0]).toMatch(/^rgb/);
  const [first, ...others] = await grounds();
  for (const one of others) expect(one).toBe(first);
  await page.context().close();
});

test('messages of others, though they look like a frame’s, move nothing', async () => {
  const page = await deck(browser, { slides });
  await press(page, 'ArrowRight');
  await shown(page).toBe('nothing');
  await page.evaluate(async () => {
    for (const more of [
      { event: 'key', key: 'ArrowRight' },
      { event: 'state', state: '?did=step*9' },
    ])
      postMessage({ lookback: 1, ...more }, '*');
    // Those that were posted before have been heard when this is.
    await new Promise((resolve) => {
      addEventListener('message', ({ data }) => data === 'last' && resolve(null));
      postMessage('last', '*');
    });
  });
  await shown(page).toBe('nothing');
  await press(page, 'ArrowRight');
  await shown(page).toBe('step*1');
  await page.context().close();
});

test('what is done by hand in the speaker’s window stays there', async () => {
  const page = await deck(browser, { slides, search: '#/two/0' });
  await shown(page).toBe('step*1');
  const speaker = await page.context().newPage();
  await speaker.goto(page.url().replace('index.html', 'index.html?receiver'));
  await shown(speaker).toBe('step*1');
  await speaker.frameLocator('#two iframe').locator('button').click();
  await shown(speaker).toBe('choose=7');
  await page.bringToFront();
  await press(page, 'ArrowRight');
  await shown(page).toBe('step*2');
  await page.context().close();
});

test('a plugin that is taken away leaves the deck as it was', async () => {
  const page = await deck(browser, { slides });
  const fragments = page.locator('.fragment[data-look-back]');
  await expect.poll(() => fragments.count()).toBe(3);
  await press(page, 'ArrowRight', 'ArrowRight');
  await shown(page).toBe('step*1');
  await page.evaluate(() =>
    (window as unknown as { deck: { getPlugin(id: string): { destroy(): void } } }).deck
      .getPlugin('look-back')
      .destroy(),
  );
  await expect.poll(() => fragments.count()).toBe(0);
  await press(page, 'Escape');
  await page.locator('.reveal.overview').waitFor();
  await press(page, 'Escape');
  await page.locator('.reveal:not(.overview)').waitFor();
  await shown(page).toBe('step*1');
  await press(page, 'ArrowLeft');
  await expect.poll(() => slide(page)).toBe(0);
  await page.context().close();
});

const element = `<script type="module" src="../look-back.js"></script><section><look-back view="text" prompt="the cat" controls="all" lang="en"></look-back></section><section>last</section>`;

test('what is typed in a field of an element turns no slide', async () => {
  const page = await deck(browser, { slides: element });
  await page.locator('look-prompt-box textarea').click();
  await page.keyboard.type(' n ');
  await expect.poll(() => page.locator('look-prompt-box textarea').inputValue()).toContain(' n ');
  await expect.poll(() => slide(page)).toBe(0);
  await page.context().close();
});

test('a printed element has the sizes that the deck gave it', async () => {
  const styled = `<style>look-back { --lookback-rem: 32px }</style>${element.replace('all', 'none')}`;
  const page = await deck(browser, { slides: styled, search: '?print-pdf' });
  const size = () =>
    page
      .locator('[data-look-back="print"] [part=ground]')
      .evaluate((one) => getComputedStyle(one).fontSize);
  await expect.poll(size).toBe('30px');
  await page.context().close();
});

test('the overview keeps the state', async () => {
  const page = await deck(browser, { slides });
  await press(page, 'ArrowRight', 'ArrowRight', 'ArrowRight');
  await shown(page).toBe('step*2');
  await press(page, 'Escape');
  await page.locator('.reveal.overview').waitFor();
  await press(page, 'Escape');
  await page.locator('.reveal:not(.overview)').waitFor();
  await shown(page).toBe('step*2');
  await page.context().close();
});

test('keys that a frame gives back move the deck, and Escape gives the deck its focus', async () => {
  const page = await deck(browser, { slides });
  await press(page, 'ArrowRight');
  await page.frameLocator('#two iframe').locator('button').focus();
  await press(page, 'ArrowRight');
  await shown(page).toBe('step*1');
  await press(page, 'Escape');
  await expect.poll(() => page.evaluate(() => document.activeElement?.tagName)).toBe('BODY');
  await press(page, 'ArrowLeft');
  await shown(page).toBe('nothing');
  await page.context().close();
});

test('the speaker’s window shows the same, and what was done by hand', async () => {
  const page = await deck(browser, { slides, search: '#/two/0' });
  await page.frameLocator('#two iframe').locator('button').click();
  await shown(page).toBe('choose=7');
  const speaker = await page.context().newPage();
  await speaker.goto(page.url().replace('index.html', 'index.html?receiver'));
  await shown(speaker).toBe('choose=7');
  await page.frameLocator('#two iframe').locator('button').press('ArrowRight');
  await shown(page).toBe('choose=7~step*1');
  await page.context().close();
});

test('a plugin that comes to a deck that is ready finds its slides', async () => {
  const page = await deck(browser, { slides, late: true, search: '#/two' });
  await shown(page).toBe('nothing');
  await press(page, 'ArrowRight', 'ArrowRight');
  await shown(page).toBe('step*2');
  await page.context().close();
});

test('a swipe that begins on a figure turns no slide', async () => {
  const page = await deck(browser, { slides });
  await expect.poll(() => page.locator('#two iframe').getAttribute('data-prevent-swipe')).toBe('');
  await page.context().close();
});

test('a number of steps that is none is said in the console, and is none', async () => {
  const warned: string[] = [];
  const opened = await deck(browser, {
    slides: `<section>${frame(0, '')}</section>`.replace('"0"', '"many"'),
  });
  opened.on('console', (message) => warned.push(message.text()));
  await opened.reload();
  await expect.poll(() => warned.join()).toContain('data-steps must be a whole number');
  await opened.context().close();
});

test('printed, each step has its picture on its own page', async () => {
  const page = await deck(browser, { slides, search: '?print-pdf' });
  const sheets = page.locator('.pdf-page');
  await expect.poll(() => sheets.count()).toBe(6);
  const last = sheets.nth(4);
  await expect.poll(() => last.locator('iframe').count()).toBe(0);
  await expect.poll(() => last.locator('img:not(.fragment), img.fragment.visible').count()).toBe(4);
  await page.context().close();
});

test('printed, one step may be chosen', async () => {
  const chosen = `<section id="two">${frame(3, 'data-print="2"')}</section>`;
  const page = await deck(browser, { slides: chosen, search: '?print-pdf' });
  await expect.poll(() => page.locator('.pdf-page').count()).toBe(1);
  expect(decodeURIComponent((await page.locator('img').getAttribute('src')) ?? '')).toContain(
    'step*2',
  );
  await page.context().close();
});

const real = `<section>first</section><section id="two"><iframe class="figure" data-src="../embed.html?view=tree&amp;prompt=the+bird&amp;controls=none&amp;lang=en" data-steps="3" title="A tree"></iframe></section><section>last</section>`;

test('the real frame steps with the deck, is unloaded, and comes back as it was', async () => {
  const page = await deck(browser, { slides: real });
  const nodes = () =>
    expect.poll(() => page.frameLocator('#two iframe').locator('look-tree').evaluate(marks));
  const marks = (tree: Element) =>
    [...(tree.shadowRoot?.textContent?.matchAll(/children/g) ?? [])].length > 0;
  await press(page, 'ArrowRight');
  await page.frameLocator('#two iframe').locator('look-tree').waitFor();
  await press(page, 'ArrowRight', 'ArrowRight', 'ArrowRight');
  await nodes().toBe(true);
  await press(page, 'ArrowLeft', 'ArrowLeft');
  await nodes().toBe(false);
  await press(page, 'ArrowRight', 'ArrowRight', 'ArrowRight');
  await expect.poll(() => slide(page)).toBe(2);
  await press(page, 'ArrowLeft');
  await nodes().toBe(true);
  await page.context().close();
});

test('the real frame is printed as the engine’s pictures, a page a step', async () => {
  const page = await deck(browser, { slides: real, search: '?print-pdf' });
  await expect.poll(() => page.locator('.pdf-page').count()).toBe(6);
  const pictures = await page
    .locator('.pdf-page')
    .nth(4)
    .locator('img')
    .evaluateAll((images) =>
      images.map((image) => decodeURIComponent((image as HTMLImageElement).src)),
    );
  expect(pictures).toHaveLength(4);
  expect(pictures.map((svg) => /children/.test(svg))).toEqual([false, false, false, true]);
  const pdf = (await page.pdf({ preferCSSPageSize: true })).toString('latin1');
  expect(pdf.match(/\/Type\s*\/Page\b/g)).toHaveLength(6);
  await page.context().close();
});

test('compare in a frame is printed as a picture of every lane, whole', async () => {
  const compare = real.replaceAll('view=tree', 'view=compare').replace('data-steps="3"', '');
  const page = await deck(browser, { slides: compare, search: '?print-pdf' });
  await expect.poll(() => page.locator('iframe').count()).toBe(0);
  const svg = decodeURIComponent((await page.locator('.pdf-page img').getAttribute('src')) ?? '');
  // Lane 4 is an exact search, which says so at its end.
  for (const words of ['Lane 1', 'Lane 2', 'Lane 3', 'Lane 4', 'proven to be the best'])
    expect(svg).toContain(words);
  await page.context().close();
});
