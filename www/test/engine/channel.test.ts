import { finalizer, type Remote } from 'comlink';
import type { TreeNode } from 'lookback';
import { expect, test } from 'vitest';
import { receiving, sending } from '../../src/engine/channel';
import type { ModelSource, Outcome, Reading, SentEngine } from '../../src/engine/protocol';
import { FakeEngine, look, pieceOf, readingOf, source } from './fake_engine';

const node = (at: number, more: Partial<TreeNode> = {}): TreeNode => ({
  node: at,
  parent: at === 0 ? null : 0,
  id: at,
  length: Math.min(at, 1),
  prob: 0.5,
  logProb: -1,
  totalLogProb: -1,
  score: -1,
  totalScore: -1,
  fate: 'kept',
  visits: 1,
  byHand: false,
  ...more,
});

/** An engine that answers with these trees, one after another. */
class TreeEngine extends FakeEngine {
  ended = false;
  readonly #trees: TreeNode[][];
  /** What is added to every token's id: another model's tokens are others. */
  #shift = 0;

  constructor(trees: TreeNode[][]) {
    super();
    this.#trees = trees;
  }

  override load(from: ModelSource) {
    this.#shift += 1;
    return super.load(from);
  }

  override async act(): Promise<Outcome<Reading>> {
    const nodes = this.#trees.shift() ?? [];
    const nodePieces = nodes.map(({ id }) => pieceOf(id + this.#shift));
    return { ok: true, value: { ...readingOf([1], [], look), nodes, nodePieces } };
  }

  [finalizer](): void {
    this.ended = true;
  }
}

/** Both ends, and how many nodes crossed with each answer. */
function channel(trees: TreeNode[][]) {
  const engine = new TreeEngine(trees.map((tree) => tree.map((one) => ({ ...one }))));
  const end = sending(engine);
  const crossed: number[] = [];
  const act: SentEngine['act'] = async (...asked) => {
    const outcome = await end.act(...asked);
    if (outcome.ok) crossed.push(outcome.value.tree.nodes.length);
    return structuredClone(outcome);
  };
  const page = receiving({ ...end, act } as unknown as Remote<SentEngine>);
  const step = async () => {
    const outcome = await page.act({ do: 'step' }, look);
    if (!outcome.ok) throw new Error(outcome.problem.message);
    return outcome.value;
  };
  return { engine, end, page, crossed, step };
}

const small = [node(0), node(1)];
const grown = [node(0, { visits: 2 }), node(1), node(2)];

test('the page has the whole tree, and only what changed has crossed', async () => {
  const { crossed, step } = channel([small, grown, grown]);
  expect((await step()).nodes).toEqual(small);
  const second = await step();
  expect(second.nodes).toEqual(grown);
  expect(second.nodePieces).toEqual([0, 1, 2].map(pieceOf));
  expect((await step()).nodes).toEqual(grown);
  expect(crossed).toEqual([2, 2, 0]);
});

test('a tree that shrinks and grows again otherwise is right each time', async () => {
  const other = [node(0), node(1, { id: 7 }), node(2)];
  const { step } = channel([grown, small, other]);
  for (const tree of [grown, small, other]) expect((await step()).nodes).toEqual(tree);
});

test('readings that were given keep what they had', async () => {
  const { step } = channel([small, grown]);
  const first = await step();
  await step();
  expect(first.nodes).toEqual(small);
});

test('after another model every token is named anew', async () => {
  const { page, step } = channel([small, small]);
  await step();
  await page.load(source, () => {});
  expect((await step()).nodePieces).toEqual([1, 2].map(pieceOf));
});

test('the engine hears when the page closes the channel', () => {
  const { engine, end } = channel([]);
  (end as unknown as { [finalizer](): void })[finalizer]();
  expect(engine.ended).toBe(true);
});

test('a refusal crosses as it is', async () => {
  const { engine, page } = channel([]);
  const refused: Outcome<Reading> = { ok: false, problem: { code: 'x', message: 'y' } };
  engine.start = async () => refused;
  expect(await page.start('a', { settings: '', actions: [] }, look)).toEqual(refused);
});
