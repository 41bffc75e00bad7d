import { expect, test } from 'vitest';
import { filesOf } from '../../build/offline';

const asset = (fileName: string, from: string) => ({
  fileName,
  type: 'asset',
  originalFileNames: [from],
});

test('what is kept is the page with all its parts, and the model it opens with', () => {
  const bundle = {
    a: { fileName: 'assets/index-12345678.js', type: 'chunk' },
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
  expect(filesOf(bundle)).toEqual([
    './',
    'assets/index-12345678.js',
    'assets/model-aaaaaaaa.safetensors',
    'assets/tokenizer-cccccccc.json',
    'icon.svg',
    'index.html',
    'manifest.webmanifest',
  ]);
});
