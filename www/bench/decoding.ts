/** The speed of the wasm module by itself, in a browser, on one thread. */
import type { Browser } from 'playwright-core';
import type { DecodingTimes, StepTime } from './bare/decoding_times';
import { budgets } from './budgets';
import { type Figure, figure, ms, perSecond, type Quantity } from './figure';
import type { ModelFolder } from './models';
import { median, medianFigure } from './spread';

export async function decodingFigures(
  browser: Browser,
  address: string,
  model: ModelFolder,
): Promise<Figure[]> {
  const page = await browser.newPage();
  await page.goto(address);
  const addresses = model.files.map((path) => `${address}@fs${path}`);
  const times = await page.evaluate((wanted) => window.decodingTimes(wanted), addresses);
  await page.close();
  if (!times.clockIsFine) throw new Error('the bare page is not isolated: its clock is too coarse');
  return figures(model.name, times);
}

function figures(name: string, times: DecodingTimes): Figure[] {
  const group = `wasm, one thread: ${name}`;
  const firstRead = times.modelReads[0] ?? Number.NaN;
  return [
    figure({ group, what: 'module fetched and started', measured: ms(times.module) }),
    medianFigure(times.modelReads, {
      group,
      what: 'model read from its files',
      details: { first: ms(firstRead) },
    }),
    medianFigure(times.shownSteps.map(lengthOf), {
      group,
      details: alongTheContext(times.shownSteps, times.contextSize),
      what: 'step + distribution(10) + attention(0, 0)',
      budget: budgets.shownStep,
    }),
    medianFigure(times.bareSteps.map(lengthOf), {
      group,
      details: alongTheContext(times.bareSteps, times.contextSize),
      what: 'step alone',
    }),
    figure({
      group,
      what: 'written, steps alone',
      measured: perSecond(rate(times.bareSteps.map(lengthOf))),
    }),
    medianFigure(times.prompts, { group, what: `prompt of ${times.promptLength} tokens` }),
    figure({
      group,
      what: 'read, as a prompt',
      measured: perSecond(rate(times.prompts) * times.promptLength),
    }),
  ];
}

const lengthOf = (step: StepTime) => step.ms;

/** The medians of the first and of the last eighth of the context, as a step takes longer the more it looks back on. */
function alongTheContext(steps: StepTime[], contextSize: number): Record<string, Quantity> {
  const eighth = contextSize / 8;
  const parts: [string, StepTime[]][] = [
    ['first eighth', steps.filter(({ position }) => position < eighth)],
    ['last eighth', steps.filter(({ position }) => position >= contextSize - eighth)],
  ];
  return Object.fromEntries(
    parts
      .filter(([, some]) => some.length > 0)
      .map(([name, some]) => [name, ms(median(some.map(lengthOf)))]),
  );
}

/** Calls a second over all calls, the slow ones included. */
function rate(times: number[]): number {
  return (1000 * times.length) / times.reduce((sum, time) => sum + time, 0);
}
