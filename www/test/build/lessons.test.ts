import { expect, test } from 'vitest';
import { addressOfLesson, lessons } from '../../build/lessons';
import { parseAddress } from '../../src/state/address';

test.each(Object.entries(lessons))(
  'the lesson %s is an address without complaints',
  (_, address) => {
    expect(parseAddress(address, ['en']).complaints).toEqual([]);
  },
);

test('without a lesson the page opens as usual', () => {
  expect(addressOfLesson(null)).toBe('');
  expect(addressOfLesson('')).toBe('');
});

test.each(['beams', 'constructor'])(
  'what is no lesson is refused with those that there are: %s',
  (name) => {
    expect(() => addressOfLesson(name)).toThrow(/LESSON must be one of chain, .*beam.*got/);
  },
);
