/** The two parts of the wasm module: what they hold, what they weigh, and that the page asks neither for more. */
import { readdirSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { brotliCompressSync } from 'node:zlib';
import { expect, test } from 'vitest';
import parts from '../../build/parts.json';

const pkg = process.env.LOOKBACK_PKG ?? fileURLToPath(new URL('../../../pkg', import.meta.url));
const src = new URL('../../src/', import.meta.url);

const bytesOf = (name: string) => readFileSync(`${pkg}/${name}_bg.wasm`);
const moduleOf = (name: string) => new WebAssembly.Module(bytesOf(name));
const exportsOf = (name: string) =>
  WebAssembly.Module.exports(moduleOf(name)).map((one) => one.name);
const importsOf = (name: string) =>
  WebAssembly.Module.imports(moduleOf(name)).map((one) => one.name);

const matches = (pattern: string) => (name: string) =>
  new RegExp(`^${pattern.replaceAll('*', '.*')}$`).test(name);

// Brotli takes its time on a busy machine.
test('what the page loads first is at most 300 kB as it is sent', { timeout: 120_000 }, () => {
  expect(brotliCompressSync(bytesOf('core')).length).toBeLessThanOrEqual(300_000);
});

test.each(['core', 'pictures'])('%s is cut from the module beside it', (part) => {
  const whole = new Set([...exportsOf('lookback'), ...importsOf('lookback')]);
  for (const name of [...exportsOf(part), ...importsOf(part)]) expect(whole).toContain(name);
});

test('of all that the whole module exports, the first part lacks what is listed, and the other has it', () => {
  const [core, pictures] = [new Set(exportsOf('core')), new Set(exportsOf('pictures'))];
  for (const name of exportsOf('lookback')) {
    expect(core.has(name), name).toBe(
      !parts.core.without.some((pattern) => matches(pattern)(name)),
    );
  }
  for (const name of parts.pictures.with) expect(pictures, name).toContain(name);
});

/** How code names an export: `model_save` is `model.save(…)` or `Model.save(…)`, and a class may not be named at all. */
function useOf(pattern: string): RegExp {
  const [, owner] = /^\*?(\w+)_\*$/.exec(pattern) ?? [];
  return new RegExp(`\\b${owner ?? pattern.replace('_', '\\.')}\\b`, 'i');
}

test.each(parts.core.without)('no file of the page asks the first part for %s', (pattern) => {
  const files = (readdirSync(src, { recursive: true }) as string[]).filter((name) =>
    name.endsWith('.ts'),
  );
  const engine = files.map((name) => readFileSync(new URL(name, src), 'utf8'));
  const asking = engine.filter((text) => /from 'lookback'/.test(text) && useOf(pattern).test(text));
  for (const text of asking) expect(text).toMatch(/from 'lookback\?pictures'/);
});
