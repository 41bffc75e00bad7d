import { expect, test } from 'vitest';
import { SlideSteps, stepped } from '../../src/embed/slide_steps';

const did = (search: string) => new URLSearchParams(search).get('did');

test('a state further on has done what it had done, and so many steps', () => {
  expect(did(stepped('?prompt=the', 2))).toBe('step*2');
  expect(did(stepped('?prompt=the&did=step*3', 2))).toBe('step*3~step*2');
});

test('no step leaves the address as it is', () => {
  expect(stepped('?prompt=the cat', 0)).toBe('?prompt=the cat');
});

test('a step leaves the other fields as they are', () => {
  const fields = new URLSearchParams(stepped('?prompt=the+cat&view=tree&processors=top-k=3', 1));
  expect(Object.fromEntries(fields)).toMatchObject({
    prompt: 'the cat',
    view: 'tree',
    processors: 'top-k=3',
  });
});

test('each fragment is so many steps beyond the base, in whatever order they are asked for', () => {
  const steps = new SlideSteps('?prompt=the');
  expect([3, 0, 1].map((at) => did(steps.state(at)))).toEqual(['step*3', null, 'step*1']);
});

test('what is done by hand goes on under later fragments', () => {
  const steps = new SlideSteps('?prompt=the');
  steps.changeByHand(1, '?prompt=the&did=step*1~choose=7');
  expect(did(steps.state(2))).toBe('step*1~choose=7~step*1');
});

test('what is done by hand is not there before it was done', () => {
  const steps = new SlideSteps('?prompt=the');
  steps.changeByHand(2, '?prompt=a');
  expect(did(steps.state(1))).toBe('step*1');
});

test('what is done by hand takes the place of what was done later', () => {
  const steps = new SlideSteps('?prompt=the');
  steps.changeByHand(3, '?prompt=a');
  steps.changeByHand(1, '?prompt=b');
  expect(new URLSearchParams(steps.state(3)).get('prompt')).toBe('b');
});

test('what is done by hand keeps the looks of the base', () => {
  const steps = new SlideSteps('?prompt=the&controls=none&theme=dark');
  steps.changeByHand(0, '?prompt=a&theme=light');
  expect(Object.fromEntries(new URLSearchParams(steps.state(0)))).toEqual({
    prompt: 'a',
    controls: 'none',
    theme: 'light',
  });
});
