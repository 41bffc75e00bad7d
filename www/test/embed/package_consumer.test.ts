/** Who has the package from npm has its types: a consumer, compiled in a folder of its own. */
import { spawnSync } from 'node:child_process';
import { cpSync, mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, expect, test } from 'vitest';

const root = fileURLToPath(new URL('../../', import.meta.url));
const pkg = process.env.LOOKBACK_PKG ?? join(root, '../pkg');
let folder: string;

beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'lookback-types-'));
  const installed = join(folder, 'node_modules/lookback');
  // As `make package` puts it together.
  cpSync(join(root, 'package'), installed, { recursive: true });
  mkdirSync(join(installed, 'engine'));
  cpSync(join(pkg, 'lookback.d.ts'), join(installed, 'engine/lookback.d.ts'));
  symlinkSync(join(root, 'node_modules/reveal.js'), join(folder, 'node_modules/reveal.js'));
});

afterAll(() => rmSync(folder, { recursive: true }));

/** What the compiler says of a page. */
function compiled(code: string): string {
  const compilerOptions = {
    target: 'ESNext',
    lib: ['ESNext', 'DOM'],
    module: 'ESNext',
    moduleResolution: 'bundler',
    strict: true,
    noEmit: true,
    types: [],
  };
  writeFileSync(join(folder, 'package.json'), '{ "type": "module" }');
  writeFileSync(join(folder, 'page.ts'), code);
  const settings = { compilerOptions, files: ['page.ts'] };
  writeFileSync(join(folder, 'tsconfig.json'), JSON.stringify(settings));
  const tsc = join(root, 'node_modules/typescript/lib/tsc.js');
  return spawnSync(process.execPath, [tsc, '-p', folder], { encoding: 'utf8' }).stdout;
}

const page = `
import 'lookback';
import type { LookBackAttributes } from 'lookback';
import init, { Decoder } from 'lookback/engine';
import LookBack, { RevealLookBack } from 'lookback/reveal';
import Reveal from 'reveal.js';

const figure = document.querySelector('look-back')!;
figure.addEventListener('step', ({ detail }) => detail?.token.trim());
const steps: number = figure.steps;
await figure.go(figure.state);
const looks: LookBackAttributes = { view: 'tree', width: 3 };
await new Reveal({ plugins: [LookBack] }).initialize();
new Reveal().registerPlugin(RevealLookBack());
await init();
const written = (decoder: Decoder) => decoder.written();

// @ts-expect-error an address is text
figure.go(3);
// @ts-expect-error there is no such view
const other: LookBackAttributes = { view: 'trees' };
// @ts-expect-error a deck is an object
RevealLookBack().init('deck');
`;

test('a page with every part of it compiles, and one with what it has not does not', {
  timeout: 60_000,
}, () => {
  expect(compiled(page)).toBe('');
});
