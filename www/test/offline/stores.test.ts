import { expect, test } from 'vitest';
import { isLasting, outdated } from '../../src/offline/stores';

test('a name with a hash is lasting, in whatever folder the page lies', () => {
  expect(isLasting('/lookback/assets/index-DuMjK9lC.js')).toBe(true);
  expect(isLasting('/assets/model-gig2qF-1.safetensors')).toBe(true);
});

test.each(['/', '/index.html', '/embed.js', '/look-back.js', '/assets/model.safetensors'])(
  '%s is asked for again',
  (path) => {
    expect(isLasting(path)).toBe(false);
  },
);

test('the version before stays for pages that are open', () => {
  const names = ['lookback-page:a', 'lookback-page:b', 'lookback-page:c'];
  expect(outdated(names, 'lookback-page:c')).toEqual(['lookback-page:a']);
});

test('caches of others, and kept models, are left alone', () => {
  expect(outdated(['other', 'lookback-model:mine', 'lookback-page:a'], 'lookback-page:b')).toEqual(
    [],
  );
});
