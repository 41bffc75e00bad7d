import { expect, test } from 'vitest';
import {
  opened,
  pathTo,
  wholeTree,
  withCollapseTurned,
  withFoldTurned,
} from '../../src/layout/tree_extent';

const nodes = [null, 0, 1, 2].map((parent) => ({ parent }));

test('a path leads from the prompt to its node', () => {
  expect(pathTo(3, nodes)).toEqual([0, 1, 2, 3]);
  expect(pathTo(0, nodes)).toEqual([0]);
});

test('what is turned twice is as it was', () => {
  const once = withCollapseTurned(wholeTree, 2);
  expect([...once.collapsed]).toEqual([2]);
  expect([...withCollapseTurned(once, 2).collapsed]).toEqual([]);
  expect([...withFoldTurned(withFoldTurned(wholeTree, 1), 1).unfolded]).toEqual([]);
});

test('a node is opened by everything above it, and stays collapsed itself', () => {
  const collapsed = [1, 2, 3].reduce(withCollapseTurned, wholeTree);
  expect([...opened(collapsed, 3, nodes).collapsed]).toEqual([3]);
});
