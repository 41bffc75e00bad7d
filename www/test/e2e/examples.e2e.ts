/** The examples for other pages: a plain one, and one built by Vite from the npm package. */
import { cpSync, mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { Browser } from 'playwright-core';
import { build, preview } from 'vite';
import { afterAll, beforeAll, expect, inject, test } from 'vitest';
import { launch } from './chromium';

const root = fileURLToPath(new URL('../../', import.meta.url));
let browser: Browser;

beforeAll(async () => {
  browser = await launch();
});

afterAll(async () => {
  await browser?.close();
});

test('on a plain page, its own buttons step the element and the frame', async () => {
  const page = await browser.newPage();
  await page.goto(`${inject('address')}examples/page/index.html`);
  const [tree, frame] = [page.locator('#steps'), page.locator('#frame-steps')];
  await expect.poll(() => tree.textContent()).toBe('2 tokens');
  await page.locator('#step').press('Enter');
  await expect.poll(() => tree.textContent()).toBe('3 tokens');
  await page.locator('#back').press('Enter');
  await expect.poll(() => tree.textContent()).toBe('2 tokens');
  await expect.poll(() => frame.textContent()).toBe('3 tokens');
  await page.locator('#step-frame').press('Enter');
  await expect.poll(() => frame.textContent()).toBe('4 tokens');
  await page.close();
});

test('a page built by Vite has the element from the npm package', {
  timeout: 300_000,
}, async () => {
  const folder = mkdtempSync(join(tmpdir(), 'lookback-consumer-'));
  const installed = join(folder, 'node_modules/lookback');
  cpSync(`${root}examples/vite`, folder, { recursive: true });
  cpSync(`${root}package`, installed, { recursive: true });
  await build({
    root,
    mode: 'element',
    configFile: `${root}vite.embed.config.ts`,
    logLevel: 'warn',
    build: { outDir: installed },
  });
  const outDir = join(folder, 'dist');
  await build({ root: folder, logLevel: 'warn', build: { outDir } });
  const server = await preview({
    root: folder,
    logLevel: 'warn',
    build: { outDir },
    preview: { port: 0, host: '127.0.0.1' },
  });
  const page = await browser.newPage();
  await page.goto(server.resolvedUrls?.local[0] ?? '');
  await expect.poll(() => page.locator('output').textContent()).toMatch(/^\S+ \S+$/);
  await page.close();
  await server.close();
});
