import { expect, test } from 'vitest';
import { plainOf } from '../../../src/layout/formulas/plain';

test('a fraction is written on one line', () => {
  expect(plainOf('\\frac{4.000}{0.8} = 5.000')).toBe('(4.000) / (0.8) = 5.000');
});

test('a set keeps its braces, groups lose theirs', () => {
  expect(plainOf('K = \\{v : x_v \\ge x_{(50)}\\}')).toBe('K = {v : x_v ≥ x_(50)}');
});

test('names of functions are words', () => {
  expect(plainOf('y_t = \\arg\\max_v x_v')).toBe('y_t = argmax_v x_v');
  expect(plainOf("x'_{\\mathrm{eos}} = -\\infty")).toBe("x'_eos = -∞");
});
