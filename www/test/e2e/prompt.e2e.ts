/** The prompt box in a real browser: words are completed and marked, examples are a click away, nothing breaks it. */
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { faults } from './axe';
import { launch } from './chromium';
import { drawn, settled, started } from './drawn';
import { chips, opened, visit } from './visit';

let browser: Browser;
beforeAll(async () => {
  browser = await launch();
});
afterAll(() => browser.close());

const field = (page: Page) => page.locator('look-prompt-box textarea');
const options = (page: Page) => page.locator('look-prompt-box [role=option]');
const unknown = (page: Page) => page.locator('look-prompt-box .unknown li .words');
const examples = (page: Page) => page.locator('look-prompt-box .examples button');
const marks = (page: Page) => page.locator('look-prompt-box mark');

async function type(page: Page, text: string): Promise<void> {
  await field(page).fill('');
  await field(page).pressSequentially(text);
}

describe('completing', () => {
  test('a word is completed by Tab, and what is typed next goes on from it', async () => {
    const { page } = await opened(browser);
    await type(page, 'the cas');
    await expect.poll(() => options(page).allTextContents()).toEqual(['castle']);
    await page.keyboard.press('Tab');
    await page.keyboard.type('sle');
    await page.keyboard.press('ArrowDown');
    await page.keyboard.press('Enter');
    await expect.poll(() => field(page).inputValue()).toBe('the castle sleeps ');
    await expect.poll(() => chips(page).count()).toBe(4);
    await page.close();
  });

  test('in the middle of a text the caret stays behind the word', async () => {
    const { page } = await opened(browser);
    await field(page).fill('the  sat');
    await field(page).evaluate((area: HTMLTextAreaElement) => area.setSelectionRange(4, 4));
    await page.keyboard.type('cas');
    await options(page).first().waitFor();
    await page.keyboard.press('Enter');
    await page.keyboard.type('!');
    await expect.poll(() => field(page).inputValue()).toBe('the castle! sat');
    await page.close();
  });

  test('with nothing offered Tab leaves the field and Enter breaks the line', async () => {
    const { page } = await opened(browser);
    await type(page, 'the cat ');
    await page.keyboard.press('Enter');
    await expect.poll(() => field(page).inputValue()).toBe('the cat \n');
    await page.keyboard.press('Tab');
    await expect.poll(() => field(page).evaluate((area) => area.matches(':focus'))).toBe(false);
    await page.close();
  });

  test('the list stands below its word, inside the page, on a phone too', async () => {
    const { page } = await opened(browser, '?lang=en', { viewport: { width: 390, height: 844 } });
    await type(page, 'once upon a time there was a dr');
    await settled(page.locator('.completions'));
    const list = await page.locator('.completions').boundingBox();
    const box = await field(page).boundingBox();
    expect(list?.y).toBeGreaterThan(box?.y ?? Number.NaN);
    expect((list?.x ?? 0) + (list?.width ?? 0)).toBeLessThanOrEqual(390);
    await page.close();
  });

  test('a click takes a word, and the field keeps the focus', async () => {
    const { page } = await opened(browser);
    await type(page, 'the ca');
    await options(page).filter({ hasText: 'castle' }).click();
    await page.keyboard.type('and');
    await expect.poll(() => field(page).inputValue()).toBe('the castle and');
    await page.close();
  });
});

describe('unknown words', () => {
  test('are marked before anything runs, and one click mends them', async () => {
    const { page } = await opened(browser);
    await field(page).fill('The zebra sat.');
    await expect.poll(() => unknown(page).allTextContents()).toEqual(['The', 'zebra', 'sat.']);
    await expect.poll(() => marks(page).allTextContents()).toEqual(['The', 'zebra', 'sat.']);
    await page.getByRole('button', { name: 'Replace sat. with sat .' }).click();
    await page.getByRole('button', { name: 'Replace The with the' }).click();
    await expect.poll(() => field(page).inputValue()).toBe('the zebra sat .');
    await expect.poll(() => unknown(page).allTextContents()).toEqual(['zebra']);
    await page.close();
  });

  test('have their marks under their letters, also in a field that was scrolled', async () => {
    const { page } = await opened(browser);
    await field(page).fill('the zebra sat on the mat . '.repeat(60));
    await field(page).evaluate((area) => {
      area.scrollTop = 200;
    });
    const measures = () =>
      page.evaluate(() => {
        const box = document
          .querySelector('look-page')
          ?.shadowRoot?.querySelector('look-prompt-box');
        return ['textarea', '.mirror'].map((name) => {
          const part = box?.shadowRoot?.querySelector(name);
          return [part?.scrollTop, part?.clientWidth, part?.scrollHeight];
        });
      });
    await expect.poll(async () => new Set((await measures()).map(String)).size).toBe(1);
    await expect.poll(async () => (await measures())[0]?.[0]).toBeGreaterThan(50);
    await page.close();
  });
});

test('the three examples of the language are one click away and have no unknown word', async () => {
  const { page } = await opened(browser);
  for (const prompt of [
    'the cat sat on',
    'once upon a time',
    'translate english to french : hello',
  ]) {
    await examples(page).filter({ hasText: prompt }).click();
    await expect.poll(() => field(page).inputValue()).toBe(prompt);
    await expect.poll(() => chips(page).count()).toBe(prompt.split(' ').length + 1);
    await started(page);
    expect(await unknown(page).count()).toBe(0);
  }
  await page.close();
});

describe('hostile prompts', () => {
  test('100,000 characters leave the page usable', async () => {
    const { page, complaints } = await opened(browser);
    await field(page).fill('zzzz '.repeat(20_000));
    await page.locator('look-prompt-box .problem').waitFor();
    await field(page).fill('the cat');
    await expect.poll(() => chips(page).count()).toBe(3);
    expect(complaints).toEqual([]);
    await page.close();
  });

  test.each([
    ['markup', '<img src=x onerror="window.hit=1"> <script>window.hit=1</script>'],
    ['right-to-left text', '\u202e\u05e9\u05dc\u05d5\u05dd the \u0627\u0644\u0642\u0637 \u200f'],
    ['stacked marks', `e${'\u0301'.repeat(2000)} the`],
    ['lone surrogates', 'the \ud83d cat \udc22'],
    ['names of an object', '__proto__ constructor toString'],
  ])('%s is text like any other', async (_, prompt) => {
    const { page, complaints } = await opened(browser);
    await field(page).fill(prompt);
    await started(page);
    await expect.poll(() => chips(page).count()).toBeGreaterThan(1);
    expect(await page.evaluate(() => 'hit' in window)).toBe(false);
    const sideways = () =>
      page.evaluate(
        () => document.documentElement.scrollWidth - document.documentElement.clientWidth,
      );
    expect(await sideways()).toBe(0);
    await field(page).fill('the cat');
    await expect.poll(() => chips(page).count()).toBe(3);
    expect(complaints).toEqual([]);
    await page.close();
  });

  test('markup in the address is text in the box', async () => {
    const prompt = '<img src=x onerror="window.hit=1">';
    const { page, complaints } = await visit(
      browser,
      `?lang=en&prompt=${encodeURIComponent(prompt)}`,
    );
    await expect.poll(() => field(page).inputValue()).toBe(prompt);
    await expect.poll(() => chips(page).count()).toBeGreaterThan(1);
    await drawn(page);
    expect(await page.evaluate(() => 'hit' in window)).toBe(false);
    expect(complaints).toEqual([]);
    await page.close();
  });
});

describe.each(['en', 'zh'])('in %s', (lang) => {
  test.each(['light', 'dark'])(
    'the %s box with all its parts has no fault that axe knows',
    async (theme) => {
      const { page, complaints } = await opened(browser, `?lang=${lang}&theme=${theme}`);
      await type(page, 'The castel . the ca');
      await expect.poll(() => options(page).count()).toBeGreaterThan(0);
      await expect.poll(() => unknown(page).count()).toBe(2);
      await started(page);
      expect(await faults(page)).toEqual([]);
      expect(complaints).toEqual([]);
      await page.close();
    },
  );
});
