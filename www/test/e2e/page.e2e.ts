/** The page as a page: languages, colours, sizes, access, its policy. */
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { faults } from './axe';
import { launch } from './chromium';
import { opened, stepTo, wrote } from './visit';

let browser: Browser;
beforeAll(async () => {
  browser = await launch();
});
afterAll(() => browser.close());

/** All text that is words of the page: what the model or the engine says is marked `translate="no"`. */
function pageWords(page: Page): Promise<string[]> {
  return page.evaluate(() => {
    const found: string[] = [];
    const walk = (node: Node): void => {
      if (node instanceof Text) found.push(node.data.trim());
      if (!(node instanceof Element || node instanceof ShadowRoot)) return;
      if (node instanceof Element) {
        if (node.matches('[translate=no], style, script')) return;
        found.push(node.getAttribute('aria-label') ?? '', node.getAttribute('placeholder') ?? '');
        if (node.shadowRoot) walk(node.shadowRoot);
      }
      for (const child of node.childNodes) walk(child);
    };
    walk(document.body);
    return found.filter((text) => text !== '');
  });
}

/** Terms and names that Chinese takes as they are. */
const terms = /^(logit|log p|Llama|GPT-2|GPT-Neo|models\/mine\/)$/;

test('nothing on the Chinese page is left in English', async () => {
  const { page } = await opened(browser, '?lang=zh');
  await stepTo(page, 1);
  await page.locator('look-open-model summary').click();
  await page.locator('look-next-tokens .truth').first().waitFor();
  const english = (await pageWords(page)).filter(
    (text) => /[A-Za-z]{3}/.test(text) && !/\p{Script=Han}/u.test(text) && !terms.test(text),
  );
  expect(english).toEqual([]);
  expect(await page.getAttribute('html', 'lang')).toBe('zh-Hans');
  await page.close();
});

test('nothing on the English page is left in Chinese', async () => {
  const { page } = await opened(browser, '?lang=en');
  await page.locator('look-next-tokens .truth').first().waitFor();
  expect((await pageWords(page)).filter((text) => /\p{Script=Han}/u.test(text))).toEqual([]);
  await page.close();
});

test('the language changes in place and is kept in the address', async () => {
  const { page } = await opened(browser, '?lang=en');
  await stepTo(page, 1);
  await page.getByRole('button', { name: '中文' }).click();
  await page.getByRole('button', { name: '一步', exact: true }).waitFor();
  await wrote(page, 1);
  await expect.poll(() => page.url()).toContain('lang=zh');
  await page.close();
});

test('the language is the browser’s where the address names none', async () => {
  const { page } = await opened(browser, '', { locale: 'zh-CN' });
  expect(await page.getAttribute('html', 'lang')).toBe('zh-Hans');
  await page.close();
});

test('the colours follow the system and the switch', async () => {
  const { page } = await opened(browser, '?lang=en', { colorScheme: 'dark' });
  const ground = () =>
    page.evaluate(() => getComputedStyle(document.documentElement).backgroundColor);
  const dark = await ground();
  await page.getByRole('button', { name: 'Light' }).click();
  await expect.poll(ground).not.toBe(dark);
  await page.getByRole('button', { name: 'Dark' }).click();
  await expect.poll(ground).toBe(dark);
  await page.close();
});

test('in the system’s own colours bars and chips still have a body', async () => {
  const { page } = await opened(browser, '?lang=en', { forcedColors: 'active' });
  await stepTo(page, 1);
  const ground = (selector: string) =>
    page
      .locator(selector)
      .first()
      .evaluate((element) => getComputedStyle(element).backgroundColor);
  expect(await ground('look-next-tokens .bar')).not.toBe(await ground('look-next-tokens .track'));
  const chip = page.locator('look-token-strip .written .marks').first();
  expect(await chip.evaluate((element) => getComputedStyle(element).borderTopWidth)).toBe('1px');
  await page.close();
});

test('the ways to open a model take a line of their own', async () => {
  const { page } = await opened(browser, '?lang=zh');
  const left = async (view: string) => (await page.locator(view).boundingBox())?.x;
  await page.locator('look-open-model summary').click();
  // A scroll bar may come between, and move both.
  await expect
    .poll(async () => (await left('look-open-model')) === (await left('look-model-line')))
    .toBe(true);
  await page.close();
});

test('fingers get larger targets', async () => {
  const viewport = { width: 390, height: 844 };
  const { page } = await opened(browser, '?lang=en', { viewport, hasTouch: true, isMobile: true });
  const height = async (selector: string) =>
    (await page.locator(selector).first().boundingBox())?.height;
  expect(await height('button.step')).toBeGreaterThanOrEqual(40);
  expect(await height('look-next-tokens button')).toBeGreaterThanOrEqual(40);
  await page.close();
});

test('nothing moves for readers who want less motion', async () => {
  const { page } = await opened(browser, '?lang=en', { reducedMotion: 'reduce' });
  const bar = page.locator('look-next-tokens .bar').first();
  expect(await bar.evaluate((element) => getComputedStyle(element).transitionDuration)).toBe('0s');
  await page.close();
});

test.each([390, 768, 1280, 1440])('at %i pixels nothing scrolls sideways', async (width) => {
  const { page } = await opened(browser, '?lang=en', { viewport: { width, height: 844 } });
  await stepTo(page, 8);
  await page.locator('look-open-model summary').click();
  const overflow = await page.evaluate(
    () => document.documentElement.scrollWidth - document.documentElement.clientWidth,
  );
  expect(overflow).toBe(0);
  await page.close();
});

describe.each(['en', 'zh'])('in %s', (lang) => {
  test.each(['light', 'dark'])('the %s page has no fault that axe knows', async (theme) => {
    const { page, complaints, foreign } = await opened(browser, `?lang=${lang}&theme=${theme}`);
    await stepTo(page, 3);
    await page.locator('look-next-tokens button').nth(3).click();
    await wrote(page, 4);
    await page.locator('look-open-model summary').click();
    expect(await faults(page)).toEqual([]);
    expect(complaints).toEqual([]);
    expect(foreign).toEqual([]);
    await page.close();
  });
});
