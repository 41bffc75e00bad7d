import { describe, expect, test } from 'vitest';
import { pathsOf, planFrom } from '../../src/engine/files';

describe('a Hugging Face folder', () => {
  test('is told by its config or weights, and gives only the files that make the model', () => {
    const paths = ['m/README.md', 'm/config.json', 'm/model.safetensors', 'm/tokenizer.json'];
    expect(planFrom(paths)).toEqual({
      format: 'hugging-face',
      name: 'm',
      paths: {
        'config.json': 'm/config.json',
        'model.safetensors': 'm/model.safetensors',
        'tokenizer.json': 'm/tokenizer.json',
      },
    });
  });

  test('may be in parts', () => {
    const paths = [
      'config.json',
      'model-00001-of-00002.safetensors',
      'model-00002-of-00002.safetensors',
      'model.safetensors.index.json',
    ];
    expect(planFrom(paths)).toMatchObject({ paths: Object.fromEntries(paths.map((p) => [p, p])) });
  });

  test('is the outermost one', () => {
    const paths = ['m/onnx/config.json', 'm/config.json', 'm/model.safetensors'];
    expect(planFrom(paths)).toMatchObject({ paths: { 'config.json': 'm/config.json' } });
  });

  test('is the first that is whole', () => {
    const paths = ['config.json', 'm/config.json', 'm/model.safetensors'];
    expect(planFrom(paths)).toMatchObject({ name: 'm' });
  });
});

describe('a llama2.c checkpoint', () => {
  test('is a .bin file, and tok*.bin its tokenizer', () => {
    expect(planFrom(['stories15M.bin', 'tok512.bin'])).toEqual({
      format: 'llama2c',
      name: 'stories15M.bin',
      checkpoint: 'stories15M.bin',
      tokenizer: 'tok512.bin',
    });
  });

  test('may come alone', () => {
    expect(planFrom(['stories15M.bin'])).toMatchObject({ tokenizer: null });
  });

  test('gives way to safetensors beside it', () => {
    const paths = ['config.json', 'model.safetensors', 'pytorch_model.bin'];
    expect(planFrom(paths)).toMatchObject({ format: 'hugging-face' });
  });
});

test('the paths of a plan are those that are read', () => {
  const paths = ['m/README.md', 'm/config.json', 'm/model.safetensors'];
  expect(pathsOf(planFrom(paths))).toEqual(paths.slice(1));
  expect(pathsOf(planFrom(['a.bin', 'tok.bin']))).toEqual(['a.bin', 'tok.bin']);
  expect(pathsOf(planFrom(['a.bin']))).toEqual(['a.bin']);
});

test.each([[['a.txt']], [['tokenizer.bin']], [['tokenizer.json']], [[]]])(
  '%j hold no checkpoint',
  (paths) => {
    expect(() => planFrom(paths)).toThrowError(expect.objectContaining({ code: 'no-checkpoint' }));
  },
);

test('of a folder with thousands of other files only a few are named', () => {
  const paths = Array.from({ length: 3000 }, (_, at) => `site/${at}.js`);
  expect(() => planFrom(paths)).toThrowError(/got 0\.js, 1\.js, .* and 2995 more$/);
});
