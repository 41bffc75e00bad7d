/** What is drawn is what `lookback generate --json` prints for the same link. */
import { execFileSync } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { launch } from './chromium';
import { drawn } from './drawn';
import { opened, written } from './visit';

const root = fileURLToPath(new URL('../../../', import.meta.url));

let browser: Browser;
beforeAll(async () => {
  browser = await launch();
});
afterAll(() => browser.close());

interface Stage {
  name: string;
  scores: (number | null)[];
  probs: number[];
}

interface Printed {
  sequences: { tokens: { id: number; logProb: number; totalLogProb: number }[] }[];
  steps: { expanded: { node: number; ids: number[]; stages: Stage[]; coin: number | null }[] }[];
  nodes: { node: number; prob: number; totalLogProb: number; score: number; fate: string }[];
  attention: { weights: number[][]; visible: boolean[][] };
}

function generate(...flags: string[]): Printed {
  const json = execFileSync(
    `${process.env.CARGO_TARGET_DIR ?? `${root}target`}/debug/lookback`,
    ['generate', `${root}models/storyland`, '--json', '--trace', '--attention', '1.2', ...flags],
    { encoding: 'utf8', maxBuffer: 1e8 },
  );
  return JSON.parse(json);
}

/** Steps until decoding stops. */
async function playOut(page: Page) {
  await page.locator('look-controls select').selectOption('16');
  await page.keyboard.press('p');
  await page.locator('look-token-strip .end').waitFor();
  await drawn(page);
}

const numbers = (page: Page, selector: string) =>
  page
    .locator(selector)
    .evaluateAll((all) =>
      all.map((one) =>
        Number((one as HTMLElement).dataset.value ?? (one as HTMLElement).dataset.prob),
      ),
    );

/** Wasm and the machine's own arithmetic differ in the last bits of 32-bit sums. */
function expectClose(drawn: number[], printed: number[]) {
  expect(drawn).toHaveLength(printed.length);
  for (const [at, value] of drawn.entries())
    expect(Math.abs(value - (printed[at] ?? Number.NaN))).toBeLessThan(2e-5);
}

test('sampling: the ledger, the waterfall of the last coin and an attention', async () => {
  const processors = 'temperature=0.8,top-p=0.9';
  const printed = generate(
    ...['--prompt', 'once upon a time', '--strategy', 'sample', '--seed', '7'],
    ...['--processors', processors, '--max-new-tokens', '7'],
  );
  const { page } = await opened(
    browser,
    `?lang=en&prompt=once+upon+a+time&strategy=sample&seed=7&processors=${processors}&tokens=7&layer=1&head=2`,
  );
  await playOut(page);
  const tokens = printed.sequences[0]?.tokens ?? [];
  const ids = await written(page).evaluateAll((all) =>
    all.map((one) => Number((one as HTMLElement).dataset.id)),
  );
  expect(ids).toEqual(tokens.map(({ id }) => id));
  expectClose(
    await numbers(page, 'look-ledger tr.log td'),
    tokens.map(({ logProb }) => logProb),
  );
  expectClose(
    await numbers(page, 'look-ledger tr.sum td'),
    tokens.map(({ totalLogProb }) => totalLogProb),
  );
  const last = printed.steps.at(-1)?.expanded[0];
  expect(last?.ids.length).toBeGreaterThan(9);
  const fall = page.locator('.fall').first();
  const cells = await fall
    .locator('look-waterfall tbody tr:not(.rest)')
    .evaluateAll((all) =>
      all.map((row) =>
        [...row.querySelectorAll<HTMLElement>('td:not(.score)')].map(({ dataset }) =>
          Number(dataset.prob ?? 0),
        ),
      ),
    );
  expect(cells.length).toBeGreaterThan(9);
  const stages = last?.stages ?? [];
  for (const [lane, row] of cells.entries())
    expectClose(
      row,
      stages.map(({ probs }) => probs[lane] ?? Number.NaN),
    );
  await page.keyboard.press('2');
  const weights = printed.attention.weights.flat();
  await expect.poll(() => page.locator('look-attention-matrix .cell').count()).toBe(weights.length);
  await drawn(page);
  expectClose(await numbers(page, 'look-attention-matrix .cell'), weights);
  await page.close();
});

test('a beam: every box of the tree has its node’s sum', async () => {
  const printed = generate(
    ...['--prompt', 'the bird', '--strategy', 'beam', '--beams', '3', '--length-penalty', '0'],
    ...['--early-stopping', 'never', '--max-new-tokens', '5'],
  );
  const { page } = await opened(
    browser,
    '?lang=en&prompt=the+bird&strategy=beam=3:0:never&tokens=5',
  );
  await playOut(page);
  const sums = await page
    .locator('look-tree [role="treeitem"][data-prob]')
    .evaluateAll((all) =>
      all
        .map((one) => (one as HTMLElement).dataset)
        .map((dataset) => [Number(dataset.key), Number(dataset.prob), Number(dataset.total)]),
    );
  expect(sums.length).toBeGreaterThan(12);
  for (const [node = -1, prob = 0, total = 0] of sums) {
    const one = printed.nodes[node];
    expect(Math.abs(prob - (one?.prob ?? 2))).toBeLessThan(2e-5);
    expect(Math.abs(total - (one?.totalLogProb ?? 9))).toBeLessThan(2e-5);
  }
  await page.close();
});
