/** Lets Lookback and its peers run the same models in one page, in turn, on one thread; prints the tables and keeps them as `peers.json` and `peers.md`. */
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Browser } from 'playwright-core';
import { beforeAll, test } from 'vitest';
import { launch } from '../test/e2e/chromium';
import type { Forms, Name } from './bare/peers/contender';
import type { Outcome } from './bare/peers/contest';
import { describe, load, type Machine, machineOf } from './machine';
import { casesOf, endsOf, type NamedCase, prompts } from './peers/cases';
import { codes, isThere, names, payload, version } from './peers/codes';
import { type Comparison, compare } from './peers/comparison';
import { type Model, makeModel } from './peers/models';
import { together } from './peers/pages';
import {
  type Agreement,
  agreements,
  furthers,
  reasons,
  type Start,
  speeds,
  starts,
} from './peers/report';
import { type Shape, shapes } from './peers/shapes';
import { type Size, sizeOf } from './peers/size';
import { type Site, serveBare } from './servers';
import { median, quantile } from './spread';

/** The end of the context is measured in the last of them. */
const pages = 3;
const notes = [
  'One thread, simd128, no relaxed-simd; the same 32-bit weights but where 8 bits are named. Ratios: how many times as fast Lookback is, round by round, and their median.',
  'write 4, write 16: Lookback writes the beams of one search, and ranks all their candidates; peers write independent texts, each by its best token, which is less: a beam search would reorder their keys and values too.',
  'Lookback, 8 bits: the same model with weights of 8 bits. Ratios to it below 1 are what these gain; another token is no fault there.',
  'wllama: the time that llama.cpp itself counts, from the first prompt to the last token. Its worker is asked for each token with a message, which is in that time, and most of it for small models.',
  'Roof: the larger of reading all weights once a step and of multiplying them, keys and values, at the best speeds (p95) that wasm had in the same rounds. Weights are read as two streams and as four, and the faster counts.',
  'Before a case is measured, each has written texts as long as those of the case, or for a second, so that the memory they take is there: the system gives a page of it on its first use, and clears it.',
  'Each further text: of Lookback a beam. Where weights come from memory it costs little, as they are read once for all; where they lie in a cache, arithmetic is all there is, and 16 texts have 16 times as much of it.',
  `Pages: ${pages}, one after another; a spread is that of all their rounds. The end of the context is measured in the last alone, as reading up to there takes minutes.`,
  'Cold start: code, model and first token of storyland, from a local server, each time with an empty cache.',
];
const coldVisits = 5;
/** Minutes; on a busy machine, many of them. */
const timeoutMs = 3_600_000;
/** What is written with it is compared. */
const check = { length: 20, tokens: 12 };
const keep = (name: string, text: string) => writeFileSync(new URL(name, import.meta.url), text);

const comparisons: Comparison[] = [];
const agreed: Agreement[] = [];
const started: Start[] = [];
const left: string[] = [];
let browser: Browser;
let machine: Machine;
let site: Site;

beforeAll(async () => {
  browser = await launch();
  machine = await machineOf(browser);
  return () => browser.close();
});
beforeAll(async () => {
  site = await serveBare();
  return () => site.close();
});

test.each(shapes)(
  'peers with $name',
  async (shape) => {
    const model = await makeModel(shape);
    left.push(...model.notes);
    const size = sizeOf(model.folder);
    const cases = casesOf(shape, size);
    const all = [...cases, ...endsOf(shape, size)];
    const outcomes: Outcome[] = [];
    while (outcomes.length < pages) {
      const isLast = outcomes.length === pages - 1;
      outcomes.push(await contest(model, size, isLast ? all : cases));
    }
    agreed.push({
      shape: shape.name,
      said: outcomes.at(-1)?.said ?? {},
      missing: Object.assign({}, ...outcomes.map(({ missing }) => missing)),
    });
    for (const [at, each] of all.entries()) {
      const measured = together(outcomes.flatMap((outcome) => outcome.cases[at] ?? []));
      comparisons.push(compare(shape.name, each, measured, size));
    }
  },
  timeoutMs,
);

test('cold starts', async () => {
  const shipped = shapes[0] as Shape;
  const model = await makeModel(shipped);
  for (const name of names) {
    const there = isThere(name);
    const times = there ? await coldStarts(name, formsOf(model)) : [];
    started.push({
      name,
      version: version(name),
      payload: there ? payload(name) : null,
      cold:
        times.length === 0
          ? null
          : { median: median(times), p5: quantile(times, 0.05), p95: quantile(times, 0.95) },
    });
  }
});

test('keeping the comparison', () => {
  const loadAfter = load();
  const below = [...notes, ...new Set(left), ...reasons(comparisons, agreed)];
  const tables = [
    describe(machine, loadAfter),
    speeds(comparisons, names),
    furthers(comparisons, names),
    starts(started),
    agreements(agreed, names),
    below.join('\n'),
  ].join('\n\n');
  const kept = { machine: { ...machine, loadAfter }, comparisons, started, agreed, notes: below };
  keep('peers.json', `${JSON.stringify(kept, null, 2)}\n`);
  keep('peers.md', `${tables}\n`);
  process.stdout.write(`\n${tables}\n\n`);
});

/** In a page of its own. */
async function contest(model: Model, size: Size, cases: NamedCase[]): Promise<Outcome> {
  const page = await browser.newPage();
  await page.goto(`${site.address}peers.html`);
  const outcome = await page.evaluate((given) => window.contest(given), {
    forms: formsOf(model),
    codes: codes(site.address),
    positions: size.context,
    weightBytes: 4 * size.multiplied,
    check: { prompt: prompts(1, check.length, size.vocab)[0] ?? [], tokens: check.tokens },
    cases,
  });
  await page.close();
  return outcome;
}

function formsOf({ folder, onnx, gguf }: Model): Forms {
  const address = (path: string) => `${site.address}@fs${path}`;
  return {
    config: address(join(folder, 'config.json')),
    safetensors: address(join(folder, 'model.safetensors')),
    onnx: onnx && address(onnx),
    gguf: gguf && address(gguf),
  };
}

/** None where it cannot start. */
async function coldStarts(name: Name, forms: Forms): Promise<number[]> {
  const times: number[] = [];
  // The first lets the server prepare what it sends.
  for (let visit = 0; visit < 1 + coldVisits; visit += 1) {
    const visitor = await browser.newContext();
    const page = await visitor.newPage();
    await page.goto(`${site.address}peers_cold.html`);
    try {
      const took = await page.evaluate(
        ([name, forms, codes]) => window.coldStart(name, forms, codes, [1]),
        [name, forms, codes(site.address)] as const,
      );
      if (visit > 0) times.push(took);
    } catch (error) {
      left.push(
        `${name} does not start: ${error instanceof Error ? error.message.split('\n')[0] : error}`,
      );
      return [];
    } finally {
      await visitor.close();
    }
  }
  return times;
}
