/** What a first visit weighs: every file of the built page that it asks for, by kind. */
import { readFileSync } from 'node:fs';
import { extname } from 'node:path';
import { brotliCompressSync, gzipSync } from 'node:zlib';
import type { Browser } from 'playwright-core';
import { budgets } from './budgets';
import { bytes, count, type Figure, figure } from './figure';
import type { BuiltSite } from './servers';
import { newVisitor, open } from './visitor';

const dist = new URL('../dist/', import.meta.url);

/** In the order in which they are listed. */
const kinds = ['html', 'wasm', 'js', 'css', 'fonts', 'model'] as const;
type Kind = (typeof kinds)[number];
const kindOf: Record<string, Kind> = {
  '.html': 'html',
  '.webmanifest': 'html',
  '.svg': 'html',
  '.wasm': 'wasm',
  '.js': 'js',
  '.css': 'css',
  '.woff2': 'fonts',
  '.json': 'model',
  '.safetensors': 'model',
  '.bin': 'model',
};

interface Weight {
  path: string;
  kind: Kind;
  raw: number;
  gzip: number;
  brotli: number;
}

export async function weightFigures(browser: Browser, site: BuiltSite): Promise<Figure[]> {
  const weights = (await asked(browser, site, 'block')).map(weigh);
  const all = (await asked(browser, site, 'allow')).map(weigh);
  const later = all.filter(({ path }) => !weights.some((weight) => weight.path === path));
  const byKind = kinds.map((kind) => weights.filter((weight) => weight.kind === kind));
  const group = 'weight, brotli';
  return [
    ...byKind
      .flat()
      .map((weight) => weightFigure(group, `${weight.kind}: ${weight.path}`, [weight])),
    ...byKind.map((some, at) => {
      const kind = kinds[at];
      const what = `all ${kind}`;
      return weightFigure(group, what, some, kind === 'wasm' ? budgets.wasm : undefined);
    }),
    weightFigure(group, 'first visit', weights, budgets.firstVisit),
    weightFigure(group, 'kept after it, when idle, for a visit without a network', later),
  ];
}

/** The paths below `dist/` that a visitor with an empty cache is sent, workers' requests included. */
async function asked(
  browser: Browser,
  site: BuiltSite,
  serviceWorkers: 'allow' | 'block',
): Promise<string[]> {
  const before = site.asked.length;
  const visitor = await newVisitor(browser, { serviceWorkers });
  const page = await visitor.newPage();
  await open(page, site.address);
  // Fonts may be asked for later than the first distribution is drawn.
  await page.waitForLoadState('networkidle');
  await visitor.close();
  const paths = site.asked.slice(before).map((path) => (path === '/' ? '/index.html' : path));
  return [...new Set(paths)].map((path) => path.slice(1));
}

function weigh(path: string): Weight {
  const kind = kindOf[extname(path)];
  if (!kind) throw new Error(`a file of no known kind is part of a first visit: ${path}`);
  const content = readFileSync(new URL(path, dist));
  return {
    path,
    kind,
    raw: content.length,
    gzip: gzipSync(content, { level: 9 }).length,
    // The strongest that zlib has, which is its default.
    brotli: brotliCompressSync(content).length,
  };
}

function weightFigure(
  group: string,
  what: string,
  weights: Weight[],
  budget?: (typeof budgets)['wasm'],
): Figure {
  const sum = (size: (weight: Weight) => number) =>
    bytes(weights.reduce((total, weight) => total + size(weight), 0));
  return figure({
    group,
    what,
    measured: sum(({ brotli }) => brotli),
    details: {
      raw: sum(({ raw }) => raw),
      'gzip -9': sum(({ gzip }) => gzip),
      ...(weights.length === 1 ? {} : { files: count(weights.length) }),
    },
    ...(budget ? { budget } : {}),
  });
}
