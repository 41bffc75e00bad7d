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

/** At the beginning of the context, and a prompt. */
export function casesOf({ tokens, rounds }: Shape, { vocab }: Size): NamedCase[] {
  return [
    ...batches.map((texts) => write(texts, prompts(texts, 1, vocab), tokens, rounds)),
    {
      name: `read ${longPrompt}`,
      texts: 1,
      does: 'read',
      prompts: prompts(1, longPrompt, vocab),
      tokens: 0,
      rounds,
    },
  ];
}

/** At the end of the context. */
export function endsOf({ tokens, rounds }: Shape, { context, vocab }: Size): NamedCase[] {
  const room = context * end;
  const turns = Math.min(
    rounds.warmUp + rounds.measured,
    Math.floor(room / (warmUpTokens + leastTokens)),
  );
  const last = Math.min(tokens, Math.floor(room / turns) - warmUpTokens);
  const length = context - (last + warmUpTokens) * turns - spare;
  const measured = turns - rounds.warmUp;
  return batches.map((texts) => {
    const each = write(texts, prompts(texts, length, vocab), last, { ...rounds, measured });
    return { ...each, name: `${each.name}, context full` };
  });
}

function write(
  texts: number,
  prompts: number[][],
  tokens: number,
  rounds: Case['rounds'],
): NamedCase {
  return { name: `write ${texts}`, texts, does: 'write', prompts, tokens, rounds };
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
