/** Builds the page and serves it as any static host would, for as long as the browser tests run. */
import { createServer } from 'node:net';
import { resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { build, type Plugin, preview } from 'vite';
import type { TestProject } from 'vitest/node';
import { lateMs } from './slow';

declare module 'vitest' {
  interface ProvidedContext {
    address: string;
    /** Where the page as one file lies. */
    single: string;
  }
}

const root = fileURLToPath(new URL('../../', import.meta.url));

export default async function serve(project: TestProject): Promise<() => Promise<void>> {
  // The test runner's own setting would bring the libraries' development builds.
  process.env.NODE_ENV = 'production';
  // Several who test at once must not build over each other.
  const folder = { outDir: process.env.LOOKBACK_DIST ?? 'dist', emptyOutDir: true };
  await build({ root, logLevel: 'warn', build: folder });
  const single = `${folder.outDir}-single`;
  for (const mode of ['element', 'frame', 'single'])
    await build({
      root,
      mode,
      configFile: `${root}vite.embed.config.ts`,
      logLevel: 'warn',
      build: mode === 'single' ? { outDir: single } : { outDir: folder.outDir },
    });
  process.env.LESSON = 'beam';
  await build({
    root,
    mode: 'single',
    configFile: `${root}vite.embed.config.ts`,
    logLevel: 'warn',
    build: { outDir: single },
  });
  for (const mode of ['reveal', 'deck'])
    await build({
      root,
      mode,
      configFile: `${root}vite.examples.config.ts`,
      logLevel: 'warn',
      build: { outDir: folder.outDir },
    });
  const port = await freePort();
  const server = await preview({
    root,
    logLevel: 'warn',
    build: folder,
    plugins: [late],
    // A plain static host lets no other origin read its files.
    preview: { port, host: '127.0.0.1', cors: false },
  });
  project.provide('address', `http://127.0.0.1:${port}/`);
  project.provide('single', resolve(root, single, 'lookback.html'));
  return () => server.close();
}

const late: Plugin = {
  name: 'late',
  configurePreviewServer: ({ middlewares }) => {
    if (lateMs > 0) middlewares.use((_request, _response, next) => void setTimeout(next, lateMs));
  },
};

function freePort(): Promise<number> {
  return new Promise((resolve) => {
    const probe = createServer().listen(0, '127.0.0.1', () => {
      const address = probe.address();
      probe.close(() => resolve(typeof address === 'object' && address ? address.port : 0));
    });
  });
}
