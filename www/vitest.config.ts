/** Which tests there are: values in node, the real page in a real browser, the pictures of it, and its speed. */
import { fileURLToPath } from 'node:url';
import { defineConfig } from 'vitest/config';

const pkg = process.env.LOOKBACK_PKG ?? fileURLToPath(new URL('../pkg', import.meta.url));
const alias = {
  lookback: `${pkg}/lookback.js`,
  'lookback?pictures': `${pkg}/lookback.js?pictures`,
};
/** `SLOW=4` makes any machine a busy one for the browser tests (`test/e2e/slow.ts`). */
const times = Number(process.env.SLOW ?? 1);
/** A browser test waits for a real model to load on a busy machine. */
const browser = {
  globalSetup: 'test/e2e/site.ts',
  testTimeout: 120_000 * times,
  hookTimeout: 120_000,
  fileParallelism: false,
  expect: { poll: { timeout: 20_000 } },
  // A noisy machine may stop a browser for longer than anyone waits; the report names what was tried again.
  retry: 1,
};

export default defineConfig({
  resolve: { alias },
  test: {
    projects: [
      { resolve: { alias }, test: { name: 'unit', include: ['{test,bench}/**/*.test.ts'] } },
      { resolve: { alias }, test: { name: 'e2e', include: ['test/e2e/*.e2e.ts'], ...browser } },
      {
        resolve: { alias },
        test: { name: 'gallery', include: ['test/e2e/*.gallery.ts'], ...browser },
      },
      {
        resolve: { alias },
        test: {
          name: 'bench',
          include: ['bench/*.bench.ts'],
          // One beside the other would slow both.
          fileParallelism: false,
          // Large models and whole texts take minutes; nothing is asserted.
          testTimeout: 600_000,
          hookTimeout: browser.hookTimeout,
        },
      },
    ],
  },
});
