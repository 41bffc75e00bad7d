// @vitest-environment happy-dom
import { expect, test } from 'vitest';
import { drawNextToken } from '../../src/pictures/next_token';
import { palettes } from '../../src/pictures/palette';
import { trackWidth } from '../../src/pictures/prob_bar';
import { numberOf, parsed, widthsOf } from './parsed';
import { readingBefore, sceneOf } from './scenes';

const { prob, choice } = palettes.light;
const drawn = (reading = readingBefore()) => parsed(drawNextToken(sceneOf({ reading })));

test('each bar is as long as its token is probable, on a scale from 0 to 1', () => {
  expect(widthsOf(drawn(), prob)).toEqual([0.75 * trackWidth, 0.125 * trackWidth]);
});

test('the numbers are those of the distribution, the others as one', () => {
  const { texts } = drawn();
  for (const written of ['0.7500', '0.1250', '1.000', '−0.288', '−2.079', '6 other tokens'])
    expect(texts).toContain(written);
});

test('the rest of the vocabulary is hatched, as long as it is probable', () => {
  const { root } = drawn();
  const [rest] = root.querySelectorAll(`rect[stroke="${prob}"]`);
  expect(numberOf(rest as Element, 'width')).toBe(0.125 * trackWidth);
});

test('in the past the token that was taken is pointed at', () => {
  const reading = readingBefore();
  const past = { ...reading, moment: { ...reading.moment, node: 1, isNow: false, chosen: 2 } };
  const { root, texts } = drawn(past);
  expect(root.querySelectorAll(`path[fill="${choice}"]`)).toHaveLength(1);
  expect(texts).toContain('a a');
  expect(drawn().root.querySelectorAll(`path[fill="${choice}"]`)).toHaveLength(0);
});

test('where the language is known, its own probabilities are marked', () => {
  const reading = readingBefore();
  const known = { ...reading, moment: { ...reading.moment, truth: [0.5, 0.25] } };
  const { root, texts } = drawn(known);
  const marks = [...root.querySelectorAll(`path[stroke="${choice}"]`)];
  const places = marks.map((mark) => Number(/^M([\d.]+)/.exec(mark.getAttribute('d') ?? '')?.[1]));
  expect((places[0] ?? 0) - (places[1] ?? 0)).toBeCloseTo(0.25 * trackWidth);
  expect(texts).toContain('the probability in the language itself');
});

test('what cannot be seen is described', () => {
  expect(drawn().description).toBe(
    'The most probable tokens after “a a b”: a 0.7500, b 0.1250; all others together 0.1250.',
  );
});
