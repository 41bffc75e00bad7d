import { describe, expect, test, vi } from 'vitest';
import { en } from '../../src/notes/en';
import { wordsOf } from '../../src/notes/languages';
import { problemText } from '../../src/notes/problem_text';
import { zh } from '../../src/notes/zh';

/** Every word of a language by its path, functions called with stand-ins. */
function words(notes: object, path = ''): Map<string, string> {
  const found = new Map<string, string>();
  for (const [name, value] of Object.entries(notes)) {
    const at = `${path}/${name}`;
    if (typeof value === 'string') found.set(at, value);
    else if (typeof value === 'function') found.set(at, String(value('gpt2', '2', '3', '4')));
    else if (value) for (const [deeper, word] of words(value, at)) found.set(deeper, word);
  }
  return found;
}

/** Engine problems in English are the engine's own sentences, in its own terms. */
const own = (found: Map<string, string>) =>
  [...found.keys()].filter((path) => !/^\/(?:engineProblems|terms)\//.test(path)).sort();

const english = words(en);
const chinese = words(zh);

test('both languages have the same words', () => {
  expect(own(chinese)).toEqual(own(english));
});

test('no word is empty', () => {
  for (const [path, word] of [...english, ...chinese]) expect(word.trim(), path).not.toBe('');
});

/** Signs of the field, and names, that Chinese takes as they are. */
const untranslated = new Set([
  '/next/logit',
  '/next/logProb',
  '/attention/score',
  '/attention/mask',
  '/model/family',
  '/open/amount',
  '/open/addressHint',
]);

test.each([...chinese].filter(([path]) => !untranslated.has(path)))('%s is Chinese', (_, word) => {
  expect(word).toMatch(/\p{Script=Han}/u);
});

test('until the words of a language are there, those that were spoken last are', async () => {
  let heard = 0;
  const onHeard = () => heard++;
  expect(wordsOf('zh', onHeard)).toBeNull();
  await vi.waitUntil(() => heard === 1);
  expect(wordsOf('zh', onHeard)).toBe(zh);
  expect(wordsOf('en', onHeard)).toBe(zh);
  await vi.waitUntil(() => heard === 2);
  expect(wordsOf('en', onHeard)).toBe(en);
});

describe('a problem', () => {
  const truncated = { code: 'truncated', message: 'model.safetensors ends too early' };

  test('of the engine is its own sentence in English', () => {
    expect(problemText(truncated, en)).toEqual({
      sentence: 'model.safetensors ends too early.',
      detail: null,
    });
  });

  test('in English begins with a capital, unless with a name', () => {
    const said = (message: string) => problemText({ code: 'bad-config', message }, en).sentence;
    expect(said('a text must fit')).toBe('A text must fit.');
    expect(said('the tokenizer’s ids')).toBe('The tokenizer’s ids.');
    expect(said('model_type must be gpt2')).toBe('model_type must be gpt2.');
    expect(said('llama2.c headers differ')).toBe('llama2.c headers differ.');
  });

  test('of the engine is one Chinese sentence with its rule and its value', () => {
    const message = 'model.safetensors ends too early: it must have 8 bytes, got 3';
    expect(problemText({ code: 'truncated', message }, zh)).toEqual({
      sentence: 'model.safetensors 不完整：应有 8 字节，只有 3 字节。',
      detail: null,
    });
  });

  test('with an unknown code still has a sentence', () => {
    const problem = { code: 'from-the-future', message: 'x' };
    expect(problemText(problem, zh).sentence).toBe(zh.unknownProblem);
  });
});
