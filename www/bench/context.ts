/** What the length of a text costs each step, and what going back in it costs, in wasm on one thread. */
import { execFileSync } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import type { Browser } from 'playwright-core';
import { count, type Figure, figure, ms, ratio } from './figure';
import { lineThrough } from './line';
import { modelFolder } from './models';
import { median, medianFigure } from './spread';

const path = (relative: string) => fileURLToPath(new URL(relative, import.meta.url));
const binary = process.env.LOOKBACK_BINARY ?? path('../../target/release/lookback');
/** Inside the project: the bare page's server gives out nothing else. */
const folder = path('../../target/bench/context');

/** The layers of stories15M with a long context, and few words: their logits would hide the rest. */
const shape = { channels: 288, layers: 6, context: 1024 };
const init = `--family llama --vocab-size 512 --hidden 768 --heads 6 --tied --std 0.06 --seed 1 --context ${shape.context} --channels ${shape.channels} --layers ${shape.layers}`;
const lengths = [32, 224, 416, 608, 800, 992];
const rounds = { warmUp: 2, measured: 8 };

export async function contextFigures(browser: Browser, address: string): Promise<Figure[]> {
  execFileSync(binary, ['init', folder, ...init.split(' ')]);
  const page = await browser.newPage();
  await page.goto(address);
  const addresses = modelFolder(folder).files.map((path) => `${address}@fs${path}`);
  const times = await page.evaluate((work) => window.contextTimes(work), {
    addresses,
    lengths,
    rounds,
  });
  await page.close();
  const group = 'wasm, one thread: 288 channels, 6 layers, 1,024 positions';
  const medians = times.steps.map(median);
  const { slope, intercept, farthest } = lineThrough(lengths, medians);
  // Scores and weighted values: a product with the key and one with the value of each earlier position, in each layer.
  const products = 2 * shape.channels * shape.layers;
  return [
    figure({
      group,
      what: 'each earlier position, a step',
      measured: ms(slope),
      details: {
        'a step at length 0': ms(intercept),
        'multiply-adds a position': count(products),
        'farthest from the line': ratio(farthest),
      },
    }),
    ...lengths.map((length, at) =>
      medianFigure(times.steps[at] ?? [], { group, what: `step after ${length} tokens` }),
    ),
    medianFigure(times.undo, { group, what: 'undo' }),
    medianFigure(times.redo, { group, what: 'redo' }),
    medianFigure(times.go, { group, what: 'go back to the first written token' }),
    medianFigure(times.fork, { group, what: 'take another token at the beginning' }),
  ];
}
