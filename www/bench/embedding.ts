/** How long a figure on a page of someone else takes, and what ten of them weigh. */
import type { Browser, BrowserContext, Page } from 'playwright-core';
import { budgets } from './budgets';
import { bytes, count, type Figure, figure, ms } from './figure';
import { medianFigure } from './spread';

const visits = 10;
const fields = 'view=tree&prompt=once+upon+a+time&strategy=beam=3&did=step*5';
const element =
  '<look-back view="tree" prompt="the cat" strategy="beam=3" did="step*5"></look-back>';
const group = 'embedded';

export async function embeddingFigures(browser: Browser, address: string): Promise<Figure[]> {
  const restoring = { group, budget: budgets.restoring };
  const frame = (sandbox: boolean) => times(browser, address, (page) => insertFrame(page, sandbox));
  const [plain, sandboxed] = [await frame(false), await frame(true)];
  const [one, ten] = [await elements(browser, address, 1), await elements(browser, address, 10)];
  return [
    medianFigure(plain.cold, { ...restoring, what: 'frame restored, empty cache' }),
    medianFigure(plain.warm, { ...restoring, what: 'frame restored again' }),
    medianFigure(sandboxed.cold, { ...restoring, what: 'sandboxed frame restored, empty cache' }),
    medianFigure(sandboxed.warm, { ...restoring, what: 'sandboxed frame restored again' }),
    figure({ group, what: 'one element shown', measured: ms(one.took) }),
    figure({
      group,
      what: 'ten elements shown',
      measured: ms(ten.took),
      details: { workers: count(ten.workers) },
    }),
    figure({
      group,
      what: 'page’s heap for each further element (the worker’s not counted)',
      measured: bytes((ten.heap - one.heap) / 9),
    }),
  ];
}

async function times(browser: Browser, address: string, insert: (page: Page) => Promise<number>) {
  const [cold, warm]: [number[], number[]] = [[], []];
  for (let visit = 0; visit < visits; visit += 1) {
    const context = await browser.newContext();
    const page = await hostPage(context, address, '');
    cold.push(await insert(page));
    warm.push(await insert(page));
    await context.close();
  }
  return { cold, warm };
}

/** Milliseconds from its insertion to what it says when it is ready. */
function insertFrame(page: Page, sandbox: boolean): Promise<number> {
  return page.evaluate(
    ([address, sandbox]) =>
      new Promise<number>((resolve) => {
        document.querySelector('iframe')?.remove();
        const frame = document.createElement('iframe');
        if (sandbox) frame.sandbox.add('allow-scripts');
        frame.width = '900';
        frame.height = '600';
        frame.src = address;
        const start = performance.now();
        addEventListener('message', function hear({ data, source }) {
          if (source !== frame.contentWindow || data.event !== 'ready') return;
          removeEventListener('message', hear);
          resolve(performance.now() - start);
        });
        document.body.append(frame);
      }),
    [`embed.html?${fields}`, sandbox] as const,
  );
}

async function elements(browser: Browser, address: string, many: number) {
  const context = await browser.newContext();
  const module = '<script type="module" src="look-back.js"></script>';
  const page = await hostPage(context, address, module);
  await page.waitForFunction(() => customElements.get('look-back') !== undefined);
  const took = await page.evaluate(
    ([element, many]) =>
      new Promise<number>((resolve) => {
        let ready = 0;
        const start = performance.now();
        document.addEventListener('ready', () => {
          ready += 1;
          if (ready === many) resolve(performance.now() - start);
        });
        document.body.innerHTML = element.repeat(many);
      }),
    [element, many] as const,
  );
  const inspector = await context.newCDPSession(page);
  await inspector.send('HeapProfiler.collectGarbage');
  await inspector.send('Performance.enable');
  const { metrics } = await inspector.send('Performance.getMetrics');
  const heap = metrics.find(({ name }) => name === 'JSHeapUsedSize')?.value ?? 0;
  const workers = page.workers().length;
  await context.close();
  return { took, heap, workers };
}

async function hostPage(context: BrowserContext, address: string, head: string): Promise<Page> {
  const page = await context.newPage();
  const body = `<!doctype html><html><head><title>Host</title>${head}</head><body></body></html>`;
  await page.route(`${address}host.html`, (route) =>
    route.fulfill({ contentType: 'text/html', body }),
  );
  await page.goto(`${address}host.html`);
  return page;
}
