import { expect, test } from 'vitest';
import { planFrom } from '../../src/engine/files';
import { refuseForeign } from '../../src/engine/found';

test.each([
  ['gguf', ['model.Q4_K_M.gguf']],
  ['gguf', ['m/config.json', 'm/model.gguf']],
  ['pytorch', ['config.json', 'pytorch_model.bin']],
  ['pytorch', ['pytorch_model-00001-of-00002.bin']],
  ['pytorch', ['weights.pt']],
  ['archive', ['model.zip']],
  ['archive', ['model.tar.gz']],
  ['other-format', ['tf_model.h5', 'config.json']],
  ['no-config', ['m/model.safetensors', 'm/tokenizer.json']],
  ['no-weights', ['m/config.json', 'm/tokenizer.json']],
  ['no-checkpoint', ['notes.txt']],
])('%s is what is said of %j', (code, paths) => {
  expect(() => planFrom(paths)).toThrowError(expect.objectContaining({ code }));
});

test('the refusal says what was expected and what was found', () => {
  expect(() => planFrom(['m/notes.txt'])).toThrowError(
    'a model is config.json with *.safetensors, or a llama2.c .bin file, got notes.txt',
  );
});

test.each([
  ['gguf', 'GGUF\x03\x00\x00\x00'],
  ['lfs-pointer', 'version https:'],
  ['web-page', '<!DOCTYPE html>'],
  ['web-page', '\n<html lang="en">'],
  ['pytorch', 'PK\x03\x04\x00\x00'],
  ['pytorch', '\x80\x02\x8a\x0a'],
])('%s is told by the bytes %j', (code, start) => {
  const bytes = Uint8Array.from(start, (character) => character.charCodeAt(0));
  expect(() => refuseForeign('m.bin', bytes)).toThrowError(expect.objectContaining({ code }));
});

test('weights may begin with any other byte', () => {
  for (const start of [[], [0x20, 1, 0, 0], [0x50, 0x4b, 0x4b, 0x4b], [0x80, 0x50]])
    expect(() => refuseForeign('m.bin', Uint8Array.from(start))).not.toThrow();
});
