// @vitest-environment happy-dom
import { expect, test } from 'vitest';
import { keepSwitch, readSwitch } from '../src/key_switch';

const storage = () => localStorage;
const none = (): Storage => {
  throw new Error('this page has no storage');
};

test('keys are on until the reader has turned them off, and on again', () => {
  expect(readSwitch(storage)).toBe(true);
  keepSwitch(storage, false);
  expect(readSwitch(storage)).toBe(false);
  keepSwitch(storage, true);
  expect(readSwitch(storage)).toBe(true);
  expect(localStorage.length).toBe(0);
});

test('where nothing can be kept they are on', () => {
  keepSwitch(none, false);
  expect(readSwitch(none)).toBe(true);
});
