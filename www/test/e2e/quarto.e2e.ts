/**
 * The Quarto example. Where Quarto is missing, pandoc, which does Quarto's work, runs the shortcode and
 * makes the document: what Quarto adds to that is not tested then.
 */
import { execFileSync, spawnSync } from 'node:child_process';
import { cpSync, mkdtempSync, readFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, expect, inject, test } from 'vitest';
import { launch } from './chromium';

const root = fileURLToPath(new URL('../../', import.meta.url));
const quarto = `${root}examples/quarto/`;
const reveal = `${root}node_modules/reveal.js/dist/`;

let browser: Browser;

beforeAll(async () => {
  browser = await launch();
});

afterAll(async () => {
  await browser?.close();
});

/** The example in a format, each shortcode in the block that Quarto would hand it over in. */
function made(format: string, ...more: string[]): string {
  const document = readFileSync(`${quarto}lesson.qmd`, 'utf8').replace(
    /^\{\{< ([\w-]+) (.*) >\}\}$/gm,
    '::: {#$1 .shortcode $2}\n:::',
  );
  expect(document).not.toContain('{{<');
  const filter = `${root}test/e2e/quarto/shortcodes.lua`;
  const flags = ['--to', format, '--lua-filter', filter, ...more];
  return execFileSync('pandoc', flags, { input: document, encoding: 'utf8' });
}

const frames = (html: string) => [...html.matchAll(/<iframe ([^>]*)>/g)].map(([, frame]) => frame);

test('in a page a figure is a frame, which is loaded when it comes into sight', () => {
  const [greedy, beam] = frames(made('html'));
  expect(greedy).toBe(
    'src="../../embed.html?view=text&amp;prompt=the+bird&amp;controls=none" title="Greedy, after “the bird”" width="100%" height="160" loading="lazy"',
  );
  expect(beam).toContain('strategy=beam=3:0:never');
});

test('in a deck it is loaded with its slide, and steps', () => {
  expect(frames(made('revealjs'))).toEqual([
    expect.stringMatching(/^data-src=.* data-steps="12"$/),
    expect.stringMatching(/^data-src=.* data-steps="6"$/),
  ]);
});

test.each([
  ['latex', '\\href{../../embed.html?view=text'],
  ['docx', null],
  ['epub', null],
  ['markdown', '[Greedy, after'],
])('in %s it is a link', (format, link) => {
  const output = format === 'docx' || format === 'epub' ? ['--output', '/dev/null'] : [];
  const document = made(format, ...output);
  expect(document).not.toContain('<iframe');
  if (link !== null) expect(document).toContain(link);
});

test('the deck that is made steps its figures by the deck’s keys', async () => {
  const include = `--include-after-body=${quarto}look-back.html`;
  const settings = ['--variable', 'revealjs-url=reveal', '--variable', 'transition=none'];
  const html = made('revealjs', '--standalone', include, ...settings);
  const page = await browser.newPage({ viewport: { width: 1280, height: 720 } });
  const complaints: string[] = [];
  page.on('pageerror', (error) => complaints.push(error.message));
  const folder = `${inject('address')}examples/quarto/`;
  await page.route(`${folder}**`, (route) => {
    const path = route.request().url().slice(folder.length).split(/[?#]/)[0] ?? '';
    if (path === 'lesson.html') return route.fulfill({ contentType: 'text/html', body: html });
    // Where this pandoc looks for the files of reveal.js 4, and where they lie now.
    const file = path.replace(/^reveal\/(?:dist\/|(?=plugin\/))/, reveal);
    const place = file.replace(/(plugin\/\w+)\/\w+\.js$/, '$1.js');
    return route.fulfill({ path: place });
  });
  await page.goto(`${folder}lesson.html#/the-best-step-is-not-the-best-text`);
  const written = page.frameLocator('section.present iframe').locator('.chip.written');
  await page.frameLocator('section.present iframe').locator('.chip').first().waitFor();
  for (const key of ['ArrowRight', 'ArrowRight', 'ArrowRight']) await page.keyboard.press(key);
  await expect.poll(() => written.count()).toBe(3);
  await page.keyboard.press('ArrowLeft');
  await expect.poll(() => written.count()).toBe(2);
  expect(complaints).toEqual([]);
  await page.close();
});

test.skipIf(spawnSync('quarto', ['--version']).status !== 0)('Quarto renders its document', () => {
  const folder = mkdtempSync(join(tmpdir(), 'lookback-quarto-'));
  cpSync(quarto, folder, { recursive: true });
  execFileSync('quarto', ['render', 'lesson.qmd', '--to', 'revealjs'], { cwd: folder });
  expect(frames(readFileSync(join(folder, 'lesson.html'), 'utf8'))[1]).toMatch(
    /data-src="[^"]*embed\.html[^"]*"[^>]* data-steps="6"/,
  );
});

test('the addresses in the document are files of the site', async () => {
  const include = readFileSync(`${quarto}look-back.html`, 'utf8');
  const document = readFileSync(`${quarto}lesson.qmd`, 'utf8');
  const addresses = [...`${include}${document}`.matchAll(/['"](\.\.\/[^'"?]+)/g)].map(
    ([, at]) => at ?? '',
  );
  expect(addresses).toHaveLength(3);
  for (const address of addresses) {
    const { href } = new URL(address, `${inject('address')}examples/quarto/`);
    expect((await fetch(href)).status, href).toBe(200);
  }
});
