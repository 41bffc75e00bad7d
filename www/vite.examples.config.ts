/** How the plugin and the examples of the site are built, by `--mode`: `reveal` (look-back-reveal.js), `deck` (examples). */
import { readdirSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { defineConfig, type UserConfig } from 'vite';
import base from './vite.config.ts';

const path = (relative: string) => fileURLToPath(new URL(relative, import.meta.url));
const { build, ...usual } = base as UserConfig;

const inputs: Record<string, Record<string, string>> = {
  reveal: { 'look-back-reveal': path('src/embed/reveal.ts') },
  deck: { deck: path('examples/deck/index.html') },
};

export default defineConfig(({ mode }) => {
  const input = inputs[mode];
  if (!input) throw new Error(`--mode must be one of ${Object.keys(inputs)}, got ${mode}`);
  return {
    ...usual,
    publicDir: false as const,
    plugins: mode === 'deck' ? [asTheyLie('examples/page')] : [],
    build: {
      ...build,
      emptyOutDir: false,
      rolldownOptions: {
        input,
        // Who imports the plugin asks for its names.
        preserveEntrySignatures: 'strict' as const,
        output: mode === 'reveal' ? { entryFileNames: '[name].js' } : {},
      },
    },
  };
});

/** What needs no build is copied. */
function asTheyLie(folder: string) {
  return {
    name: `${folder} as it lies`,
    generateBundle(this: { emitFile(file: object): void }) {
      for (const name of readdirSync(path(folder))) {
        const fileName = `${folder}/${name}`;
        this.emitFile({ type: 'asset', fileName, source: readFileSync(path(fileName)) });
      }
    },
  };
}
