/** Every cause that the engine gives has its words in Chinese: held against the Rust sources. */
import { readdirSync, readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { engineSentences, problemOf } from '../../src/layout/refusals';
import { problemText } from '../../src/notes/problem_text';
import { zh } from '../../src/notes/zh';
import { termsZh } from '../../src/notes/zh/terms';

const root = new URL('../../../src/', import.meta.url);
/** Without their tests. */
const rust = ['decode', 'model', 'checkpoint']
  .flatMap((folder) =>
    (readdirSync(new URL(folder, root), { recursive: true }) as string[])
      .filter((path) => path.endsWith('.rs'))
      .map((path) => readFileSync(new URL(`${folder}/${path}`, root), 'utf8')),
  )
  .map((text) => text.split('#[cfg(test)]')[0])
  .join('\n');

const said = (code: keyof typeof engineSentences, values: Record<string, string>) =>
  problemText(problemOf(code, values), zh);

const found = (pattern: RegExp) => [...rust.matchAll(pattern)].map(([, ...words]) => words);

test.each(Object.entries(engineSentences))('%s has the same values in Chinese', (code, english) => {
  const holes = (sentence: string) => [...new Set(sentence.match(/\{\w+\}/g))].sort();
  const chinese = zh.engineProblems?.[code as keyof typeof engineSentences] ?? '';
  expect(holes(chinese)).toEqual(holes(english));
});

/** `of.number("temperature", None, "0 or more", …)` and its like. */
const arguments_ = found(
  /\b(?:number|one_of|bad|pairs|require|unsupported|wrong)\(\s*(?:[\w.&!]+(?:\([^)]*\))?(?:, )?)*?"([^"]+)"(?:, (?:None|Some\([^)]*\)|[a-z.]+))?(?:, "([^"]+)")?/g,
).flat();
const named = found(/\b(?:what|rule): "([^"]+)"/g).flat();
const ruled = found(/\blet rule = (?:if [^{]+\{ )?"([^"]+)"(?: \} else \{ "([^"]+)")?/g).flat();
const counted = found(/\b(?:count|width|ids|words|weighted_words)\(\s*"([^"]+)"/g).flat();
const rules = [...new Set([...arguments_, ...named, ...ruled, ...counted])].filter(
  (word): word is string => word !== undefined,
);

test('rules and names are found in the sources', () => {
  expect(rules).toEqual(
    expect.arrayContaining(['0 or more', 'temperature', 'never, true or false', 'strategy']),
  );
});

/** Signs, and names as they stand in a file. */
const kept =
  /^(?:[a-z]|theta|lambda|alpha|epsilon|[a-z]+(?:_[a-z]+)+|rotary base|norm epsilon|attention scale|windows?|layers|heads|parameters|configuration|default|false|bos and eos ids|channels|heads times head_channels)$/;

test.each(rules.filter((word) => !kept.test(word)))('“%s” has Chinese words', (word) => {
  expect(Object.keys(termsZh)).toContain(word);
});

test('a broken rule is said with its value', () => {
  const values = { what: 'p', of: 'top-p', rule: 'in [0, 1]', value: '7' };
  expect(said('bad-argument', values)).toEqual({
    sentence: 'top-p 的 p 必须是 [0, 1] 内的数，给的是“7”。',
    detail: null,
  });
});

test('a value that is missing is said to be', () => {
  const values = { what: 'temperature', of: 'temperature', rule: '0 or more', value: 'nothing' };
  expect(said('bad-argument', values).sentence).toContain('“空的”');
});

test('a rule within a rule is said too', () => {
  const rule = 'something before * at character 1';
  expect(said('bad-argument', { what: 'pattern', of: 'pattern', rule, value: '*' }).sentence).toBe(
    'pattern 的表达式必须是 * 前面有内容的式子（第 1 个字符处不是），给的是“*”。',
  );
});

test('what was given stays as it is', () => {
  expect(said('unknown-name', { what: 'processor', name: 'temperature-x' }).sentence).toBe(
    '没有叫“temperature-x”的处理器。',
  );
  expect(said('unknown-name', { what: 'strategy', name: 'seed' }).sentence).toContain('seed');
});

test('a code that is put in other words keeps them below', () => {
  expect(problemText({ code: 'bad-argument', message: 'too wide' }, zh)).toEqual({
    sentence: zh.unknownProblem,
    detail: 'too wide',
  });
});

test('what the page itself refuses tells its value in Chinese', () => {
  const message = 'a model without a tokenizer takes ids, got "x"';
  expect(problemText({ code: 'not-ids', message }, zh).detail).toBe('给的是“x”');
});
