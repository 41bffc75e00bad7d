/** Which tasks keep the page from answering while it writes a text by itself. */
import type { Browser } from 'playwright-core';
import { budgets } from './budgets';
import { count, type Figure, figure, ms } from './figure';
import { newVisitor, open } from './visitor';

/** A text that has not ended by then has shown enough. */
const longestMs = 60_000;

export async function playingFigures(browser: Browser, address: string): Promise<Figure[]> {
  const visitor = await newVisitor(browser);
  const page = await visitor.newPage();
  await open(page, address);
  const startMs = await page.evaluate(() => performance.now());
  await page.locator('button.play').click();
  const end = page.locator('look-token-strip .end');
  await Promise.race([end.waitFor({ timeout: 0 }), page.waitForTimeout(longestMs)]);
  const tokens = await page.locator('look-token-strip .chip.written').count();
  const tasks = await page.evaluate(() => window.watch.longTasks);
  await visitor.close();
  const lengths = tasks.filter((task) => task.startMs >= startMs).map((task) => task.lengthMs);
  return [
    figure({
      group: 'page',
      what: 'long tasks while playing',
      measured: count(lengths.length),
      details: {
        longest: ms(Math.max(0, ...lengths)),
        together: ms(lengths.reduce((sum, length) => sum + length, 0)),
        'tokens written': count(tokens),
      },
      budget: budgets.longTasks,
    }),
  ];
}
