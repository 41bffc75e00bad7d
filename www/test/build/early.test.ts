import { expect, test } from 'vitest';
import { linksOf } from '../../build/early';

const bundle = {
  a: { fileName: 'assets/index-1.js', isEntry: true, facadeModuleId: '/page/index.html' },
  b: {
    fileName: 'assets/main-1.js',
    facadeModuleId: '/page/src/main.ts',
    imports: ['assets/index-1.js', 'assets/shared-1.js'],
  },
  c: { fileName: 'assets/shared-1.js' },
  d: { fileName: 'assets/inter-latin-1.woff2' },
  e: { fileName: 'assets/other-1.woff2' },
};

const links = (module: string) =>
  linksOf(bundle, { module, fonts: /inter-latin/ }).map(
    ({ attrs }) => `${attrs?.rel} ${attrs?.href}`,
  );

test('fonts, the main script and what it imports are asked for with the page', () => {
  expect(links('/src/main.ts')).toEqual([
    'preload ./assets/inter-latin-1.woff2',
    'modulepreload ./assets/main-1.js',
    'modulepreload ./assets/shared-1.js',
  ]);
});

test('a module that became part of another script fails the build', () => {
  expect(() => links('/src/gone.ts')).toThrow('/src/gone.ts is no script of its own');
});
