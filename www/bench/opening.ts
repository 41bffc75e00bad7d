/** How long a visitor waits for the page, the first time and the next. */
import type { Browser } from 'playwright-core';
import { budgets } from './budgets';
import type { Figure } from './figure';
import { medianFigure } from './spread';
import { newVisitor, open } from './visitor';

const visitors = 15;

export async function openingFigures(browser: Browser, address: string): Promise<Figure[]> {
  const cold: number[] = [];
  const warm: number[] = [];
  for (let visit = 0; visit < visitors; visit += 1) {
    const visitor = await newVisitor(browser);
    const page = await visitor.newPage();
    cold.push(await open(page, address));
    // Going from a page to itself would be a reload, which asks for everything again.
    await page.goto('about:blank');
    warm.push(await open(page, address));
    await visitor.close();
  }
  const about = { group: 'page', budget: budgets.opening };
  return [
    medianFigure(cold, { ...about, what: 'first distribution drawn, empty cache' }),
    medianFigure(warm, { ...about, what: 'first distribution drawn, second visit' }),
  ];
}
