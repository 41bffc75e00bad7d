/** The order in which contenders have their turn. */
import { expect, test } from 'vitest';
import { inRounds } from './rounds';

test('every contender has one turn a round, one after another', async () => {
  const turns: string[] = [];
  const contender = (name: string) => ({
    name,
    measure: async () => turns.push(name),
  });
  const samples = await inRounds([contender('a'), contender('b')], 2);
  expect(turns).toEqual(['a', 'b', 'a', 'b']);
  expect(samples).toEqual(
    new Map([
      ['a', [1, 3]],
      ['b', [2, 4]],
    ]),
  );
});
