/** What is measured of a shape: writing at the beginning and at the end of the context, and reading a prompt. */
import { type Case, warmUpTokens } from '../bare/peers/case';
import type { Shape } from './shapes';
import type { Size } from './size';

export interface NamedCase extends Case {
  name: string;
  texts: number;
}

const batches = [1, 4, 16];
const longPrompt = 100;
/** Places at the end of the context that are left free: a beam search takes one more step before it is measured. */
const spare = 4;
/** The most of the context that counts as its end. */
const end = 1 / 3;
/** In a turn at the end of the context: where these do not fit, there are fewer turns. */
const leastTokens = 2;
/** Coprime to the sizes of vocabularies: neighbouring texts begin with, and prompts hold, unlike tokens. */
const stride = 7919;

export function casesOf({ tokens, rounds, full }: Shape, size: Size): NamedCase[] {
  const write = (texts: number, length: number): NamedCase => ({
    name: `write ${texts}`,
    texts,
    does: 'write',
    prompts: prompts(texts, length, size.vocab),
    tokens,
    rounds,
  });
  const room = size.context * end;
  const turns = Math.min(
    rounds.warmUp + rounds.measured,
    Math.floor(room / (warmUpTokens + leastTokens)),
  );
  const last = Math.min(tokens, Math.floor(room / turns) - warmUpTokens);
  return [
    ...batches.map((texts) => write(texts, 1)),
    {
      name: `read ${longPrompt}`,
      texts: 1,
      does: 'read',
      prompts: prompts(1, longPrompt, size.vocab),
      tokens: 0,
      rounds,
    },
    ...full.map((texts) => ({
      ...write(texts, size.context - (last + warmUpTokens) * turns - spare),
      name: `write ${texts}, context full`,
      tokens: last,
      rounds: { ...rounds, measured: turns - rounds.warmUp },
    })),
  ];
}

/** Any ids but 0, which ends a text. */
export function prompts(texts: number, length: number, vocab: number): number[][] {
  const id = (text: number, at: number) => 1 + (((at + 1) * stride + text * 31) % (vocab - 1));
  return Array.from({ length: texts }, (_, text) =>
    Array.from({ length }, (_, at) => id(text, at)),
  );
}

/** How many tokens one turn reads or writes. */
export function tokensOf({ does, texts, prompts, tokens }: NamedCase): number {
  return does === 'write' ? texts * tokens : (prompts[0]?.length ?? 0);
}
