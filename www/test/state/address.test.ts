import { expect, test } from 'vitest';
import { parseAddress, printAddress } from '../../src/state/address';
import { addressFields } from '../../src/state/decoding';

test('the language is what the address says, else the first known one of the reader', () => {
  expect(parseAddress('?lang=zh', ['en']).language).toBe('zh');
  expect(parseAddress('?lang=zh-CN', ['en']).language).toBe('zh');
  expect(parseAddress('', ['fr-FR', 'zh-TW', 'en']).language).toBe('zh');
  expect(parseAddress('?lang=tlh', ['fr']).language).toBe('en');
});

test('the theme follows the system unless the address says otherwise', () => {
  expect(parseAddress('', []).theme).toBe('system');
  expect(parseAddress('?theme=dark', []).theme).toBe('dark');
  expect(parseAddress('?theme=pink', []).theme).toBe('system');
});

test('model and prompt are absent, or as written', () => {
  expect(parseAddress('', [])).toMatchObject({ model: null, prompt: null });
  expect(parseAddress('?model=m%2F&prompt=', [])).toMatchObject({ model: 'm/', prompt: '' });
});

test('setting one field keeps the others', () => {
  expect(printAddress('?model=m&lang=en', { lang: 'zh' })).toBe('?model=m&lang=zh');
  expect(printAddress('?model=m&lang=en', { model: null })).toBe('?lang=en');
});

test('how a text is decoded is read from the address and written to it', () => {
  const search = '?strategy=beam%3D4&processors=temperature%3D0.8%2Ctop-p%3D0.9&seed=7&tokens=20';
  const { decoding } = parseAddress(search, []);
  expect(decoding).toEqual({
    strategy: 'beam=4',
    processors: ['temperature=0.8', 'top-p=0.9'],
    seed: 7,
    maxNewTokens: 20,
  });
  expect(printAddress('', addressFields(decoding))).toBe(search);
  expect(addressFields(parseAddress('?seed=x&tokens=-1', []).decoding)).toEqual({
    strategy: null,
    processors: null,
    seed: null,
    tokens: null,
  });
});
