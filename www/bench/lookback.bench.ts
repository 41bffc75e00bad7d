/** Measures Lookback in a browser, prints one table and keeps it as `results.json`. A missed budget fails nothing. */
import { writeFileSync } from 'node:fs';
import type { Browser } from 'playwright-core';
import { beforeAll, test } from 'vitest';
import { launch } from '../test/e2e/chromium';
import { beamFigures } from './beams';
import { contextFigures } from './context';
import { decodingFigures } from './decoding';
import { embeddingFigures } from './embedding';
import type { Figure } from './figure';
import { describe, load, type Machine, machineOf } from './machine';
import { modelFolders } from './models';
import { openingFigures } from './opening';
import { playingFigures } from './playing';
import { type BuiltSite, type Site, serveBare, serveBuilt } from './servers';
import { steppingFigures } from './stepping';
import { markdown } from './table';
import { findTorch, type Torch } from './torch';
import { trainingFigures, trainings } from './training';
import { weightFigures } from './weights';

const comparison = [
  'Ratios are to PyTorch on one thread in the same round, and their medians.',
  'PyTorch runs eager on padded batches: its speed counts no padding, which costs it time all the same. Others need none.',
];
const notes = (torch: Torch) => [
  'p5 and p95: 5 and 95 of 100 were at most that. First and last eighth: medians of those parts of the context.',
  'Times of the page end with a painted frame, so a wait of up to 1/60 s is part of each.',
  'Beam search: the same steps with and without a trace, in turn; its memory includes what the allocator cannot fill.',
  'Training: medians of rounds in which each has its turn.',
  ...(torch.isThere ? comparison : []),
  torch.note,
];
/** On a busy machine PyTorch's two threads wait for each other, and are ten times slower than one. */
const trainingTimeoutMs = 3_600_000;
const results = new URL('results.json', import.meta.url);
const figures: Figure[] = [];
let browser: Browser;
let machine: Machine;
let torch: Torch;
let bare: Site;
let built: BuiltSite;

beforeAll(async () => {
  browser = await launch();
  machine = await machineOf(browser);
  torch = await findTorch();
  return () => browser.close();
});
beforeAll(async () => {
  bare = await serveBare();
  return () => bare.close();
});
beforeAll(async () => {
  built = await serveBuilt();
  return () => built.close();
});

test.each(modelFolders())('decoding with $name', async (model) => {
  figures.push(...(await decodingFigures(browser, bare.address, model)));
});

test.each(modelFolders().filter(({ name }) => name === 'storyland'))(
  'beam search with $name',
  async (model) => {
    figures.push(...(await beamFigures(browser, bare.address, model)));
  },
);

test('the length of the text', async () => {
  figures.push(...(await contextFigures(browser, bare.address)));
});

test.each(trainings)(
  'training $name',
  async (training) => {
    figures.push(...(await trainingFigures(browser, bare.address, training, torch.isThere)));
  },
  trainingTimeoutMs,
);

test('opening the page', async () => {
  figures.push(...(await openingFigures(browser, built.address)));
});

test('embedding', async () => {
  figures.push(...(await embeddingFigures(browser, built.address)));
});

test('stepping in the page', async () => {
  figures.push(...(await steppingFigures(browser, built.address)));
});

test('playing in the page', async () => {
  figures.push(...(await playingFigures(browser, built.address)));
});

test('weighing a first visit', async () => {
  figures.push(...(await weightFigures(browser, built)));
});

test('keeping the figures', () => {
  const loadAfter = load();
  const below = notes(torch);
  const kept = { machine: { ...machine, loadAfter }, figures, notes: below };
  writeFileSync(results, `${JSON.stringify(kept, null, 2)}\n`);
  const parts = [describe(machine, loadAfter), markdown(figures), below.join('\n')];
  process.stdout.write(`\n${parts.join('\n\n')}\n\n`);
});
