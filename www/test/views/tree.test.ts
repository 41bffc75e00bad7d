// @vitest-environment happy-dom
import type { LitElement } from 'lit';
import type { TreeNode } from 'lookback';
import { expect, test, vi } from 'vitest';
import { treeEn } from '../../src/notes/en/tree';
import { treeZh } from '../../src/notes/zh/tree';
import { pieceOf } from '../engine/fake_engine';
import { rendered } from './rendered';
import '../../src/views/tree';

const prompt: TreeNode = {
  node: 0,
  parent: null,
  id: 1,
  length: 0,
  prob: 1,
  logProb: 0,
  totalLogProb: 0,
  score: 0,
  totalScore: 0,
  fate: 'kept',
  visits: 0,
  byHand: false,
};
const child = (node: number, parent: number, more: Partial<TreeNode> = {}): TreeNode => ({
  ...prompt,
  node,
  parent,
  id: node,
  prob: 0.3679,
  logProb: -1,
  score: -node,
  ...more,
});
const nodes = [
  prompt,
  child(1, 0, { length: 1 }),
  child(2, 0, { fate: 'pruned' }),
  child(3, 1, { fate: 'finished' }),
  child(4, 1, { fate: 'finished-too-low' }),
  child(5, 1, { byHand: true, visits: 3 }),
];
const pieces = nodes.map(({ id }) => pieceOf(id));
const drawn = (more: object = {}) =>
  rendered('look-tree', { notes: treeEn, nodes, pieces, live: [5], focusNode: 5, ...more });

const boxOf = (root: ShadowRoot, key: number) => root.querySelector(`[data-key="${key}"]`);
const said = (root: ShadowRoot) =>
  root.querySelector('[role=status]')?.textContent?.replace(/\s+/g, ' ').trim();

async function press(root: ShadowRoot, ...keys: string[]): Promise<void> {
  for (const key of keys) {
    const event = new KeyboardEvent('keydown', { key, bubbles: true, cancelable: true });
    root.querySelector('[role=tree]')?.dispatchEvent(event);
    await (root.host as LitElement).updateComplete;
  }
}

function picks(root: ShadowRoot) {
  const picked = vi.fn();
  root.host.addEventListener('node-picked', (event) => picked((event as CustomEvent).detail));
  return picked;
}

test('what became of a node is told by its look', async () => {
  const root = await drawn();
  const looks = [0, 1, 2, 3, 4, 5].map((key) => boxOf(root, key)?.className.trim());
  expect(looks).toEqual([
    'box prompt path',
    'box kept path',
    'box pruned small',
    'box finished',
    'box finished-too-low',
    'box kept live focus path hand at',
  ]);
  expect(root.querySelectorAll('.frame .flag')).toHaveLength(2);
});

test('the numbers of the focus are shown, and not read aloud before the reader walks', async () => {
  const root = await drawn();
  expect(said(root)).toMatch(/^e kept · goes on · the text that is shown · taken by hand/);
  expect(root.querySelector('[role=status]')?.getAttribute('aria-live')).toBe('off');
});

test('what a token adds to the score is told where it is not log p', async () => {
  const told = async (score: number) => {
    const changed = nodes.map((node) => (node.node === 5 ? { ...node, score } : node));
    return said(await drawn({ nodes: changed }));
  };
  expect(await told(-1)).not.toContain(treeEn.adds);
  expect(await told(-3)).toMatch(/adds to the score −3\.000 score 0\.000/);
});

test('arrow keys walk, and the numbers follow', async () => {
  const root = await drawn();
  await press(root, 'Home', 'ArrowRight', 'ArrowRight');
  const tree = root.querySelector('[role=tree]');
  expect(tree?.getAttribute('aria-activedescendant')).toBe(boxOf(root, 3)?.id);
  expect(boxOf(root, 3)?.getAttribute('aria-selected')).toBe('true');
  expect(boxOf(root, 3)?.getAttribute('aria-level')).toBe('3');
  expect(said(root)).toMatch(/^c finished: the text ends here p 0\.3679 log p .1\.000/);
  expect(root.querySelector('[role=status]')?.getAttribute('aria-live')).toBe('polite');
});

test('Enter, a click and the button go on from a node', async () => {
  const root = await drawn();
  const picked = picks(root);
  await press(root, 'ArrowLeft', 'Enter');
  boxOf(root, 2)?.dispatchEvent(new MouseEvent('click', { bubbles: true }));
  await press(root, 'Home');
  root.querySelector<HTMLElement>('.pick')?.click();
  expect(picked.mock.calls).toEqual([[1], [2], [0]]);
});

test('a first tap shows a node, a second one picks it', async () => {
  const root = await drawn();
  const picked = picks(root);
  const tap = () =>
    boxOf(root, 2)?.dispatchEvent(
      Object.assign(new MouseEvent('click', { bubbles: true }), { pointerType: 'touch' }),
    );
  tap();
  await (root.host as LitElement).updateComplete;
  expect(picked).not.toHaveBeenCalled();
  expect(said(root)).toMatch(/^b pruned/);
  tap();
  expect(picked).toHaveBeenCalledWith(2);
});

test('the fold of pruned leaves opens and closes, and decides nothing', async () => {
  const many = [prompt, ...[1, 2, 3, 4, 5, 6, 7].map((at) => child(at, 0, { fate: 'pruned' }))];
  const root = await drawn({
    nodes: many,
    pieces: many.map(({ id }) => pieceOf(id)),
    focusNode: 0,
    live: [],
  });
  const picked = picks(root);
  const click = async () => {
    boxOf(root, -1)?.dispatchEvent(new MouseEvent('click', { bubbles: true }));
    await (root.host as LitElement).updateComplete;
  };
  expect(boxOf(root, 7)).toBeNull();
  expect(boxOf(root, -1)?.querySelector('.label')?.textContent).toBe('+3');
  expect(boxOf(root, -1)?.getAttribute('aria-label')).toBe(treeEn.moreLeaves('3'));
  await click();
  expect(boxOf(root, 7)).not.toBeNull();
  await click();
  expect(boxOf(root, 7)).toBeNull();
  expect(picked).not.toHaveBeenCalled();
});

test('keys and wheels that the tree has no use for stay with the page', async () => {
  const root = await drawn();
  const frame = root.querySelector('[role=tree]');
  const keeps = (event: Event) => frame?.dispatchEvent(event);
  const key = (name: string, more: object = {}) =>
    new KeyboardEvent('keydown', { key: name, cancelable: true, ...more });
  expect(keeps(key('s'))).toBe(true);
  expect(keeps(key(' '))).toBe(true);
  expect(keeps(key('ArrowLeft', { altKey: true }))).toBe(true);
  expect(keeps(new WheelEvent('wheel', { deltaY: 9, cancelable: true }))).toBe(true);
  const zooming = new WheelEvent('wheel', { deltaY: 9, cancelable: true });
  Object.defineProperty(zooming, 'ctrlKey', { value: true });
  expect(keeps(zooming)).toBe(false);
});

test('of thousands of nodes only those in view are drawn', async () => {
  const many = [prompt, ...Array.from({ length: 4999 }, (_, at) => child(at + 1, at))];
  const root = await drawn({ nodes: many, pieces: new Map(), focusNode: 4999 });
  expect(root.querySelectorAll('.box').length).toBeLessThan(60);
  expect(boxOf(root, 4999)?.textContent).toContain('#4999');
});

test('a node that is added is walked to when it is the focus', async () => {
  const root = await drawn({ nodes: nodes.slice(0, 2), focusNode: 1 });
  Object.assign(root.host, { nodes, focusNode: 3 });
  await (root.host as LitElement).updateComplete;
  expect(boxOf(root, 3)?.classList.contains('at')).toBe(true);
});

test('what looks like HTML in a token is text', async () => {
  const bytes = Array.from(new TextEncoder().encode('<img src=x>'));
  const root = await drawn({ pieces: pieces.map((piece) => ({ ...piece, bytes })) });
  expect(root.querySelector('img')).toBeNull();
  expect(boxOf(root, 1)?.textContent).toContain('<img');
});

test('the legend names what the tree has, and nothing else', async () => {
  const root = await drawn({ nodes: nodes.slice(0, 2), focusNode: 1, live: [] });
  const names = [...root.querySelectorAll('.legend li')].map((one) =>
    one.lastChild?.textContent?.trim(),
  );
  const { width, kept, focus } = treeEn.legend;
  expect(names).toEqual([width, kept, focus]);
});

test('a node is told in words: its step, its numbers, what became of it, what follows', async () => {
  const root = await drawn();
  expect(boxOf(root, 1)?.getAttribute('aria-label')).toBe(
    'step 1: “a” 0.37, kept, 3 candidates after it',
  );
  expect(boxOf(root, 0)?.getAttribute('aria-label')).toBe('prompt, 2 candidates after it');
});

test('− collapses what follows a node, and + or the right arrow opens it', async () => {
  const root = await drawn();
  await press(root, 'Home', 'ArrowRight', '-');
  expect(boxOf(root, 3)).toBeNull();
  expect(boxOf(root, 1)?.getAttribute('aria-expanded')).toBe('false');
  expect(boxOf(root, 1)?.getAttribute('aria-label')).toContain('hides 3 nodes');
  await press(root, 'ArrowRight');
  expect(boxOf(root, 3)).not.toBeNull();
  await press(root, '-', '+');
  expect(boxOf(root, 3)).not.toBeNull();
});

test('the handle of a box and the button collapse, and decide nothing', async () => {
  const root = await drawn();
  const picked = picks(root);
  boxOf(root, 1)
    ?.querySelector('[data-handle]')
    ?.dispatchEvent(new MouseEvent('click', { bubbles: true }));
  await (root.host as LitElement).updateComplete;
  expect(boxOf(root, 3)).toBeNull();
  root.querySelector<HTMLElement>('button.collapse')?.click();
  await (root.host as LitElement).updateComplete;
  expect(boxOf(root, 3)).not.toBeNull();
  expect(picked).not.toHaveBeenCalled();
});

test('a subtree is shown alone, and the tokens above it lead back', async () => {
  const root = await drawn();
  await press(root, 'Home', 'ArrowRight', 'o');
  expect(boxOf(root, 0)).toBeNull();
  expect(boxOf(root, 1)?.getAttribute('aria-level')).toBe('1');
  const way = [...root.querySelectorAll<HTMLElement>('.way button')];
  expect(way.map((button) => button.textContent?.trim())).toEqual(['prompt', 'a']);
  way[0]?.click();
  await (root.host as LitElement).updateComplete;
  expect(boxOf(root, 2)).not.toBeNull();
  expect(root.querySelector('.way')).toBeNull();
});

test('a step into what is collapsed opens it', async () => {
  const root = await drawn({ focusNode: 1, live: [1] });
  await press(root, '-');
  expect(boxOf(root, 3)).toBeNull();
  Object.assign(root.host, { focusNode: 3 });
  await (root.host as LitElement).updateComplete;
  expect(boxOf(root, 3)).not.toBeNull();
});

test('the numbers of the boxes are chosen, and stay so in a tree that is placed anew', async () => {
  const choose = async (root: ShadowRoot, value: string) => {
    const menu = root.querySelector<HTMLSelectElement>('.numbers-shown');
    if (menu) menu.value = value;
    menu?.dispatchEvent(new Event('change'));
    await (root.host as LitElement).updateComplete;
  };
  const numbers = (root: ShadowRoot) => boxOf(root, 1)?.querySelector('.numbers')?.textContent;
  const root = await drawn();
  expect(numbers(root)).toBe('0.37');
  await choose(root, 'log-prob');
  expect(numbers(root)).toBe('−1.00');
  const other = await drawn();
  expect(numbers(other)).toBe('−1.00');
  await choose(other, 'none');
  expect(numbers(other)).toBeUndefined();
  await choose(other, 'prob');
});

test('repeated draws show their frequency beside the probability', async () => {
  const draws = [prompt, child(1, 0, { visits: 7 }), child(2, 0, { visits: 13 })];
  const more = { nodes: draws, pieces: draws.map(({ id }) => pieceOf(id)), live: [], focusNode: 2 };
  const root = await drawn({ ...more, counts: true });
  expect(boxOf(root, 1)?.querySelector('.often')?.textContent).toBe('7/20=0.35');
  expect(boxOf(root, 1)?.querySelector('.bars')).not.toBeNull();
  expect(root.querySelector('.legend')?.textContent).toContain(treeEn.legend.frequency);
  const uncounted = await drawn({ ...more, counts: false });
  expect(uncounted.querySelector('.bars')).toBeNull();
});

test('from afar a tree is a few shapes, and only what a walk leads to is told in words', async () => {
  const many = [prompt, ...Array.from({ length: 4999 }, (_, at) => child(at + 1, at >> 3))];
  const root = await drawn({ nodes: many, pieces: new Map(), live: [], focusNode: 0 });
  root.querySelector<HTMLElement>('.fit')?.click();
  await (root.host as LitElement).updateComplete;
  expect(root.querySelectorAll('svg.dots path').length).toBeLessThan(8);
  expect(root.querySelectorAll('[role=treeitem]')).toHaveLength(9);
  await press(root, 'ArrowRight');
  expect(boxOf(root, 1)?.getAttribute('aria-selected')).toBe('true');
});

/** Every word by its path, functions called with stand-ins. */
function words(notes: object, path = ''): [string, string][] {
  return Object.entries(notes).flatMap(([name, value]): [string, string][] => {
    const at = `${path}/${name}`;
    if (typeof value === 'object') return words(value, at);
    return [[at, typeof value === 'function' ? value('2', '3') : value]];
  });
}

test('both languages have the same words, and the Chinese ones are Chinese', () => {
  const [en, zh] = [words(treeEn), words(treeZh)];
  expect(zh.map(([path]) => path)).toEqual(en.map(([path]) => path));
  for (const [path, word] of zh) expect(word, path).toMatch(/\p{Script=Han}/u);
});
