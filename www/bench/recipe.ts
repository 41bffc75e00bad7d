/** A model's recipe: what it says, and the same with other numbers. */
import type { TrainingOptions } from 'lookback';

/** The settings that the gate's `Trainer` takes, as recipes write them. */
const settings = [
  'seed',
  'objective',
  'texts',
  'learning-rate',
  'warmup-steps',
  'decay-steps',
  'final-share',
  'weight-decay',
  'clip-norm',
  'label-smoothing',
];

/** Undefined where the recipe leaves it out. */
function setting(recipe: string, key: string): number | string | undefined {
  const line = lineOf(key).exec(recipe);
  // Numbers and plain words are written alike in TOML and in JSON.
  return line?.[1] === undefined ? undefined : JSON.parse(line[1]);
}

export function textOf(recipe: string, key: string): string {
  const value = setting(recipe, key);
  if (typeof value !== 'string') throw new Error(`the recipe has no text "${key}"`);
  return value;
}

export function numberOf(recipe: string, key: string): number {
  const value = setting(recipe, key);
  if (typeof value !== 'number') throw new Error(`the recipe has no number "${key}"`);
  return value;
}

export function withNumbers(recipe: string, numbers: Record<string, number>): string {
  return Object.entries(numbers).reduce((changed, [key, value]) => {
    numberOf(changed, key);
    return changed.replace(lineOf(key), `${key} = ${value}`);
  }, recipe);
}

export function trainingOptions(recipe: string): TrainingOptions {
  const given = settings.map((key) => [camelCase(key), setting(recipe, key)] as const);
  return Object.fromEntries(given.filter(([, value]) => value !== undefined));
}

const lineOf = (key: string) => new RegExp(`^${key} = (.*)$`, 'm');
const camelCase = (key: string) => key.replace(/-./g, (pair) => pair.slice(1).toUpperCase());
