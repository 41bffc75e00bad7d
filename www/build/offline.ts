/** Writes the service worker beside the page, with the list of what the page consists of. */
import { createHash } from 'node:crypto';
import { fileURLToPath } from 'node:url';
import { build, type Plugin } from 'vite';

const path = (relative: string) => fileURLToPath(new URL(relative, import.meta.url));

/** The model that the page opens with; others are kept when they have been opened. */
const usualModel = '/models/storyland/';

/** What the page's first script asks for before anything else. */
const mainChunk = 'main';

/** The fonts of formulas, and what draws pictures. */
const laterAssets = /\/katex\/|\/pictures_bg\.wasm$/;

/** What lies in `public/` and is asked for with every visit. */
const beside = ['icon.svg', 'manifest.webmanifest'];

interface Made {
  fileName: string;
  type: string;
  originalFileNames?: string[];
  isEntry?: boolean;
  name?: string;
  /** Chunks that come with this one. */
  imports?: string[];
  viteMetadata?: { importedCss: Set<string> };
}

export interface Kept {
  /** What a visit begins with. */
  first: string[];
  /** What is asked for when something else is looked at. */
  rest: string[];
}

export function filesOf(bundle: Record<string, Made>): Kept {
  // Models share what is the same in them: one file may be of several.
  const isOfOther = (name: string) => name.includes('models/') && !`/${name}`.includes(usualModel);
  const isOtherModel = ({ originalFileNames = [] }: Made) =>
    originalFileNames.length > 0 && originalFileNames.every(isOfOther);
  const files = Object.values(bundle).filter((file) => !isOtherModel(file));
  const chunks = files.filter(({ type }) => type === 'chunk');
  const begins = chunks.filter(({ isEntry, name }) => isEntry || name === mainChunk);
  const withAll = new Set(begins.map(({ fileName }) => fileName));
  // A set is walked to its end, also to what is added on the way.
  for (const name of withAll) for (const other of bundle[name]?.imports ?? []) withAll.add(other);
  const later = chunks.filter(({ fileName }) => !withAll.has(fileName));
  const laterCss = new Set(
    later.flatMap(({ viteMetadata }) => [...(viteMetadata?.importedCss ?? [])]),
  );
  const isLater = ({ fileName, type, originalFileNames = [] }: Made) =>
    type === 'chunk'
      ? !withAll.has(fileName)
      : laterCss.has(fileName) || originalFileNames.some((name) => laterAssets.test(name));
  const names = (some: Made[]) => some.map(({ fileName }) => fileName);
  return {
    // The page's own address leads to its folder.
    first: ['./', ...beside, ...names(files.filter((file) => !isLater(file)))].sort(),
    rest: names(files.filter(isLater)).sort(),
  };
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
          __FIRST__: JSON.stringify(files.first),
          __REST__: JSON.stringify(files.rest),
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
