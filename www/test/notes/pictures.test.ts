import { expect, test } from 'vitest';
import { picturesEn } from '../../src/notes/en/pictures';
import { picturesZh } from '../../src/notes/zh/pictures';

type Say = (...values: string[]) => string;

const words = (notes: object) =>
  Object.entries(notes).map(([name, value]): [string, string] => [
    name,
    typeof value === 'string' ? value : (value as Say)('1', '2', '3', '4'),
  ]);

test('pictures have the same words in both languages, and none is empty', () => {
  const [en, zh] = [words(picturesEn), words(picturesZh)];
  expect(zh.map(([name]) => name)).toEqual(en.map(([name]) => name));
  for (const [name, word] of [...en, ...zh]) expect(word.trim(), name).not.toBe('');
});

test.each(words(picturesZh))('%s is Chinese', (_, word) => {
  expect(word).toMatch(/\p{Script=Han}/u);
});

test.each(words(picturesEn))('%s says in Chinese all that it says in English', (name, word) => {
  const [, chinese = ''] = words(picturesZh).find(([other]) => other === name) ?? [];
  for (const value of word.match(/\d/g) ?? []) expect(chinese).toContain(value);
});
