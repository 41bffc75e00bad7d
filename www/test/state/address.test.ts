import { expect, test } from 'vitest';
import { parseAddress, printAddress } from '../../src/state/address';

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
  expect(printAddress('?model=m&lang=en', 'lang', 'zh')).toBe('?model=m&lang=zh');
});
