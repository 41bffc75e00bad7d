import { expect, test } from 'vitest';
import {
  interventionFields,
  interventionFrom,
  partFrom,
  partsOf,
  printProbe,
  probeFrom,
} from '../../src/state/inside_address';

test('mask, flip and off are one intervention', () => {
  const fields = new URLSearchParams('off=0.1&mask=window:3&flip=2.5,4.0&seed=3');
  expect(interventionFrom((part) => fields.get(part))).toBe('mask=window:3;flip=2.5,4.0;off=0.1');
});

test('an intervention is taken apart into its parts again', () => {
  expect(partsOf('mask=a=b;off=0.1')).toEqual([
    { field: 'mask', value: 'a=b' },
    { field: 'off', value: '0.1' },
  ]);
});

test('a part that would be another one as well is none', () => {
  expect(partFrom('full;off=0.1')).toBeNull();
  expect(partFrom('full')).toBe('full');
});

test('an intervention is three fields, those it lacks taken away', () => {
  expect(interventionFields('mask=window:3;off=0.1,1.3')).toEqual({
    mask: 'window:3',
    flip: null,
    off: '0.1,1.3',
  });
  expect(interventionFields('')).toEqual({ mask: null, flip: null, off: null });
});

test('a probe is a position, and the token put there if one was picked', () => {
  for (const probe of ['4', '4:17']) expect(printProbe(probeFrom(probe) ?? never())).toBe(probe);
  expect(probeFrom('4')).toEqual({ position: 4, id: null });
});

test.each(['', 'x', '4:', '4:x', '-1', '1.5'])('%j is no probe', (value) => {
  expect(probeFrom(value)).toBeNull();
});

function never(): never {
  throw new Error('no probe');
}
