/** What kind of field each value of a strategy or a processor is set in. */

export type Field =
  /** A number; `signed`: it may be below 0. */
  | { kind: 'number'; signed: boolean }
  | { kind: 'count' }
  /** One of these words; the first stands for a value that is left out. */
  | { kind: 'choice'; words: string[] }
  /** `all`, `generated`, or how many of the last tokens. */
  | { kind: 'scope' }
  /** Token ids with this sign between them. */
  | { kind: 'ids'; between: '+' | '.' }
  | { kind: 'text' };

const number: Field = { kind: 'number', signed: false };
const anyNumber: Field = { kind: 'number', signed: true };
const count: Field = { kind: 'count' };
const scope: Field = { kind: 'scope' };
const text: Field = { kind: 'text' };
const set: Field = { kind: 'ids', between: '+' };
const sequence: Field = { kind: 'ids', between: '.' };
const choice = (...words: string[]): Field => ({ kind: 'choice', words });

const beam = [count, anyNumber, choice('never', 'true', 'false')];

const fields: Record<string, Field[]> = {
  sample: [count],
  beam,
  'classic-beam': beam,
  'beam-sample': beam,
  'diverse-beam': [count, count, number, anyNumber],
  'stochastic-beam': [count],
  contrastive: [number, count],
  speculative: [count, choice('sample', 'greedy')],
  exact: [count, anyNumber, count],
  enumerate: [anyNumber, count],

  guidance: [anyNumber, sequence],
  'logit-bias': [text],
  repetition: [number, scope],
  'no-repeat-ngram': [count],
  'bad-words': [text],
  'min-new-tokens': [count],
  'forced-prefix': [sequence],
  'length-decay': [count, number],
  suppress: [set],
  presence: [anyNumber, scope],
  frequency: [anyNumber, scope],
  dry: [number, number, count, scope, set],
  grammar: [choice('storyland', 'minitales')],
  pattern: [text],
  temperature: [number],
  'dynamic-temperature': [number, number, number],
  'top-h': [number],
  'top-n-sigma': [number],
  'top-k': [count],
  'top-p': [number],
  'min-p': [number],
  typical: [number],
  epsilon: [number],
  eta: [number],
  xtc: [number, number],
  'mirostat-v1': [number, number, count],
  mirostat: [number, number],
};

export function fieldsOf(name: string): Field[] {
  return Object.hasOwn(fields, name) ? (fields[name] ?? []) : [];
}

/** The value that stands for one that is left out. */
export function usualValue(field: Field, usual: string | undefined): string {
  if (usual !== undefined && usual !== '') return usual;
  return field.kind === 'choice' ? (field.words[0] ?? '') : '';
}

/** What was typed, without the signs that would end a value: a decimal comma, commas between ids. */
export function cleaned(field: Field, typed: string): string {
  const value = typed.trim();
  if (field.kind === 'number') return value.replace(',', '.');
  if (field.kind === 'ids') return value.replace(/[\s,;:+.]+/g, field.between);
  return value.replace(/[,;:\s]+/g, ' ');
}
