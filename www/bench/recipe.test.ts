/** Recipes are read and changed line by line. */
import { expect, test } from 'vitest';
import { numberOf, textOf, trainingOptions, withNumbers } from './recipe';

const recipe = [
  '# The steps = 9 of a comment are none.',
  'seed = 1',
  'steps = 600',
  '[data]',
  'language = "minitales"',
  'texts = 32',
  '[training]',
  'learning-rate = 4e-3',
  'warmup-steps = 30',
  'decay-steps = 600',
  'parts = 2',
].join('\n');

test('numbers and texts are read by their whole key', () => {
  expect(numberOf(recipe, 'steps')).toBe(600);
  expect(numberOf(recipe, 'learning-rate')).toBe(0.004);
  expect(textOf(recipe, 'language')).toBe('minitales');
});

test('only the numbers that are given change', () => {
  const changed = withNumbers(recipe, { steps: 60, parts: 1 });
  expect(changed).toBe(
    recipe.replace('\nsteps = 600', '\nsteps = 60').replace('parts = 2', 'parts = 1'),
  );
});

test('what a recipe does not say is named', () => {
  expect(() => withNumbers(recipe, { heads: 4 })).toThrow('the recipe has no number "heads"');
  expect(() => textOf(recipe, 'seed')).toThrow('the recipe has no text "seed"');
});

test('the gate is given what the recipe says, and nothing that it leaves out', () => {
  expect(trainingOptions(recipe)).toEqual({
    seed: 1,
    texts: 32,
    learningRate: 0.004,
    warmupSteps: 30,
    decaySteps: 600,
  });
});
