/** What the builds for other pages do to the code of the page. */
import { createHash } from 'node:crypto';
import { readdirSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { gzipSync } from 'node:zlib';
import { type Plugin, runnerImport } from 'vite';
import { withOwnUnits } from '../src/embed/own_units.ts';

const path = (relative: string) => fileURLToPath(new URL(relative, import.meta.url));

/** Sizes in the views' styles become those of the figure, whatever size the host's page has. */
export function ownUnits(): Plugin {
  return {
    name: 'own units',
    enforce: 'pre',
    transform(code, id) {
      if (/\/src\/views\/\w+\.ts$/.test(id)) return { code: withOwnUnits(code), map: null };
      return null;
    },
  };
}

/**
 * Of the glue of pkg/, a worker takes what it calls: it is given its modules, so the whole one is not put beside it, and
 * nothing makes a class stay that nobody uses.
 */
export function lightGlue(): Plugin {
  const replaced: [RegExp, string][] = [
    [/new URL\('lookback_bg\.wasm', import\.meta\.url\)/g, 'undefined'],
    [/^if \(Symbol\.dispose\) .*$/gm, ''],
    [/new FinalizationRegistry\(/g, '/* @__PURE__ */ new FinalizationRegistry('],
  ];
  return {
    name: 'light glue',
    enforce: 'pre',
    transform(code, id) {
      if (!/\/lookback\.js(\?pictures)?$/.test(id)) return null;
      const missing = replaced.find(([from]) => code.search(from) < 0);
      if (missing) throw new Error(`the glue of wasm-bindgen has no ${missing[0]} any more`);
      return {
        code: replaced.reduce((text, [from, to]) => text.replaceAll(from, to), code),
        map: null,
      };
    },
  };
}

/** Engine and usual model are part of the script, gzipped, in letters; the other models may lie `beside` it. */
export function packed({ beside }: { beside: boolean }): Plugin {
  const shipped = beside ? 'shipped_beside' : 'shipped';
  const inlined: [RegExp, string][] = [
    [/\/src\/(engine|embed)\/spawn\.ts$/, path('../src/inlined/spawn.ts')],
    [/\/src\/shipped\.ts$/, path(`../src/inlined/${shipped}.ts`)],
  ];
  const virtual = 'virtual:packed';
  const pkg = process.env.LOOKBACK_PKG ?? path('../../pkg');
  return {
    name: 'packed',
    enforce: 'pre',
    async resolveId(source, importer) {
      if (source === virtual) return `\0${virtual}`;
      if (importer?.includes('/src/inlined/')) return null;
      const found = await this.resolve(source, importer, { skipSelf: true });
      return inlined.find(([from]) => found && from.test(found.id))?.[1] ?? null;
    },
    load(id) {
      if (id !== `\0${virtual}`) return null;
      const model = path('../../models/storyland/');
      const files = readdirSync(model)
        .filter((name) => /\.(json|safetensors)$/.test(name) && name !== 'training.json')
        .map((name) => [name, packedFile(model + name)]);
      const wasm = packedFile(`${pkg}/lookback_bg.wasm`);
      const models = { storyland: Object.fromEntries(files) };
      return `export const wasm = ${JSON.stringify(wasm)};\nexport const models = ${JSON.stringify(models)};`;
    },
  };
}

function packedFile(name: string): string {
  return gzipSync(readFileSync(name), { level: 9 }).toString('base64');
}

/** Script and styles become parts of one page, which its policy names by their hashes. */
export function singleFile(lesson: string | null): Plugin {
  return {
    name: 'single file',
    enforce: 'post',
    async generateBundle(_, bundle) {
      const files = Object.values(bundle);
      const script = files.map((file) => (file.type === 'chunk' ? file.code : '')).join('');
      const styles = files
        .map((file) =>
          file.type === 'asset' && file.fileName.endsWith('.css') ? `${file.source}` : '',
        )
        .join('');
      for (const name of Object.keys(bundle)) delete bundle[name];
      const address = await addressOf(lesson);
      const source = pageOf(script.trim(), styles.trim(), address);
      const fileName = lesson === null ? 'lookback.html' : `lookback-${lesson}.html`;
      this.emitFile({ type: 'asset', fileName, source });
      const size = (bytes: number) => `${(bytes / 1e6).toFixed(2)} MB`;
      this.info(`${fileName}: ${size(source.length)}, ${size(gzipSync(source).length)} zipped`);
    },
  };
}

async function addressOf(lesson: string | null): Promise<string> {
  const { module } = await runnerImport<typeof import('./lessons')>(path('lessons.ts'));
  return module.addressOfLesson(lesson);
}

function pageOf(script: string, styles: string, address: string): string {
  // The end of the element would end it inside a string as well.
  const code = script.replaceAll('</script', '<\\/script');
  const policy = [
    "default-src 'none'",
    `script-src '${hashOf(code)}' 'wasm-unsafe-eval' blob:`,
    `style-src '${hashOf(styles)}'`,
    'worker-src blob:',
    'img-src data: blob:',
    'font-src data:',
    "base-uri 'none'",
    "form-action 'none'",
  ].join('; ');
  return `<!doctype html>
<html lang="en" data-address="${address.replaceAll('&', '&amp;').replaceAll('"', '&quot;')}">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="${policy}">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="color-scheme" content="light dark">
<title>Lookback</title>
<link rel="icon" href="data:,">
<style>${styles}</style>
</head>
<body><script>${code}</script></body>
</html>
`;
}

function hashOf(text: string): string {
  return `sha256-${createHash('sha256').update(text).digest('base64')}`;
}
