/** Opening models of one's own, good ones and bad ones. */
import { readdirSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { launch } from './chromium';
import { started } from './drawn';
import { llama2cCheckpoint } from './llama2c_checkpoint';
import { chips, decoded, opened, visit, wrote } from './visit';

const path = (relative: string) => fileURLToPath(new URL(`../../../${relative}`, import.meta.url));
const random = path('models/random');
const golden = path('tests/golden');
const shipped = (name: string) => `${random}/${name}`;
const bytes = (name: string, text: string) => ({ name, mimeType: '', buffer: Buffer.from(text) });

let browser: Browser;
beforeAll(async () => {
  browser = await launch();
});
afterAll(() => browser.close());

async function expectKept(page: Page): Promise<void> {
  await page.locator('look-load-status .failure').waitFor();
  await page.locator('button.step').click();
  await wrote(page, 1);
}

/** Waits for a model of the reader's own, which is none of the menu's. */
async function expectOwn(page: Page): Promise<void> {
  await expect.poll(() => page.locator('look-model-line select').inputValue()).toBe('');
  await started(page);
  await decoded(page);
}

test('a folder opens through the folder picker', async () => {
  const { page, foreign } = await opened(browser);
  await page.locator('#folder').setInputFiles(random);
  await expectOwn(page);
  expect(foreign).toEqual([]);
  await page.close();
});

test('files open through the files picker', async () => {
  const { page } = await opened(browser);
  const names = readdirSync(random).filter((name) => /\.(json|safetensors)$/.test(name));
  await page.locator('#files').setInputFiles(names.map(shipped));
  await expectOwn(page);
  await page.close();
});

test('a model without a tokenizer works with ids', async () => {
  const { page } = await opened(browser);
  await page.locator('#folder').setInputFiles(`${golden}/models/gpt2_a`);
  await page.locator('look-prompt-box .problem').waitFor();
  await page.locator('textarea').fill('3 1 2');
  await expect.poll(() => chips(page).count()).toBe(3);
  await expect.poll(() => chips(page).first().locator('.marks').textContent()).toBe('#3');
  await page.locator('textarea').fill('99999');
  await page.locator('look-prompt-box .problem').waitFor();
  await page.close();
});

test('a llama2.c checkpoint opens with its tokenizer, and half characters show as bytes', async () => {
  const { page } = await opened(browser);
  const checkpoint = { name: 'tiny.bin', mimeType: '', buffer: llama2cCheckpoint(537) };
  const tokenizer = {
    name: 'tok.bin',
    mimeType: '',
    buffer: readFileSync(`${golden}/llama2c/tok.bin`),
  };
  await page.locator('#files').setInputFiles([checkpoint, tokenizer]);
  await expect
    .poll(() => page.locator('look-model-line option').first().textContent())
    .toBe('tiny.bin');
  await page.locator('textarea').fill('a 🐢');
  await expect.poll(() => page.locator('.group .byte').count()).toBe(4);
  await expect.poll(() => page.locator('.group .spells').textContent()).toBe('🐢');
  await expect.poll(() => chips(page).first().locator('.marks').textContent()).toBe('<s>');
  await page.close();
});

test('a llama2.c checkpoint alone takes ids, and refuses a tokenizer of another size', async () => {
  const { page } = await opened(browser);
  await page.locator('#files').setInputFiles(`${golden}/llama2c/v0_tied.bin`);
  await page.locator('look-prompt-box .problem').waitFor();
  await page.locator('textarea').fill('3 1 2');
  await expect.poll(() => chips(page).count()).toBe(3);
  await page
    .locator('#files')
    .setInputFiles([`${golden}/llama2c/v0_tied.bin`, `${golden}/llama2c/tok.bin`]);
  await expectKept(page);
  await expect.poll(() => page.locator('.failure .code').textContent()).toBe('tokenizer-refused');
  await page.close();
});

test('files dropped anywhere on the page open', async () => {
  const { page } = await opened(browser);
  const contents = readdirSync(random)
    .filter((name) => /\.(json|safetensors)$/.test(name))
    .map((name) => ({ name, base64: readFileSync(shipped(name)).toString('base64') }));
  await page.evaluate((files) => {
    const dataTransfer = new DataTransfer();
    for (const { name, base64 } of files) {
      const content = Uint8Array.from(atob(base64), (character) => character.charCodeAt(0));
      dataTransfer.items.add(new File([content], name));
    }
    for (const type of ['dragover', 'drop']) {
      document.body.dispatchEvent(
        new DragEvent(type, { dataTransfer, bubbles: true, cancelable: true }),
      );
    }
  }, contents);
  await expectOwn(page);
  await page.close();
});

test('a file that is no model keeps the running one and says what was expected', async () => {
  const { page } = await opened(browser);
  await page.locator('#files').setInputFiles([bytes('notes.txt', 'hello')]);
  await expectKept(page);
  expect(await page.locator('.failure .code').textContent()).toBe('no-checkpoint');
  await page.close();
});

test('a broken model keeps the running one and shows the engine’s reason', async () => {
  const { page } = await opened(browser);
  await page
    .locator('#files')
    .setInputFiles([bytes('config.json', '{}'), bytes('model.safetensors', 'not safetensors')]);
  await expectKept(page);
  expect(await page.locator('.failure .code').textContent()).toMatch(/^[a-z0-9-]+$/);
  await page.locator('.failure button').click();
  await expect.poll(() => page.locator('.failure').count()).toBe(0);
  await page.close();
});

test('an address on another host is refused, and nothing is asked of it', async () => {
  const { page, foreign } = await opened(browser);
  await page.locator('look-open-model summary').click();
  await page.locator('#address').fill('https://example.org/model/');
  await page.locator('#address').press('Enter');
  await expectKept(page);
  expect(await page.locator('.failure .code').textContent()).toBe('foreign-host');
  expect(foreign).toEqual([]);
  await page.close();
});

test('an address without a model says so, and the page’s own opens instead', async () => {
  const { page } = await visit(browser, '?lang=en&model=nowhere/');
  await page.getByText('There is no model among these files').waitFor();
  await decoded(page);
  await expect.poll(() => page.locator('look-model-line select').inputValue()).toBe('storyland');
  await page.close();
});
