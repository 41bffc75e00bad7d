import { expect, test } from 'vitest';
import { printDeeds, readDeeds } from '../../src/state/deeds';

test('what was done is one word, and is read back from it', () => {
  const actions = ['step*3', 'choose=17@4', 'set:strategy=beam=4;processors=pattern=a~b', 'undo'];
  expect(printDeeds(actions)).toBe(
    'step*3~choose=17@4~set:strategy=beam=4;processors=pattern=a~0b~undo',
  );
  expect(readDeeds(printDeeds(actions))).toEqual(actions);
  expect(readDeeds('')).toEqual([]);
});
