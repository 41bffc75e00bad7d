/** Opening models of one's own, weighed before they are read, and kept in the browser when the reader says so. */
import { rmSync } from 'node:fs';
import { dirname } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { Browser, BrowserContext, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, inject, test } from 'vitest';
import { faults } from './axe';
import { launch } from './chromium';
import { largeModel } from './large_model';
import { chips, decoded, opened, rows } from './visit';

const random = fileURLToPath(new URL('../../../models/random', import.meta.url));
const folders: string[] = [];

let browser: Browser;
beforeAll(async () => {
  browser = await launch();
});
afterAll(async () => {
  await browser.close();
  for (const folder of folders) rmSync(dirname(folder), { recursive: true });
});

function model(name: string, vocabSize: number, missing = 0): string {
  const folder = largeModel(name, vocabSize, missing);
  folders.push(folder);
  return folder;
}

const size = (page: Page) => page.locator('look-model-size .size');
const question = (page: Page) => page.locator('look-opening-question .question');
const menu = (page: Page) => page.locator('look-model-line select');
const keep = (page: Page) => page.locator('look-model-size .keep');
const code = (page: Page) => page.locator('look-load-status .failure .code');
const failure = (page: Page) => page.locator('look-load-status .failure');

describe('a model', () => {
  test('that is small opens at once, and its size and memory are told', async () => {
    const { page } = await opened(browser);
    expect(await size(page).count()).toBe(0);
    await page.locator('#folder').setInputFiles(random);
    await size(page).waitFor();
    await expect
      .poll(() => size(page).textContent())
      .toMatch(/^4 files, 1\d\d kB; needs \d\d\d kB of memory$/);
    await page.close();
  });

  test('that is large is opened only on a click, and can be left', async () => {
    const folder = model('large', 450_000);
    const { page } = await opened(browser);
    await page.locator('#folder').setInputFiles(folder);
    await question(page).waitFor();
    await expect.poll(() => question(page).textContent()).toMatch(/large\?\s+2 files, 57\.\d MB;/);
    expect(await menu(page).inputValue()).toBe('storyland');
    await page.locator('look-opening-question .decline').click();
    await expect.poll(() => question(page).count()).toBe(0);
    await page.locator('#folder').setInputFiles(folder);
    await page.getByRole('button', { name: 'Open (needs 133 MB)' }).press('Enter');
    await expect.poll(() => menu(page).inputValue()).toBe('');
    await page.locator('textarea').fill('3 1 2');
    await expect.poll(() => chips(page).count()).toBe(3);
    await page.close();
  });

  test('that is large can be opened with weights of 8 bits, and says so', async () => {
    const { page } = await opened(browser);
    await page.locator('#folder').setInputFiles(model('large', 450_000));
    await page.getByRole('button', { name: /^Open with 8-bit weights/ }).press('Enter');
    await expect
      .poll(() => size(page).textContent())
      .toMatch(/needs 4\d\.\d MB of memory with 8-bit weights$/);
    await page.close();
  });

  test('of 8 bits has an address of its own, and numbers of its own', async () => {
    const first = async (search: string) => {
      const { page } = await opened(browser, search);
      // The language's own probabilities come a moment later.
      const numbers = (await rows(page).locator('.number').allTextContents()).join(' ');
      const facts = await page.locator('look-model-line ul').innerText();
      const address = await page.evaluate(() => location.href);
      await page.close();
      return { numbers, facts, address };
    };
    const link = '?prompt=the+cat+sat+on+the&model=int8:storyland';
    const [full, int8] = [await first(link.replace('int8:', '')), await first(link)];
    expect(int8.address).toContain('model=int8:storyland');
    expect([full.facts, int8.facts].map((facts) => facts.includes('8-bit weights'))).toEqual([
      false,
      true,
    ]);
    expect(int8.numbers).not.toBe(full.numbers);
    expect(await first(link)).toEqual(int8);
  });

  test('that has no room is refused with its numbers, and the one before stays', async () => {
    const { page, complaints } = await opened(browser);
    await page.locator('#folder').setInputFiles(model('huge', 45_000_000));
    await failure(page).waitFor();
    await expect.poll(() => code(page).textContent()).toBe('too-large');
    await expect
      .poll(() => failure(page).textContent())
      .toMatch(/fit 3758096384 bytes of memory: 288\d+ parameters of 8 bits/);
    expect(await chips(page).count()).toBeGreaterThan(0);
    expect(complaints).toEqual([]);
    await page.close();
  });
});

const file = (name: string, content: string | Buffer) => ({
  name,
  mimeType: '',
  buffer: Buffer.from(content),
});
const config = file('config.json', '{"model_type":"gpt2"}');

describe('wrong files', () => {
  test.each([
    ['a text', 'no-checkpoint', [file('notes.txt', 'hello')], 'got notes.txt'],
    ['a configuration alone', 'no-weights', [config], 'got config.json'],
    ['weights alone', 'no-config', [file('model.safetensors', 'x')], 'got model.safetensors'],
    ['a GGUF file', 'gguf', [file('m.gguf', 'GGUF')], 'got m.gguf'],
    ['a GGUF file by another name', 'gguf', [file('m.bin', 'GGUF\x03\0\0\0')], 'm.bin with "GGUF'],
    [
      'pickled weights',
      'pytorch',
      [config, file('pytorch_model.bin', 'PK\x03\x04')],
      'pytorch_model.bin',
    ],
    [
      'pickled weights by another name',
      'pytorch',
      [file('m.bin', 'PK\x03\x04\0\0')],
      'm.bin with "PK',
    ],
    ['a zip', 'archive', [file('model.zip', 'PK\x03\x04')], 'got model.zip'],
    [
      'a Git LFS pointer',
      'lfs-pointer',
      [config, file('model.safetensors', 'version https://x')],
      'with "version',
    ],
    [
      'a web page',
      'web-page',
      [config, file('model.safetensors', '<!doctype html>')],
      'with "<!doctype',
    ],
  ])('%s gets the reason', async (_, expected, files, named) => {
    const { page } = await opened(browser);
    await page.locator('#files').setInputFiles(files);
    await failure(page).waitFor();
    await expect.poll(() => code(page).textContent()).toBe(expected);
    await expect.poll(() => failure(page).textContent()).toContain(named);
    await page.close();
  });

  test('weights that are cut short are told with both lengths, before they are read', async () => {
    const { page } = await opened(browser);
    await page.locator('#folder').setInputFiles(model('cut', 450_000, 1000));
    await failure(page).waitFor();
    await expect.poll(() => code(page).textContent()).toBe('truncated');
    await expect
      .poll(() => failure(page).textContent())
      .toMatch(/ends too early: it must have \d+ bytes, got \d+/);
    await page.close();
  });
});

describe('keeping', () => {
  const visit = async (context: BrowserContext, search: string) => {
    const page = await context.newPage();
    await page.goto(inject('address') + search);
    await decoded(page);
    return page;
  };

  test('a kept model opens again after a reload, without its files, and can be removed', async () => {
    const context = await browser.newContext();
    const page = await visit(context, '?lang=en');
    await page.locator('#folder').setInputFiles(random);
    await keep(page).click();
    await expect.poll(() => menu(page).inputValue()).toBe('kept:random');
    await expect.poll(() => page.url()).toContain('model=kept');
    await page.reload();
    await decoded(page);
    await expect.poll(() => menu(page).inputValue()).toBe('kept:random');
    await expect
      .poll(() => menu(page).locator('optgroup').last().textContent())
      .toMatch(/random · 1\d\d kB/);
    await page.locator('look-open-model summary').click();
    await page.getByRole('button', { name: 'Remove random' }).click();
    await expect.poll(() => page.locator('look-kept-models li').count()).toBe(0);
    await page.reload();
    await decoded(page);
    await expect.poll(() => menu(page).inputValue()).toBe('storyland');
    await context.close();
  });

  test('a kept model opens from the menu, also by a page that is opened later', async () => {
    const context = await browser.newContext();
    const first = await visit(context, '?lang=en');
    await first.locator('#folder').setInputFiles(random);
    await keep(first).click();
    await expect.poll(() => menu(first).inputValue()).toBe('kept:random');
    const page = await visit(context, '?lang=en');
    await menu(page).selectOption('kept:random');
    await size(page).waitFor();
    await expect.poll(() => menu(page).inputValue()).toBe('kept:random');
    await context.close();
  });

  test('a page without a storage says so instead', async () => {
    const context = await browser.newContext();
    await context.addInitScript(() => {
      const refuse = {
        get: () => {
          throw new DOMException('', 'SecurityError');
        },
      };
      Object.defineProperty(window, 'caches', refuse);
    });
    const page = await visit(context, '?lang=en');
    await page.locator('#folder').setInputFiles(random);
    await page.getByText('This page has no storage of its own').waitFor();
    expect(await keep(page).count()).toBe(0);
    await context.close();
  });
});

describe.each(['en', 'zh'])('in %s', (lang) => {
  test.each(['light', 'dark'])(
    'the %s page has no fault that axe knows, with all that opening shows',
    async (theme) => {
      const context = await browser.newContext();
      const page = await context.newPage();
      await page.goto(`${inject('address')}?lang=${lang}&theme=${theme}`);
      await decoded(page);
      await page.locator('#folder').setInputFiles(random);
      await keep(page).click();
      await expect.poll(() => menu(page).inputValue()).toBe('kept:random');
      await page.locator('look-open-model summary').click();
      await page.locator('#folder').setInputFiles(model('large', 450_000));
      await question(page).waitFor();
      expect(await faults(page)).toEqual([]);
      await page.locator('look-opening-question .decline').click();
      await page.locator('#files').setInputFiles([file('m.gguf', 'GGUF')]);
      await failure(page).waitFor();
      expect(await faults(page)).toEqual([]);
      await context.close();
    },
  );
});
