import { expect, test } from 'vitest';
import { shareEn } from '../../src/notes/en/share';
import type { ShareNotes } from '../../src/notes/share';
import { shareZh } from '../../src/notes/zh/share';

function words(notes: object, path = ''): [string, string][] {
  return Object.entries(notes).flatMap(([name, value]): [string, string][] => {
    const at = `${path}/${name}`;
    if (typeof value === 'string') return [[at, value]];
    if (typeof value === 'function') return [[at, (value as ShareNotes['title'])('a', 'b')]];
    return words(value as object, at);
  });
}

test('the dialog has the same words in both languages, and none is empty', () => {
  const [en, zh] = [words(shareEn), words(shareZh)];
  expect(zh.map(([path]) => path)).toEqual(en.map(([path]) => path));
  for (const [path, word] of [...en, ...zh]) expect(word.trim(), path).not.toBe('');
});

test.each(words(shareZh))('%s is Chinese', (_, word) => {
  expect(word).toMatch(/\p{Script=Han}/u);
});
