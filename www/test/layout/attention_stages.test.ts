import { expect, test } from 'vitest';
import { shadingOf } from '../../src/layout/attention_stages';
import { traceOf } from '../engine/fake_inside';

const trace = traceOf(3);

test('scores are signed, and those of masked cells count as well', () => {
  const { signed, most, masks, valueAt } = shadingOf(trace, 'scores');
  expect([signed, most, masks, valueAt(0)]).toEqual([true, 6, false, -2]);
});

test('under the mask only what is seen sets the scale', () => {
  const hidden = traceOf(3, (query, key) => key === 0 && query < 3);
  expect(shadingOf(hidden, 'mask')).toMatchObject({ most: 4, masks: true });
});

test('scaling makes values smaller and leaves the picture', () => {
  const [before, after] = [shadingOf(trace, 'mask'), shadingOf(trace, 'scale')];
  expect(after.valueAt(8)).toBe(before.valueAt(8) * 0.5);
  expect(after.valueAt(8) / after.most).toBe(before.valueAt(8) / before.most);
});

test('weights run from 0 to 1, whatever the largest is', () => {
  const { signed, most, valueAt } = shadingOf(trace, 'softmax');
  expect([signed, most, valueAt(3)]).toEqual([false, 1, 0.5]);
});
