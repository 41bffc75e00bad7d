/** Beam search in wasm, on one thread: its steps, what their trace costs on top, and the memory of its tree. */
import { readFileSync } from 'node:fs';
import { basename } from 'node:path';
import type { Browser } from 'playwright-core';
import { TextTokenizer } from '../src/engine/tokenizer';
import type { BeamSearch, Work } from './bare/beam_search';
import { budgets } from './budgets';
import { bytes, count, type Figure, figure, ratio } from './figure';
import type { ModelFolder } from './models';
import { median, medianFigure, ratioFigure } from './spread';

const prompt = 'once upon a time';
const maxNewTokens = 40;
const beams = [1, 4, 16, 64];
const rounds = { warmUp: 2, measured: 8 };
const processors = 'temperature=0.9,top-k=20,top-p=0.95';
/** As many tokens as the page shows. */
const detail = 10;
const bare: Work = { processors: '', detail: 0 };
const processed: Work = { processors, detail: 0 };
const traced: Work = { processors, detail };
/** So many that the pages of 64 KiB in which wasm memory grows do not matter. */
const trees = { beams: 16, count: 24 };

export async function beamFigures(
  browser: Browser,
  address: string,
  model: ModelFolder,
): Promise<Figure[]> {
  const group = `wasm, beam search: ${model.name}`;
  const addresses = model.files.map((path) => `${address}@fs${path}`);
  const search = { addresses, prompt: idsOf(prompt, model), maxNewTokens };
  return [
    ...(await timeFigures(browser, address, search, group)),
    await memoryFigure(browser, address, search, { group, what: 'no trace', work: processed }),
    await memoryFigure(browser, address, search, { group, what: 'trace', work: traced }),
  ];
}

async function timeFigures(browser: Browser, address: string, search: BeamSearch, group: string) {
  const page = await browser.newPage();
  await page.goto(address);
  const contest = { ...search, beams, works: [bare, processed, traced], rounds };
  const times = await page.evaluate((given) => window.beamTimes(given), contest);
  await page.close();
  const [one = Number.NaN, , many = Number.NaN] = times.map(([alone = []]) => median(alone));
  const further = figure({
    group,
    what: 'each further beam up to 16, of a step of one beam',
    measured: ratio((many / one - 1) / 15),
    budget: budgets.beam,
  });
  const steps = beams.flatMap((width, at) => {
    const [alone = [], withProcessors = [], withTrace = []] = times[at] ?? [];
    const about = (what: string) => ({ group, what: `${beamsOf(width)}: ${what}` });
    return [
      medianFigure(alone, about('step')),
      medianFigure(withProcessors, about('step with processors')),
      medianFigure(withTrace, about('step with processors and trace')),
      ratioFigure(withTrace, withProcessors, {
        ...about('trace / no trace'),
        budget: budgets.trace,
      }),
    ];
  });
  return [further, ...steps];
}

async function memoryFigure(
  browser: Browser,
  address: string,
  search: BeamSearch,
  { group, what, work }: { group: string; what: string; work: Work },
): Promise<Figure> {
  const page = await browser.newPage();
  await page.goto(address);
  const given = { ...search, ...trees, work };
  const memory = await page.evaluate((wanted) => window.treeMemory(wanted), given);
  await page.close();
  return figure({
    group,
    what: `${beamsOf(trees.beams)}: growth of memory.buffer a node, ${what}`,
    measured: bytes(Math.round(memory.bytes / memory.nodes)),
    details: {
      'an evaluated token': bytes(Math.round(memory.bytes / memory.evaluated)),
      nodes: count(memory.nodes),
      evaluated: count(memory.evaluated),
      growth: bytes(memory.bytes),
    },
  });
}

function idsOf(text: string, { name, files }: ModelFolder): number[] {
  const path = files.find((file) => basename(file) === 'tokenizer.json');
  if (path === undefined) throw new Error(`${name} has no tokenizer`);
  return new TextTokenizer(readFileSync(path, 'utf8')).encode(text, true).ids;
}

const beamsOf = (width: number) => (width === 1 ? '1 beam' : `${width} beams`);
