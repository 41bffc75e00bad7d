/** Writes the service worker beside the page, with the list of what the page consists of. */
import { createHash } from 'node:crypto';
import { fileURLToPath } from 'node:url';
import { build, type Plugin } from 'vite';

const path = (relative: string) => fileURLToPath(new URL(relative, import.meta.url));

/** The model that the page opens with; others are kept when they have been opened. */
const usualModel = '/models/storyland/';

/** What lies in `public/` and is asked for with every visit. */
const beside = ['icon.svg', 'manifest.webmanifest'];

interface Made {
  fileName: string;
  type: string;
  originalFileNames?: string[];
}

export function filesOf(bundle: Record<string, Made>): string[] {
  // Models share what is the same in them: one file may be of several.
  const isOfOther = (name: string) => name.includes('models/') && !`/${name}`.includes(usualModel);
  const isOtherModel = ({ originalFileNames = [] }: Made) =>
    originalFileNames.length > 0 && originalFileNames.every(isOfOther);
  const files = Object.values(bundle).filter((file) => !isOtherModel(file));
  // The page's own address leads to its folder.
  return ['./', ...beside, ...files.map(({ fileName }) => fileName)].sort();
}

export function offline(): Plugin {
  return {
    name: 'offline',
    apply: 'build',
    enforce: 'post',
    async generateBundle(_, bundle) {
      const files = filesOf(bundle as unknown as Record<string, Made>);
      const hash = createHash('sha256').update(JSON.stringify(files)).digest('hex');
      const made = await build({
        configFile: false,
        publicDir: false,
        logLevel: 'warn',
        define: {
          __FILES__: JSON.stringify(files),
          __VERSION__: JSON.stringify(hash.slice(0, 12)),
        },
        build: {
          write: false,
          target: 'es2022',
          rolldownOptions: {
            input: path('../src/offline/service_worker.ts'),
            output: { format: 'iife', entryFileNames: 'service-worker.js' },
          },
        },
      });
      const [first] = Array.isArray(made) ? made : [made];
      const chunk = first && 'output' in first ? first.output[0] : undefined;
      if (!chunk) throw new Error('the service worker is empty');
      this.emitFile({ type: 'asset', fileName: 'service-worker.js', source: chunk.code });
    },
  };
}
