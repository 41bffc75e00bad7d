/** Which setting a problem of the engine is about. */
import { apart, type Decoding } from '../state/decoding';

/** `processor`: its place, or `null` for the strategy; `value`: its place, or `null` where that is not told. */
export interface Blame {
  processor: number | null;
  value: number | null;
}

/** The engine says `the p of top-p must be in [0, 1], got 1.5`. */
const brokenRule = /^the .+? of ([a-z][a-z0-9-]*) must be .+, got (.*)$/;

export function blameFor(message: string, decoding: Decoding): Blame | null {
  const [, name, value = ''] = brokenRule.exec(message) ?? [];
  if (name === undefined) return named(message, decoding);
  const settings = [decoding.strategy, ...decoding.processors].map(apart);
  const suspects = settings
    .map((setting, at) => ({ ...setting, at }))
    .filter((setting) => setting.name === name);
  // Of two with the same name, the one that has the value.
  const found = suspects.find(({ values }) => placeOf(value, values) !== null) ?? suspects[0];
  if (!found) return null;
  const { at, values } = found;
  return { processor: at === 0 ? null : at - 1, value: placeOf(value, values) };
}

function placeOf(value: string, values: string[]): number | null {
  const at = values.findIndex((one) => one.trim() === (value === 'nothing' ? '' : value));
  return at < 0 ? null : at;
}

/** Other sentences name a processor as it is set, or a language: `but guidance=9 made inf of token 3`. */
function named(message: string, { processors }: Decoding): Blame | null {
  const words = new Set(message.split(/[ ,]/));
  const at = processors.findIndex((one) => {
    const { name, values } = apart(one);
    return words.has(one) || (name === 'grammar' && words.has(values[0] ?? ''));
  });
  return at < 0 ? null : { processor: at, value: null };
}
