import { expect, test } from 'vitest';
import { cleaned, type Field, fieldsOf, usualValue } from '../../src/layout/setting_fields';
import { decodingEn } from '../../src/notes/en/decoding';
import { decodingZh } from '../../src/notes/zh/decoding';
import { apart } from '../../src/state/decoding';
import { usualProcessors, usualStrategies } from '../usual_settings';

const all = [...usualStrategies, ...usualProcessors];

test('there are 11 strategies and 29 processors, and words for each and no other', () => {
  expect([usualStrategies.length, usualProcessors.length]).toEqual([11, 29]);
  const names = (settings: string[]) => settings.map((one) => apart(one).name).sort();
  for (const notes of [decodingEn, decodingZh]) {
    expect(Object.keys(notes.strategies).sort()).toEqual(names(usualStrategies));
    expect(Object.keys(notes.kinds).sort()).toEqual(names(usualProcessors));
  }
});

test.each(all)('every value of %s has a field with a name', (setting) => {
  const { name, values } = apart(setting);
  const fields = fieldsOf(name);
  expect(fields.length).toBeGreaterThanOrEqual(values.length);
  for (const { strategies, kinds } of [decodingEn, decodingZh]) {
    expect((strategies[name] ?? kinds[name])?.values).toHaveLength(fields.length);
  }
});

test.each(all)('the usual values of %s fit their fields', (setting) => {
  const { name, values } = apart(setting);
  fieldsOf(name).forEach((field, at) => {
    const value = values[at];
    if (!value) return;
    if (field.kind === 'choice') expect(field.words).toContain(value);
    if (field.kind === 'count') expect(value).toMatch(/^\d+$/);
    if (field.kind === 'number') expect(Number(value)).not.toBeNaN();
    if (field.kind === 'scope') expect(value).toMatch(/^(all|generated|\d+)$/);
  });
});

const number: Field = { kind: 'number', signed: false };
const ids: Field = { kind: 'ids', between: '+' };

test('a decimal comma is a point', () => {
  expect(cleaned(number, ' 0,8 ')).toBe('0.8');
});

test('ids may be typed with any sign between them', () => {
  expect(cleaned(ids, '3, 4 5')).toBe('3+4+5');
  expect(cleaned({ kind: 'ids', between: '.' }, '3+4')).toBe('3.4');
});

test('nothing that is typed ends a value', () => {
  expect(cleaned({ kind: 'text' }, '5;3:2,1')).toBe('5 3 2 1');
});

test('a choice that is left out is its first word, a number the usual one', () => {
  expect(usualValue({ kind: 'choice', words: ['sample', 'greedy'] }, undefined)).toBe('sample');
  expect(usualValue(number, '0.9')).toBe('0.9');
  expect(usualValue(ids, undefined)).toBe('');
});
