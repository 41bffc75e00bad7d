/** The example of the bare package, served as it lies, without a build. */
import { readFileSync } from 'node:fs';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { extname } from 'node:path';
import { fileURLToPath } from 'node:url';
import { expect, test } from 'vitest';
import { launch } from './chromium';

const root = new URL('../../../', import.meta.url);
const pkg = process.env.LOOKBACK_PKG ?? fileURLToPath(new URL('pkg', root));
const types: Record<string, string> = {
  '.html': 'text/html',
  '.js': 'text/javascript',
  '.json': 'application/json',
  '.wasm': 'application/wasm',
};

test('twenty lines read the model and write with it', async () => {
  const example = readFileSync(new URL('www/examples/bare/bare.js', root), 'utf8');
  expect(
    example
      .trim()
      .split('\n')
      .filter((line) => line !== '').length,
  ).toBeLessThanOrEqual(20);
  const server = createServer((request, response) => {
    const path = request.url ?? '/';
    const file = path.startsWith('/pkg/') ? pkg + path.slice(4) : new URL(`.${path}`, root);
    response.setHeader('content-type', types[extname(path)] ?? 'application/octet-stream');
    response.end(readFileSync(file));
  }).listen(0, '127.0.0.1');
  const browser = await launch();
  const page = await browser.newPage();
  const { port } = server.address() as AddressInfo;
  await page.goto(`http://127.0.0.1:${port}/www/examples/bare/index.html`);
  const lines = async () => ((await page.locator('pre').textContent()) ?? '').split('\n');
  await expect.poll(async () => (await lines()).length).toBe(5);
  for (const line of await lines()) expect(line).toMatch(/^\S+ [01]\.\d{4}$/);
  expect((await lines()).slice(0, 3).map((line) => line.split(' ')[0])).toEqual([
    'there',
    'was',
    'a',
  ]);
  await browser.close();
  server.close();
});
