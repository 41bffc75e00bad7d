import { expect, test } from 'vitest';
import { filesOf } from '../../build/offline';

const asset = (fileName: string, from: string) => ({
  fileName,
  type: 'asset',
  originalFileNames: [from],
});

test('what is kept first is what a visit begins with and the model it opens with, then all other parts', () => {
  const bundle = {
    'assets/index-12345678.js': {
      fileName: 'assets/index-12345678.js',
      type: 'chunk',
      isEntry: true,
      imports: ['assets/shared-12345678.js'],
    },
    'assets/main-12345678.js': {
      fileName: 'assets/main-12345678.js',
      type: 'chunk',
      name: 'main',
      imports: ['assets/index-12345678.js'],
    },
    'assets/shared-12345678.js': { fileName: 'assets/shared-12345678.js', type: 'chunk' },
    'assets/katex-12345678.js': {
      fileName: 'assets/katex-12345678.js',
      type: 'chunk',
      imports: ['assets/shared-12345678.js'],
      viteMetadata: { importedCss: new Set(['assets/katex-12345678.css']) },
    },
    f: asset('assets/katex-12345678.css', 'katex.css'),
    g: asset('assets/KaTeX_Main-12345678.woff2', 'node_modules/katex/dist/fonts/KaTeX_Main.woff2'),
    h: asset('assets/core_bg-12345678.wasm', '../pkg/core_bg.wasm'),
    i: asset('assets/pictures_bg-12345678.wasm', '../pkg/pictures_bg.wasm'),
    b: asset('assets/model-aaaaaaaa.safetensors', '../models/storyland/model.safetensors'),
    c: asset('assets/model-bbbbbbbb.safetensors', '../models/storyland-llama/model.safetensors'),
    d: asset('index.html', 'index.html'),
    e: {
      ...asset('assets/tokenizer-cccccccc.json', '../models/storyland-llama/tokenizer.json'),
      originalFileNames: [
        '../models/storyland-llama/tokenizer.json',
        '../models/storyland/tokenizer.json',
      ],
    },
  };
  expect(filesOf(bundle)).toEqual({
    first: [
      './',
      'assets/core_bg-12345678.wasm',
      'assets/index-12345678.js',
      'assets/main-12345678.js',
      'assets/model-aaaaaaaa.safetensors',
      'assets/shared-12345678.js',
      'assets/tokenizer-cccccccc.json',
      'icon.svg',
      'index.html',
      'manifest.webmanifest',
    ],
    rest: [
      'assets/KaTeX_Main-12345678.woff2',
      'assets/katex-12345678.css',
      'assets/katex-12345678.js',
      'assets/pictures_bg-12345678.wasm',
    ],
  });
});
