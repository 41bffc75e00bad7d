/** The page as a page: languages, colours, sizes, access, its policy. */
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { launch } from './chromium';
import { opened } from './visit';

const axe = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');

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
  await page.locator('button.step').click();
  await page.locator('look-open-model summary').click();
  const english = (await pageWords(page)).filter(
    (text) => /[A-Za-z]{3}/.test(text) && !/\p{Script=Han}/u.test(text) && !terms.test(text),
  );
  expect(english).toEqual([]);
  expect(await page.getAttribute('html', 'lang')).toBe('zh-Hans');
  await page.close();
});

test('nothing on the English page is left in Chinese', async () => {
  const { page } = await opened(browser, '?lang=en');
  expect((await pageWords(page)).filter((text) => /\p{Script=Han}/u.test(text))).toEqual([]);
  await page.close();
});

test('the language changes in place and is kept in the address', async () => {
  const { page } = await opened(browser, '?lang=en');
  await page.locator('button.step').click();
  await page.getByRole('button', { name: '中文' }).click();
  await page.getByRole('button', { name: '一步', exact: true }).waitFor();
  expect(await page.locator('look-token-strip .chip.written').count()).toBe(1);
  expect(page.url()).toContain('lang=zh');
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
  expect(await ground()).not.toBe(dark);
  await page.getByRole('button', { name: 'Dark' }).click();
  expect(await ground()).toBe(dark);
  await page.close();
});

test('in the system’s own colours bars and chips still have a body', async () => {
  const { page } = await opened(browser, '?lang=en', { forcedColors: 'active' });
  await page.locator('button.step').click();
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
  await expect.poll(() => left('look-open-model')).toBe(await left('look-model-line'));
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
  for (let step = 0; step < 8; step += 1) await page.locator('button.step').click();
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
    for (let step = 0; step < 3; step += 1) await page.locator('button.step').click();
    await page.locator('look-next-tokens button').nth(3).click();
    await page.locator('look-open-model summary').click();
    await page.evaluate(axe);
    const faults = await page.evaluate(async () => {
      // @ts-expect-error axe is a global of the script above
      const { violations } = await window.axe.run(document);
      return violations.map(
        (fault: { id: string; nodes: { html: string; failureSummary: string }[] }) => [
          fault.id,
          ...fault.nodes
            .slice(0, 3)
            .map((node) => `${node.html.slice(0, 200)} ${node.failureSummary}`),
        ],
      );
    });
    expect(faults).toEqual([]);
    expect(complaints).toEqual([]);
    expect(foreign).toEqual([]);
    await page.close();
  });
});
