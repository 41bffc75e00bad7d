/** The two local sites: the built page as a static host would serve it, and a bare page for the wasm module. */
import type { AddressInfo } from 'node:net';
import { fileURLToPath } from 'node:url';
import { createServer, type Plugin, preview } from 'vite';

const path = (relative: string) => fileURLToPath(new URL(relative, import.meta.url));
const host = '127.0.0.1';
/** Any that is free. */
const port = 0;

export interface Site {
  address: string;
  close(): Promise<void>;
}

export interface BuiltSite extends Site {
  /** The paths that were asked for, in order, since the server started. */
  asked: string[];
}

/** Serves `www/dist` as it is: whoever calls has built it. */
export async function serveBuilt(): Promise<BuiltSite> {
  const asked: string[] = [];
  const listener: Plugin = {
    name: 'listener',
    configurePreviewServer({ middlewares }) {
      middlewares.use((request, _response, next) => {
        asked.push(new URL(request.url ?? '/', 'http://localhost').pathname);
        next();
      });
    },
  };
  const server = await preview({
    root: path('..'),
    logLevel: 'warn',
    plugins: [listener],
    preview: { host, port },
  });
  return { address: addressOf(server.httpServer.address()), asked, close: () => server.close() };
}

/** Serves `bench/bare`, and with `/@fs/` the package and the models. */
export async function serveBare(): Promise<Site> {
  const pkg = process.env.LOOKBACK_PKG ?? path('../../pkg');
  const server = await createServer({
    root: path('bare'),
    configFile: false,
    logLevel: 'warn',
    resolve: { alias: { lookback: `${pkg}/lookback.js` } },
    optimizeDeps: { noDiscovery: true },
    server: {
      host,
      port,
      hmr: false,
      watch: null,
      fs: { allow: [path('../..'), pkg] },
      // An isolated page has a clock of 5 µs; any other has one of 100 µs, longer than a step.
      headers: {
        'Cross-Origin-Opener-Policy': 'same-origin',
        'Cross-Origin-Embedder-Policy': 'require-corp',
      },
    },
  });
  await server.listen();
  const address = addressOf(server.httpServer?.address() ?? null);
  return { address, close: () => server.close() };
}

function addressOf(bound: AddressInfo | string | null): string {
  if (bound === null || typeof bound === 'string') throw new Error('the server has no port');
  return `http://${host}:${bound.port}/`;
}
