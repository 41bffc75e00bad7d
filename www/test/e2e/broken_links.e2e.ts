/** Links that say what cannot be: each wrong part falls back and is told, all else is as the link says. */
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { launch } from './chromium';
import { bars, decoded, opened, visit, wrote } from './visit';

let browser: Browser;
beforeAll(async () => {
  browser = await launch();
});
afterAll(() => browser.close());

const complaints = (page: Page) => page.locator('look-complaints li');
const processors = (page: Page) =>
  page
    .locator('look-decoding-panel li')
    .evaluateAll((all) => all.map((one) => one.getAttribute('data-name')));

async function step(page: Page, count: number) {
  await page.locator('button.step').click();
  await wrote(page, count);
}

const wrong = {
  theme: 'pink',
  view: 'z',
  strategy: 'foo',
  processors: 'top-p=7,top-k=5,temperature=x',
  seed: 'q',
  tokens: '-1',
  also: 'x=1',
  did: 'step*2~jump~step',
  at: '99',
  layer: '77',
  head: '12',
  cell: '40:1',
  mask: 'window:0',
  flip: 'a',
  off: '9.9',
  probe: '70',
  stage: 'x',
  speed: '3',
  spaces: '7',
  upto: 'q',
  lanes: 'strategy=greedy~strategy=foo~bar',
  model: 'nope',
};
const everything = new URLSearchParams({ ...wrong, prompt: 'the cat' });

describe.each(['en', 'zh'])('of a link with every field wrong, in %s,', (lang) => {
  test('each falls back, and is told with its value in the reader’s language', async () => {
    const { page } = await visit(browser, `?lang=${lang}&${everything}`);
    await decoded(page);
    const heard = async () => (await complaints(page).allTextContents()).map((one) => one.trim());
    for (const field of Object.keys(wrong)) {
      const isOfIt = new RegExp(`\\b${field}\\b`);
      await expect
        .poll(async () => (await heard()).some((one) => isOfIt.test(one)), { message: field })
        .toBe(true);
    }
    await expect.poll(() => complaints(page).count()).toBeGreaterThan(23);
    const said = await heard();
    if (lang === 'zh')
      for (const one of said) {
        expect(one).toMatch(/\p{Script=Han}/u);
        expect(one).not.toMatch(/\b(the|must|is|be|there|used|got)\b/);
      }
    await expect.poll(() => page.locator('look-model-line select').inputValue()).toBe('storyland');
    await wrote(page, 2);
    await page.locator('look-complaints button').click();
    await expect.poll(() => complaints(page).count()).toBe(0);
    await step(page, 3);
    await page.close();
  });
});

test('what could not be used is gone from the address, language and theme too', async () => {
  const { page } = await visit(browser, `?lang=xx&${everything}`);
  await bars(page).first().waitFor();
  const fields = () => [...new URL(page.url()).searchParams].map(([name]) => name).sort();
  await expect.poll(fields).toEqual(['did', 'lanes', 'processors', 'prompt']);
  await expect.poll(() => complaints(page).first().textContent()).toContain('“q”');
  await expect
    .poll(async () => (await complaints(page).allTextContents()).join())
    .toContain('lang must be en or zh');
  await page.close();
});

test('one wrong field leaves the others as they are', async () => {
  const { page } = await opened(
    browser,
    '?lang=en&prompt=the+cat&strategy=foo&processors=top-k%3D3&seed=5&did=step*2',
  );
  await expect.poll(() => complaints(page).count()).toBe(1);
  await wrote(page, 2);
  expect(await page.locator('look-decoding-panel #strategy').inputValue()).toBe('greedy');
  await expect.poll(() => processors(page)).toEqual(['top-k']);
  await page.close();
});

test('of a list of processors only the wrong one is dropped', async () => {
  const search = '?lang=en&prompt=the+cat&processors=top-k%3D3,top-p%3D7,temperature%3D0.5';
  const { page } = await opened(browser, search);
  await expect.poll(() => complaints(page).count()).toBe(1);
  expect(await complaints(page).textContent()).toContain(
    'The p of top-p must be in [0, 1], got 7.',
  );
  await expect.poll(() => processors(page)).toEqual(['top-k', 'temperature']);
  await page.close();
});

test('everything is done up to the deed that cannot be', async () => {
  const { page } = await opened(browser, '?lang=en&prompt=the+cat&did=step*3~choose=9999~step*2');
  await expect.poll(() => complaints(page).count()).toBe(1);
  const said = await complaints(page).textContent();
  expect(said).toContain('“choose=9999” in did');
  expect(said).toContain('A token id must be below the vocabulary size 246, got 9999.');
  expect(said).toContain('number 2');
  await wrote(page, 3);
  await page.close();
});

test('a lane that cannot be is no lane', async () => {
  const lanes = 'strategy%3Dgreedy~strategy%3Dbeam%3D0~strategy%3Dbeam%3D2';
  const { page } = await visit(browser, `?lang=en&view=compare&prompt=hello&lanes=${lanes}`);
  await expect.poll(() => complaints(page).count()).toBe(1);
  expect(await complaints(page).textContent()).toContain('“strategy=beam=0” in lanes');
  await expect.poll(() => page.locator('look-compare-lane').count()).toBe(2);
  await page.locator('look-compare-view .texts[aria-busy=false]').waitFor();
  expect(await page.locator('look-compare-lane .problem').count()).toBe(0);
  await page.close();
});

test('a wrong mask is told above the text, and what stands beside it holds', async () => {
  const search = '?lang=en&view=attention&prompt=the+cat&mask=window:0&off=0.1&layer=9&head=1';
  const { page } = await visit(browser, search);
  await expect.poll(() => complaints(page).count()).toBe(2);
  const said = (await complaints(page).allTextContents()).join();
  expect(said).toContain('The window of a mask must be a whole number from 1 on, got 0.');
  expect(said).toContain('A layer must be below 4, got 9.');
  await page.locator('look-mask-bar').waitFor();
  expect(await page.locator('look-mask-bar .refused').count()).toBe(0);
  await expect.poll(() => page.url()).not.toContain('mask=');
  expect(page.url()).toContain('off=0.1');
  expect(page.url()).toContain('head=1');
  await page.close();
});

test('markup in a link is text', async () => {
  const markup = '<img src=x onerror=alert(1)>';
  const fields = [...Object.keys(wrong), 'lang', 'prompt'];
  const search = fields.map((field) => `${field}=${encodeURIComponent(markup)}`).join('&');
  const { page } = await visit(browser, `?${search}`);
  const alerts: string[] = [];
  page.on('dialog', (dialog) => alerts.push(dialog.message()));
  await decoded(page);
  await expect
    .poll(async () => (await complaints(page).allTextContents()).join())
    .toContain(markup);
  expect(await page.locator('img').count()).toBe(0);
  expect(alerts).toEqual([]);
  await page.close();
});

test('a link that asks for steps without end is refused, and the page lives', async () => {
  const { page } = await opened(browser, '?lang=en&prompt=the+cat&did=step~step*999999999');
  await expect.poll(() => complaints(page).count()).toBe(1);
  await step(page, 2);
  await page.close();
});

test('a list of thousands of processors keeps nobody waiting', async () => {
  const list = Array.from({ length: 3000 }, () => 'x').join(',');
  const { page } = await opened(browser, `?lang=en&prompt=the+cat&processors=${list}`);
  await expect.poll(() => complaints(page).count()).toBe(1);
  await step(page, 1);
  await page.close();
});

test('a number of tokens beyond all bounds is no limit', async () => {
  const { page } = await opened(browser, '?lang=en&prompt=the+cat&tokens=99999999999');
  await step(page, 1);
  await page.close();
});

test('a prompt of a hundred thousand characters is refused with its size, and a short one is read after it', async () => {
  const { page } = await opened(browser, '?lang=en&prompt=the+cat');
  await page.locator('textarea').fill('the cat '.repeat(12_500));
  await expect
    .poll(() => page.locator('look-prompt-box .problem').textContent())
    .toContain('context of 128 positions, got 25001');
  await page.locator('textarea').fill('the dog');
  await decoded(page);
  await step(page, 1);
  await page.close();
});

test('a worker that is lost in the middle of a visit takes nothing of the link with it', async () => {
  const search = '?lang=en&prompt=the+cat&processors=top-k%3D3&did=step*3';
  const { page } = await opened(browser, '?lang=en&prompt=hello');
  const worker = page.workers()[0];
  await page.evaluate((to) => {
    history.pushState(null, '', to);
    dispatchEvent(new PopStateEvent('popstate'));
  }, search);
  await worker?.evaluate(() => self.close());
  await wrote(page, 3);
  await expect.poll(() => processors(page)).toEqual(['top-k']);
  expect(await complaints(page).count()).toBe(0);
  await expect.poll(() => page.url()).toContain('did=step*3');
  await page.close();
});

test('a model that cannot be opened leaves the text, its prompt and its settings as they are', async () => {
  const { page } = await opened(browser, '?lang=en&prompt=the+cat&did=step');
  await page.evaluate(() => {
    history.pushState(null, '', '?lang=en&model=nope&prompt=hello&strategy=beam');
    dispatchEvent(new PopStateEvent('popstate'));
  });
  await page.locator('look-load-status .failure').waitFor();
  await expect.poll(() => page.locator('textarea').inputValue()).toBe('the cat');
  await expect
    .poll(() => page.locator('look-decoding-panel #strategy').inputValue())
    .toBe('greedy');
  await step(page, 2);
  await expect.poll(() => page.url()).toContain('?lang=en&prompt=the+cat&did=step*2');
  await page.close();
});

test('every address that is written while one types is that of a text that was there', async () => {
  const { page } = await opened(browser, '?lang=en&prompt=the+cat&did=step*3');
  await page.evaluate(() => {
    const replace = history.replaceState.bind(history);
    const written: string[] = [];
    Object.assign(window, { written });
    history.replaceState = (state, unused, url) => {
      written.push(String(url));
      replace(state, unused, url);
    };
  });
  await page.locator('textarea').focus();
  await page.keyboard.press('End');
  for (const letter of ' sat on') await page.keyboard.press(letter);
  await expect.poll(() => page.url()).toContain('prompt=the+cat+sat+on');
  await step(page, 1);
  await expect.poll(() => page.url()).toContain('prompt=the+cat+sat+on&did=step');
  const addresses = await page.evaluate(() => (window as unknown as { written: string[] }).written);
  expect(addresses.length).toBeGreaterThan(0);
  for (const address of addresses) {
    const fields = new URLSearchParams(address);
    const [prompt, did] = [fields.get('prompt'), fields.get('did')];
    const expected = prompt === 'the cat sat on' ? [null, 'step'] : [null];
    expect(expected, address).toContain(did);
  }
  await page.close();
});
