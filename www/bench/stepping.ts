/** How long the page takes from a press of "step" to the frame that shows the new token. */
import type { Browser, Page } from 'playwright-core';
import { budgets } from './budgets';
import { type Figure, figure, ms } from './figure';
import { medianFigure, worst } from './spread';
import { newVisitor, open } from './visitor';

const steps = 50;
/** At 60 frames a second, rounded up. */
const frameMs = 17;
/** Coprime to `frameMs`: every place in a frame has its turn. */
const stride = 7;

export async function steppingFigures(browser: Browser, address: string): Promise<Figure[]> {
  const visitor = await newVisitor(browser);
  const page = await visitor.newPage();
  await open(page, address);
  const times: number[] = [];
  while (times.length < steps) {
    await beginAgainAtTheEnd(page);
    // Presses fall everywhere between two frames, as a person's do.
    await page.waitForTimeout((times.length * stride) % frameMs);
    await press(page);
    times.push(await stepTime(page, times.length));
  }
  await visitor.close();
  const about = { group: 'page', budget: budgets.redraw };
  return [
    medianFigure(times, { ...about, what: 'step with redraw, median' }),
    figure({ ...about, what: 'step with redraw, worst', measured: ms(worst(times)) }),
  ];
}

/** Playwright's own `click` waits for frames, so that all presses would fall at the same place in one. */
async function press(page: Page): Promise<void> {
  const button = page.locator('button.step');
  await button.evaluate((element) => element.scrollIntoView({ block: 'nearest' }));
  const box = await button.boundingBox();
  if (!box) throw new Error('the page has no button "step"');
  await page.mouse.click(box.x + box.width / 2, box.y + box.height / 2);
}

async function stepTime(page: Page, index: number): Promise<number> {
  const time = await page.evaluate((at) => window.watch.steps[at] ?? null, index);
  if (time === null) throw new Error('a press of "step" went past the button');
  return time;
}

async function beginAgainAtTheEnd(page: Page): Promise<void> {
  if (await page.locator('button.step').isEnabled()) return;
  await page.locator('button.restart').click();
  await page.locator('button.step:enabled').waitFor();
}
