// @vitest-environment happy-dom
import { expect, test } from 'vitest';
import { palettes } from '../../src/pictures/palette';
import { onPaper } from '../../src/pictures/paper';
import { Svg } from '../../src/pictures/svg';
import { numberOf, parsed } from './parsed';

const heading = {
  title: 'A picture',
  beside: 'settings',
  below: 'text',
  description: 'what it is',
};
const drawn = (size: [number, number], more = {}) =>
  parsed(onPaper(new Svg(), size, { ...heading, ...more }, palettes.dark));

test('a picture has its title and its description for those who cannot see it', () => {
  const { title, description, root } = drawn([100, 50]);
  expect([title, description]).toEqual(['A picture', 'what it is']);
  expect(root.getAttribute('role')).toBe('img');
});

test('the paper holds what was drawn, and its heading', () => {
  expect(drawn([900, 50]).size).toEqual([948, 148]);
  const [title, beside] = drawn([900, 50]).root.querySelectorAll('text');
  expect(numberOf(beside as Element, 'x')).toBeGreaterThan(
    numberOf(title as Element, 'x') + 'A picture'.length * 8,
  );
  expect(drawn([10, 50], { beside: 'long '.repeat(40) }).size[0]).toBeGreaterThan(200 * 7);
});

test('a text that is wider than the figure goes on in a further line', () => {
  const [, low] = drawn([100, 50]).size;
  const { texts, size } = drawn([100, 50], { below: 'word '.repeat(30) });
  expect(texts.filter((text) => text.startsWith('word')).length).toBeGreaterThan(1);
  expect(size[1]).toBeGreaterThan(low);
});
