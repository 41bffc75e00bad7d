/** A reveal.js deck on the page's own host: real reveal.js, the built plugin, and the figures a test asks for. */
import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import type { Browser, Page } from 'playwright-core';
import { build } from 'vite';
import { inject } from 'vitest';

const root = fileURLToPath(new URL('../../../', import.meta.url));
const read = (path: string) => readFileSync(root + path, 'utf8');

async function bundled(entry: string): Promise<string> {
  const lib = { entry: root + entry, formats: ['es' as const] };
  const made = await build({
    configFile: false,
    root,
    logLevel: 'warn',
    build: { write: false, lib, target: 'es2022' },
  });
  const [first] = Array.isArray(made) ? made : [made];
  const chunk = first && 'output' in first ? first.output[0] : undefined;
  if (!chunk) throw new Error(`${entry} makes nothing`);
  return chunk.code;
}

const plugin = bundled('src/embed/reveal.ts');

export interface DeckOptions {
  /** The slides' HTML. */
  slides: string;
  /** reveal.js settings, as JSON. */
  config?: object;
  viewport?: { width: number; height: number };
  search?: string;
  /** Whether the plugin comes to a deck that is ready. */
  late?: boolean;
}

/** Opens a deck and waits until it is ready. */
export async function deck(browser: Browser, options: DeckOptions): Promise<Page> {
  const {
    slides,
    config = {},
    viewport = { width: 1280, height: 720 },
    search = '',
    late = false,
  } = options;
  const context = await browser.newContext({ viewport });
  const page = await context.newPage();
  const settings = { width: 1280, height: 720, transition: 'none', hash: true, ...config };
  const html = `<!doctype html><html lang="en"><meta charset="utf-8"><title>Deck</title>
    <link rel="stylesheet" href="reveal.css"><style>.figure { width: 800px; height: 400px }</style>
    <div class="reveal"><div class="slides">${slides}</div></div>
    <script type="module">
      import Reveal from './reveal.js';
      import RevealNotes from './notes.js';
      import { RevealLookBack } from './plugin.js';
      window.deck = new Reveal({ ...${JSON.stringify(settings)}, plugins: [${late ? '' : 'RevealLookBack, '}RevealNotes] });
      window.deck.on('pdf-ready', () => { document.documentElement.dataset.ready = 'pdf'; });
      await window.deck.initialize();
      ${late ? 'window.deck.registerPlugin(RevealLookBack());' : ''}
      document.documentElement.dataset.ready ??= 'deck';
    </script></html>`;
  const files: Record<string, [string, string]> = {
    'index.html': ['text/html', html],
    'reveal.css': ['text/css', read('node_modules/reveal.js/dist/reveal.css')],
    'reveal.js': ['text/javascript', read('node_modules/reveal.js/dist/reveal.mjs')],
    'notes.js': ['text/javascript', read('node_modules/reveal.js/dist/plugin/notes.mjs')],
    'plugin.js': ['text/javascript', await plugin],
    'frame.html': ['text/html', read('test/e2e/deck/fake_frame.html')],
  };
  await context.route(`${inject('address')}deck/**`, async (route) => {
    const file = files[new URL(route.request().url()).pathname.split('/').at(-1) ?? ''];
    if (!file) return route.fulfill({ status: 404 });
    return route.fulfill({ contentType: `${file[0]};charset=utf-8`, body: file[1] });
  });
  await page.goto(`${inject('address')}deck/index.html${search}`);
  const ready = /print-pdf/.test(search) ? 'pdf' : 'deck';
  await page.locator(`html[data-ready="${ready}"]`).waitFor({ state: 'attached' });
  return page;
}
