import { expect, test } from 'vitest';
import {
  apart,
  decodingFromSettings,
  settingsFrom,
  together,
  usualDecoding,
} from '../../src/state/decoding';

test('settings are written as the engine reads them, what is usual left out', () => {
  expect(settingsFrom(usualDecoding)).toBe('strategy=greedy');
  const decoding = {
    strategy: 'sample=3',
    processors: ['top-k=5', 'renormalize'],
    seed: 7,
    maxNewTokens: 20,
    others: ['coins=0.5'],
  };
  expect(settingsFrom(decoding)).toBe(
    'strategy=sample=3;processors=top-k=5,renormalize;max-new-tokens=20;seed=7;coins=0.5',
  );
});

test('a setting is taken apart and put together again', () => {
  for (const setting of ['greedy', 'beam=4:1:never', 'logit-bias=3/1+4/-2']) {
    const { name, values } = apart(setting);
    expect(together(name, values)).toBe(setting);
  }
  expect(apart('dry=0.8::2')).toEqual({ name: 'dry', values: ['0.8', '', '2'] });
  expect(together('beam', ['4', '', ''])).toBe('beam=4');
});

test('settings of the engine are read back, also those that the page has no field for', () => {
  const settings = 'strategy=beam=4:1:never;processors=dry=0.8:1.75:2:all;seed=7;coins=0.5+0.25';
  const decoding = decodingFromSettings(settings);
  expect(decoding).toMatchObject({
    strategy: 'beam=4:1:never',
    seed: 7,
    others: ['coins=0.5+0.25'],
  });
  expect(settingsFrom(decoding)).toBe(settings);
});
