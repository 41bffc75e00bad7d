/** How fast a shipped model is trained: natively, in wasm, and by PyTorch for comparison. */
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import type { LanguageName } from 'lookback';
import type { Browser, Page } from 'playwright-core';
import { type Figure, figure, type Quantity, ratio } from './figure';
import { modelFolder } from './models';
import { trainNatively } from './native_training';
import { tokenShare } from './padding';
import { numberOf, textOf, trainingOptions, withNumbers } from './recipe';
import { type Contender, inRounds } from './rounds';
import { speedFigure } from './spread';
import { trainWithTorch } from './torch';

/** The warm-up is not measured: the browser still compiles, PyTorch still allocates. */
interface Steps {
  warmUp: number;
  measured: number;
}

/** Named after their folders in `models/`; so many steps take some seconds. */
export const trainings = [
  { name: 'storyland', steps: { warmUp: 20, measured: 60 } },
  { name: 'minitales', steps: { warmUp: 60, measured: 300 } },
];

const rounds = Number(process.env.ROUNDS ?? 5);
const threadCounts = [1, 2];
const reference = 'PyTorch, 1 thread';
/** Stands before each text that a trainer reads. */
const endId = 1;
const path = (relative: string) => fileURLToPath(new URL(relative, import.meta.url));

interface Training {
  steps: Steps;
  /** With no more steps than are made here. */
  recipe: string;
  /** Where files are left. */
  scratch: string;
  /** The folder of the model that wasm begins with, and whose shape PyTorch takes. */
  begun: string;
}

export async function trainingFigures(
  browser: Browser,
  address: string,
  { name, steps }: (typeof trainings)[number],
  hasTorch: boolean,
): Promise<Figure[]> {
  const training = await begin(name, steps);
  const page = await browser.newPage();
  await page.goto(address);
  const texts = await sampledTexts(page, training);
  const torch = hasTorch ? byTorch(training, texts) : [];
  const contenders = [...natively(training), inWasm(page, address, training), ...torch];
  const speeds = await inRounds(contenders, rounds);
  await page.close();
  const group = `training: ${name}`;
  const measured = tokensAmongPlaces(training, texts);
  return [
    ...[...speeds].map(([what, its]) => speedFigure(its, { group, what }, speeds.get(reference))),
    figure({ group, what: 'tokens among the places of padded batches', measured }),
  ];
}

/** Begins anew, as the shipped model may be older than its recipe. */
async function begin(name: string, steps: Steps): Promise<Training> {
  const shipped = readFileSync(path(`../../models/${name}/recipe.toml`), 'utf8');
  const recipe = withNumbers(shipped, { 'decay-steps': steps.warmUp + steps.measured });
  const scratch = path(`../../target/bench/${name}`);
  const begun = `${scratch}/begun`;
  mkdirSync(scratch, { recursive: true });
  await trainNatively(withNumbers(recipe, { steps: steps.warmUp }), begun);
  return { steps, recipe, scratch, begun };
}

function natively({ steps, recipe, scratch }: Training): Contender[] {
  return threadCounts.map((parts) => ({
    name: `native, ${threads(parts)}`,
    measure: () => {
      const shortened = withNumbers(recipe, { steps: steps.measured, parts });
      return trainNatively(shortened, `${scratch}/native`);
    },
  }));
}

function inWasm(page: Page, address: string, { steps, recipe, begun }: Training): Contender {
  const training = {
    addresses: modelFolder(begun).files.map((file) => `${address}@fs${file}`),
    language: textOf(recipe, 'language') as LanguageName,
    options: trainingOptions(recipe),
    steps,
  };
  const measure = () => page.evaluate((given) => window.trainingSpeed(given), training);
  return { name: `wasm, ${threads(1)}`, measure };
}

/** As many texts of the same language as the others read, each with the end before and after it. */
async function sampledTexts(page: Page, { steps, recipe }: Training): Promise<number[][]> {
  const language = textOf(recipe, 'language') as LanguageName;
  const count = numberOf(recipe, 'texts') * (steps.warmUp + steps.measured);
  const wanted = { language, count };
  const texts = await page.evaluate((of) => window.sampledTexts(of.language, of.count), wanted);
  return texts.map((text) => [endId, ...text]);
}

function byTorch({ steps, recipe, scratch, begun }: Training, texts: number[][]): Contender[] {
  const file = `${scratch}/texts.json`;
  writeFileSync(file, JSON.stringify(texts));
  return threadCounts.map((count) => {
    const training = {
      model: begun,
      texts: file,
      batch: numberOf(recipe, 'texts'),
      threads: count,
      warmUp: steps.warmUp,
      learningRate: numberOf(recipe, 'learning-rate'),
    };
    return { name: `PyTorch, ${threads(count)}`, measure: () => trainWithTorch(training) };
  });
}

/** A trainer reads one token less than a text with both its ends has, as the last is only a target. */
function tokensAmongPlaces({ recipe }: Training, texts: number[][]): Quantity {
  const context = numberOf(recipe, 'context');
  const lengths = texts.map((text) => Math.min(text.length - 1, context));
  return ratio(tokenShare(lengths, numberOf(recipe, 'texts')));
}

const threads = (count: number) => (count === 1 ? '1 thread' : `${count} threads`);
