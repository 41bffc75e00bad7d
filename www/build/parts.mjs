/**
 * Cuts the wasm module of pkg/ in two: what the page loads first, and what it fetches with the first picture. `parts.json`
 * says by which exports; whatever the others alone reach is taken out. The glue of the whole module calls either.
 */
import { execFileSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

const path = (relative) => fileURLToPath(new URL(relative, import.meta.url));

const pkg = process.argv[2] ?? path('../../pkg');
const whole = join(pkg, 'lookback_bg.wasm');
const exported = WebAssembly.Module.exports(new WebAssembly.Module(readFileSync(whole)));
const names = exported.map(({ name }) => name);
const { core, pictures } = JSON.parse(readFileSync(path('parts.json'), 'utf8'));

/** What the glue calls by itself. */
const isOfGlue = (name) => /^(memory|__wbindgen_.+|__externref_.+)$/.test(name);

/** The exports of some patterns, in which a star is anything. */
function named(patterns) {
  const found = patterns.map((pattern) => {
    const expression = new RegExp(`^${pattern.replaceAll('*', '.*')}$`);
    const some = names.filter((name) => expression.test(name));
    if (some.length === 0) throw new Error(`${pattern} must name an export of ${whole}`);
    return some;
  });
  return new Set(found.flat());
}

/** As wasm-pack makes the whole: how much is optimised, and which features of wasm there are. */
function optimiser() {
  const line = /^wasm-opt = (\[.*\])$/m.exec(readFileSync(path('../../Cargo.toml'), 'utf8'));
  if (!line) throw new Error('Cargo.toml must have a line wasm-opt = [...]');
  return JSON.parse(line[1]);
}

/** `wasm-metadce` finds what the kept exports reach, `wasm-opt` makes smaller what is left. */
function write(part, kept) {
  const folder = mkdtempSync(join(tmpdir(), 'lookback-'));
  const [graph, reached] = [join(folder, 'graph.json'), join(folder, 'reached.wasm')];
  const roots = kept.map((name) => ({ name: `export ${name}`, export: name, root: true }));
  writeFileSync(graph, JSON.stringify(roots));
  const options = optimiser();
  const features = options.filter((option) => option.startsWith('--enable-'));
  const quiet = { stdio: ['ignore', 'ignore', 'inherit'] };
  execFileSync('wasm-metadce', [...features, whole, '--graph-file', graph, '-o', reached], quiet);
  execFileSync('wasm-opt', [...options, reached, '-o', join(pkg, `${part}_bg.wasm`)], quiet);
  rmSync(folder, { recursive: true });
}

const [without, drawing] = [named(core.without), named(pictures.with)];
write(
  'pictures',
  names.filter((name) => isOfGlue(name) || drawing.has(name)),
);
// Written last: make goes by it.
write(
  'core',
  names.filter((name) => !without.has(name)),
);
