/** How long a visitor waits for the page: the first time, the next, and the next on a slow machine far away. */
import type { Browser, Page } from 'playwright-core';
import { budgets } from './budgets';
import type { Figure } from './figure';
import { medianFigure } from './spread';
import { newVisitor, open } from './visitor';

const visitors = 15;
/** The processor at a quarter of its speed, and what browsers call fast 3G's latency. */
const slow = { times: 4, latencyMs: 562.5 };

export async function openingFigures(browser: Browser, address: string): Promise<Figure[]> {
  const cold: number[] = [];
  const warm: number[] = [];
  const slowed: number[] = [];
  for (let visit = 0; visit < visitors; visit += 1) {
    const visitor = await newVisitor(browser);
    const page = await visitor.newPage();
    cold.push(await open(page, address));
    await kept(page);
    warm.push(await again(page, address));
    await slowDown(page);
    slowed.push(await again(page, address));
    await visitor.close();
  }
  const about = { group: 'page', budget: budgets.opening };
  const far = `${slow.times}x slower processor, ${slow.latencyMs} ms latency`;
  return [
    medianFigure(cold, { ...about, what: 'first distribution drawn, empty cache' }),
    medianFigure(warm, { ...about, what: 'first distribution drawn, second visit' }),
    medianFigure(slowed, {
      group: 'page',
      budget: budgets.openingSlowly,
      what: `first distribution drawn, third visit, ${far}`,
    }),
  ];
}

/** Going from a page to itself would be a reload, which asks for everything again. */
async function again(page: Page, address: string): Promise<number> {
  await page.goto('about:blank');
  return open(page, address);
}

/** Until the browser keeps the page and its model. */
async function kept(page: Page): Promise<void> {
  await page.evaluate(async () => {
    await navigator.serviceWorker.ready;
  });
}

/** The page and its service worker; the browser slows down no other worker's processor. */
async function slowDown(page: Page): Promise<void> {
  const session = await page.context().newCDPSession(page);
  await session.send('Emulation.setCPUThrottlingRate', { rate: slow.times });
  await page.context().route('**', async (route) => {
    await new Promise((resolve) => setTimeout(resolve, slow.latencyMs));
    await route.continue();
  });
}
