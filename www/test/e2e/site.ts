/** Builds the page and serves it as any static host would, for as long as the browser tests run. */
import { createServer } from 'node:net';
import { fileURLToPath } from 'node:url';
import { build, preview } from 'vite';
import type { TestProject } from 'vitest/node';

declare module 'vitest' {
  interface ProvidedContext {
    address: string;
  }
}

const root = fileURLToPath(new URL('../../', import.meta.url));

export default async function serve(project: TestProject): Promise<() => Promise<void>> {
  // The test runner's own setting would bring the libraries' development builds.
  process.env.NODE_ENV = 'production';
  // Several who test at once must not build over each other.
  const folder = { outDir: process.env.LOOKBACK_DIST ?? 'dist', emptyOutDir: true };
  await build({ root, logLevel: 'warn', build: folder });
  const port = await freePort();
  const server = await preview({
    root,
    logLevel: 'warn',
    build: folder,
    preview: { port, host: '127.0.0.1' },
  });
  project.provide('address', `http://127.0.0.1:${port}/`);
  return () => server.close();
}

function freePort(): Promise<number> {
  return new Promise((resolve) => {
    const probe = createServer().listen(0, '127.0.0.1', () => {
      const address = probe.address();
      probe.close(() => resolve(typeof address === 'object' && address ? address.port : 0));
    });
  });
}
