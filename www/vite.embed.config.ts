/**
 * How what stands on other pages is built, by `--mode`: `element` (look-back.js and its files beside it),
 * `frame` (embed.html and one script with everything inside), `single` (the page as one file).
 */
import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { defineConfig, type UserConfig } from 'vite';
import { ownUnits, packed, singleFile } from './build/plugins.ts';
import base from './vite.config.ts';

const path = (relative: string) => fileURLToPath(new URL(relative, import.meta.url));

const usual = base as UserConfig;
const worker: UserConfig['worker'] = { ...usual.worker, format: 'iife' };

const isModel = (file: string) => /\/models\/|^models\//.test(file);

/** One script without imports: neither a sandboxed frame nor a page of a folder may load modules. */
const oneScript = (input: Record<string, string>, css: string) => ({
  cssCodeSplit: false,
  chunkSizeWarningLimit: 3000,
  modulePreload: false as const,
  // Models that are asked for by name lie beside the script, where the element's lie.
  assetsInlineLimit: (file: string) => !isModel(file),
  rolldownOptions: {
    input,
    // What is left of it is the address of a style sheet that this script needs no more.
    checks: { emptyImportMeta: false },
    output: {
      format: 'iife' as const,
      entryFileNames: '[name].js',
      assetFileNames: ({ originalFileNames }: { originalFileNames: string[] }) =>
        originalFileNames.some(isModel) ? 'assets/[name]-[hash][extname]' : css,
    },
  },
});

export default defineConfig(({ mode }) => {
  const common = { ...usual, worker, publicDir: false as const };
  const build = { ...usual.build, emptyOutDir: false };
  switch (mode) {
    case 'element':
      return {
        ...common,
        plugins: [ownUnits()],
        build: {
          ...build,
          rolldownOptions: {
            input: { 'look-back': path('src/embed/entry.ts') },
            output: { entryFileNames: '[name].js' },
          },
        },
      };
    case 'frame':
      return {
        ...common,
        plugins: [ownUnits(), packed({ beside: true }), copied('embed.html')],
        build: { ...build, ...oneScript({ embed: path('src/embed/frame.ts') }, 'embed.[ext]') },
      };
    case 'single':
      return {
        ...common,
        plugins: [packed({ beside: false }), singleFile(process.env.LESSON || null)],
        build: {
          ...build,
          ...oneScript({ lookback: path('src/inlined/single.ts') }, 'lookback.[ext]'),
          outDir: 'dist-single',
        },
      };
    default:
      throw new Error(`--mode must be element, frame or single, got ${mode}`);
  }
});

function copied(fileName: string) {
  return {
    name: `copied ${fileName}`,
    generateBundle(this: { emitFile(file: object): void }) {
      this.emitFile({ type: 'asset', fileName, source: readFileSync(path(fileName), 'utf8') });
    },
  };
}
