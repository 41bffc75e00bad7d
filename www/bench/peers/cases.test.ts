/** What is asked of all contenders. */
import { expect, test } from 'vitest';
import { warmUpTokens } from '../bare/peers/case';
import { casesOf, endsOf, prompts, tokensOf } from './cases';
import { type Shape, shapes } from './shapes';

const size = { vocab: 246, context: 128, multiplied: 1, head: 1, queries: 0 };
const storyland = shapes[0] as Shape;
const cases = casesOf(storyland, size);
const ends = endsOf(storyland, size);

test('prompts never hold the id that ends a text, and no two texts are alike', () => {
  const made = prompts(16, 100, size.vocab);
  expect(Math.min(...made.flat())).toBeGreaterThan(0);
  expect(Math.max(...made.flat())).toBeLessThan(size.vocab);
  expect(new Set(made.map((ids) => ids.join())).size).toBe(16);
});

test('what is written fits into the context, with a step to spare', () => {
  for (const { does, prompts, tokens, rounds } of [...cases, ...ends]) {
    const written =
      does === 'write' ? (warmUpTokens + tokens) * (rounds.warmUp + rounds.measured) : 0;
    expect((prompts[0]?.length ?? 0) + written).toBeLessThan(size.context);
  }
});

test('the end of the context is its last third', () => {
  expect(ends).toHaveLength(3);
  for (const { prompts, tokens, rounds } of ends) {
    expect(prompts[0]?.length).toBeGreaterThan(size.context * 0.6);
    expect(tokens).toBeGreaterThan(1);
    expect(rounds.measured).toBeGreaterThan(4);
  }
});

test('a turn counts the tokens of all texts, or those of the prompt', () => {
  const counts = Object.fromEntries(cases.map((each) => [each.name, tokensOf(each)]));
  expect(counts).toMatchObject({ 'write 1': 8, 'write 16': 128, 'read 100': 100 });
});
