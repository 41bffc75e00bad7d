/** Where the code of each contender is, and what it weighs. */
import { existsSync, readdirSync, readFileSync, statSync } from 'node:fs';
import { basename, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { gzipSync } from 'node:zlib';
import type { Code, Codes, Name } from '../bare/peers/contender';

const path = (relative: string) => fileURLToPath(new URL(relative, import.meta.url));
const pkg = process.env.LOOKBACK_PKG ?? path('../../../pkg');
const candle = path('../../../target/peers/candle');
const packages = path('../../../benches/peers/web/node_modules');
const onnx = join(packages, 'onnxruntime-web/dist');
const wllama = join(packages, '@wllama/wllama/esm');

const lookback = [
  `${pkg}/lookback.js`,
  `${pkg}/lookback_bg.wasm`,
  ...filesBelow(`${pkg}/snippets`),
];

/** Script and wasm first; then what these load. */
const files: Record<Name, string[]> = {
  Lookback: lookback,
  'Lookback, 8 bits': lookback,
  candle: [`${candle}/candle.js`, `${candle}/candle_bg.wasm`],
  'onnxruntime-web': [
    `${onnx}/ort.wasm.min.mjs`,
    `${onnx}/ort-wasm-simd-threaded.wasm`,
    `${onnx}/ort-wasm-simd-threaded.mjs`,
  ],
  wllama: [`${wllama}/index.min.js`, `${wllama}/wasm/wllama.wasm`],
};

export const names = Object.keys(files) as Name[];

export function codes(address: string): Codes {
  const code = (name: Name): Code | null => {
    const [script = '', wasm = ''] = files[name];
    return isThere(name)
      ? { script: `${address}@fs${script}`, wasm: `${address}@fs${wasm}` }
      : null;
  };
  const eightBits = code('Lookback, 8 bits');
  return {
    // Another address, another instance.
    'Lookback, 8 bits': eightBits && { ...eightBits, script: `${eightBits.script}?int8` },
    candle: code('candle'),
    'onnxruntime-web': code('onnxruntime-web'),
    wllama: code('wllama'),
    // The same module measures what the machine gives at most.
    roof: code('candle'),
  };
}

export const isThere = (name: Name) => files[name].every((file) => existsSync(file));

export interface Payload {
  wasm: number;
  script: number;
}

/** Bytes, gzip -9. */
export function payload(name: Name): Payload {
  const sum = (some: string[]) =>
    some.reduce((bytes, file) => bytes + gzipSync(readFileSync(file), { level: 9 }).length, 0);
  const isWasm = (file: string) => file.endsWith('.wasm');
  return {
    wasm: sum(files[name].filter(isWasm)),
    script: sum(files[name].filter((file) => !isWasm(file))),
  };
}

/** A package's version as its own `package.json` has it. */
export function version(name: Name): string {
  const manifest: Record<Name, string> = {
    Lookback: `${pkg}/package.json`,
    'Lookback, 8 bits': `${pkg}/package.json`,
    candle: '',
    'onnxruntime-web': join(packages, 'onnxruntime-web/package.json'),
    wllama: join(packages, '@wllama/wllama/package.json'),
  };
  if (name === 'candle') return candleVersion();
  return existsSync(manifest[name]) ? JSON.parse(readFileSync(manifest[name], 'utf8')).version : '';
}

function candleVersion(): string {
  const lock = readFileSync(path('../../../benches/peers/browser/Cargo.lock'), 'utf8');
  return /name = "candle-core"\nversion = "(.*)"/.exec(lock)?.[1] ?? '';
}

function filesBelow(folder: string): string[] {
  if (!existsSync(folder)) return [];
  return readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .map((name) => join(folder, name))
    .filter((file) => statSync(file).isFile() && basename(file) !== '.gitignore');
}
