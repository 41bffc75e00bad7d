import { expect, test } from 'vitest';
import {
  isOff,
  maskOf,
  offCount,
  paintedCount,
  withAllHeads,
  withFlipped,
  withHeadToggled,
  withMask,
} from '../../src/layout/intervention';

const all = 'mask=window:3;flip=2.5,4.0;off=0.1,1.3';

test('a mask is read with its count', () => {
  expect(maskOf(all)).toEqual({ kind: 'window', count: 3 });
  expect(maskOf('mask=full')).toEqual({ kind: 'full', count: 0 });
});

test('without a mask it is the model’s own', () => {
  expect(maskOf('off=0.1')).toBeNull();
});

test('a mask that is picked clears what was painted, and leaves the heads', () => {
  expect(withMask(all, { kind: 'prefix', count: 2 })).toBe('mask=prefix:2;off=0.1,1.3');
  expect(withMask(all, null)).toBe('off=0.1,1.3');
});

test('a cell that is painted twice is as it was', () => {
  const once = withFlipped('', { query: 2, key: 5 });
  expect(once).toBe('flip=2.5');
  expect(paintedCount(once)).toBe(1);
  expect(withFlipped(once, { query: 2, key: 5 })).toBe('');
});

test('a head is switched off and on again, all others stay', () => {
  const off = withHeadToggled(all, 3, 0);
  expect(isOff(off, 3, 0)).toBe(true);
  expect(offCount(off)).toBe(3);
  expect(withHeadToggled(off, 3, 0)).toBe(all);
});

test('all heads are switched on at once', () => {
  expect(withAllHeads(all)).toBe('mask=window:3;flip=2.5,4.0');
});
