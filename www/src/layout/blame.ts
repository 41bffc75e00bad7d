/** Which setting a problem of the engine is about. */
import type { Problem } from '../engine/protocol';
import { apart, type Decoding } from '../state/decoding';
import { valuesOf } from './refusals';

/** `processor`: its place, or `null` for the strategy; `value`: its place, or `null` where that is not told. */
export interface Blame {
  processor: number | null;
  value: number | null;
}

export function blameFor(problem: Problem, decoding: Decoding): Blame | null {
  const { of, what, value = '', processor, name } = valuesOf(problem) ?? {};
  switch (problem.code) {
    case 'bad-argument':
      return ofValue(of ?? '', value, decoding);
    case 'non-finite-score':
      return ofProcessor((one) => one === processor, decoding);
    case 'unknown-name':
      if (what === 'strategy') return { processor: null, value: null };
      return ofProcessor((one) => apart(one).name === name, decoding);
    case 'unknown-language':
    case 'language-vocabulary':
      return ofProcessor((one) => isGrammarOf(one, name ?? ''), decoding);
    default:
      return null;
  }
}

/** Of two with the same name, the one that has the value. */
function ofValue(name: string, value: string, decoding: Decoding): Blame | null {
  const settings = [decoding.strategy, ...decoding.processors].map(apart);
  const suspects = settings
    .map((setting, at) => ({ ...setting, at }))
    .filter((setting) => setting.name === name);
  const found = suspects.find(({ values }) => placeOf(value, values) !== null) ?? suspects[0];
  if (!found) return null;
  const { at, values } = found;
  return { processor: at === 0 ? null : at - 1, value: placeOf(value, values) };
}

function placeOf(value: string, values: string[]): number | null {
  const at = values.findIndex((one) => one.trim() === (value === 'nothing' ? '' : value));
  return at < 0 ? null : at;
}

function ofProcessor(isMeant: (processor: string) => boolean, decoding: Decoding): Blame | null {
  const at = decoding.processors.findIndex(isMeant);
  return at < 0 ? null : { processor: at, value: null };
}

function isGrammarOf(processor: string, language: string): boolean {
  const { name, values } = apart(processor);
  return name === 'grammar' && values[0] === language;
}
