/** How the page is built: relative addresses only, so that any folder of any static host serves it. */
import { fileURLToPath } from 'node:url';
import { defineConfig } from 'vite';
import { early } from './build/early.ts';
import { offline } from './build/offline.ts';
import { lightGlue } from './build/plugins.ts';

const pkg = process.env.LOOKBACK_PKG ?? fileURLToPath(new URL('../pkg', import.meta.url));

export default defineConfig({
  base: './',
  // A missing file must answer 404: with the default, index.html would stand in for a model's file.
  appType: 'mpa',
  resolve: {
    alias: {
      lookback: `${pkg}/lookback.js`,
      // One module more: a second instance of the glue.
      'lookback?pictures': `${pkg}/lookback.js?pictures`,
      'lookback-pkg': pkg,
    },
  },
  worker: { format: 'es', plugins: () => [lightGlue()] },
  plugins: [early({ module: '/src/main.ts', fonts: /(inter|jetbrains-mono)-latin/ }), offline()],
  server: { fs: { allow: ['..', pkg] } },
  preview: { host: '127.0.0.1', port: 8080, strictPort: true },
  build: {
    target: 'es2022',
    // The policy of index.html lets nothing be fetched from a data: address.
    assetsInlineLimit: 0,
    modulePreload: { polyfill: false },
  },
});
