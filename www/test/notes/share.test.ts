import { expect, test } from 'vitest';
import { type ShareNotes, shareNotes } from '../../src/notes/share';

function words(notes: object, path = ''): [string, string][] {
  return Object.entries(notes).flatMap(([name, value]): [string, string][] => {
    const at = `${path}/${name}`;
    if (typeof value === 'string') return [[at, value]];
    if (typeof value === 'function') return [[at, (value as ShareNotes['title'])('a', 'b')]];
    return words(value as object, at);
  });
}

test('the dialog has the same words in both languages, and none is empty', () => {
  const [en, zh] = [words(shareNotes.en), words(shareNotes.zh)];
  expect(zh.map(([path]) => path)).toEqual(en.map(([path]) => path));
  for (const [path, word] of [...en, ...zh]) expect(word.trim(), path).not.toBe('');
});

test.each(words(shareNotes.zh))('%s is Chinese', (_, word) => {
  expect(word).toMatch(/\p{Script=Han}/u);
});
