import { expect, test } from 'vitest';
import { attempt, PageError, problemFrom } from '../../src/engine/problem';

test('an error keeps its code', () => {
  const thrown = Object.assign(new Error('a layer must be below 2, got 5'), {
    code: 'layer-out-of-range',
  });
  expect(problemFrom(thrown)).toEqual({
    code: 'layer-out-of-range',
    message: 'a layer must be below 2, got 5',
  });
});

test('a trap in wasm has a code of its own', () => {
  expect(problemFrom(new WebAssembly.RuntimeError('unreachable')).code).toBe('engine-crashed');
});

test('what is no error, or has no code, is unexpected', () => {
  expect(problemFrom('no')).toEqual({ code: 'unexpected', message: 'no' });
  expect(problemFrom(new TypeError('x'))).toEqual({ code: 'unexpected', message: 'x' });
});

test('an attempt gives what was made, or why it was not', async () => {
  expect(await attempt(() => 3)).toEqual({ ok: true, value: 3 });
  expect(
    await attempt(() => {
      throw new PageError('not-ids', 'no');
    }),
  ).toEqual({ ok: false, problem: { code: 'not-ids', message: 'no' } });
});
