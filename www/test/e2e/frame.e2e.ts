/** The page in a frame on pages of others, sandboxed as well, and the page as one file. */
import { readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { pathToFileURL } from 'node:url';
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, expect, inject, test } from 'vitest';
import { launch } from './chromium';
import { drawn } from './drawn';

let browser: Browser;

beforeAll(async () => {
  browser = await launch();
});

afterAll(async () => {
  await browser?.close();
});

type Message = Record<string, unknown>;

/** A page with one frame, which keeps what the frame says. */
async function around(frame: string) {
  const address = inject('address');
  const page = await browser.newPage({ viewport: { width: 1000, height: 700 } });
  const complaints: string[] = [];
  page.on('pageerror', (error) => complaints.push(error.message));
  page.on('console', (message) => {
    if (['error', 'warning'].includes(message.type())) complaints.push(message.text());
  });
  await page.route(`${address}host.html`, (route) =>
    route.fulfill({
      contentType: 'text/html',
      body: `<!doctype html><title>Host</title><link rel="icon" href="data:,"><script>window.said = [];
        addEventListener('message', ({ data }) => said.push(data));</script><button>own</button>${frame}`,
    }),
  );
  await page.goto(`${address}host.html`);
  return { page, complaints };
}

const said = (page: Page) => page.evaluate(() => (window as unknown as { said: Message[] }).said);
const lastOf = async (page: Page, event: string) =>
  (await said(page)).filter((message) => message.event === event).at(-1);
const post = (page: Page, message: unknown) =>
  page.evaluate((message) => {
    document.querySelector('iframe')?.contentWindow?.postMessage(message, '*');
  }, message);

const fields = 'view=tree&prompt=once+upon+a+time&strategy=beam=3&did=step*3&lang=en';
const sandboxed = `<iframe title="x" sandbox="allow-scripts" width="900" height="600" src="embed.html?${fields}"></iframe>`;
const plain = sandboxed.replace('sandbox="allow-scripts"', '');

test.each([
  ['a sandboxed frame', sandboxed],
  ['a plain frame', plain],
])('%s restores its state, and answers every order', async (_, frame) => {
  const { page, complaints } = await around(frame);
  await expect
    .poll(() => lastOf(page, 'ready'))
    .toMatchObject({
      lookback: 1,
      steps: 3,
      stop: null,
      canStep: true,
      canBack: true,
    });
  const { state } = (await lastOf(page, 'ready')) as { state: string };
  expect(state).toContain('did=step*3');
  for (const [order, steps] of [
    ['step', 4],
    ['back', 3],
    ['forward', 4],
    ['restart', 0],
  ] as const) {
    await post(page, { lookback: 1, do: order });
    await expect.poll(() => lastOf(page, 'state')).toMatchObject({ steps });
  }
  await post(page, { lookback: 1, do: 'go', state });
  await expect.poll(() => lastOf(page, 'state')).toMatchObject({ steps: 3, state });
  await post(page, { lookback: 1, do: 'play' });
  await expect.poll(async () => (await lastOf(page, 'state'))?.steps).toBeGreaterThan(3);
  await post(page, { lookback: 1, do: 'pause' });
  const before = (await said(page)).length;
  await post(page, { lookback: 1, do: 'tell' });
  await expect.poll(async () => (await said(page)).length).toBeGreaterThan(before);
  expect(complaints).toEqual([]);
  await page.close();
});

test('a frame tells how high it is, and does not grow with the room that it is given', async () => {
  const { page } = await around(sandboxed);
  await expect.poll(async () => (await lastOf(page, 'height'))?.height).toBeGreaterThan(300);
  await expect.poll(() => lastOf(page, 'ready')).toBeTruthy();
  const inside = page.frameLocator('iframe').locator('html');
  // The tree is laid out, the letters have their faces, and what became of it was told of with a frame.
  const isStill = async () => {
    const before = (await lastOf(page, 'height'))?.height;
    await inside.evaluate(async () => {
      await document.fonts.ready;
      await new Promise((resolve) => requestAnimationFrame(() => requestAnimationFrame(resolve)));
    });
    return (await lastOf(page, 'height'))?.height === before;
  };
  await page.frameLocator('iframe').locator('look-tree [role=treeitem]').nth(9).waitFor();
  await expect.poll(isStill).toBe(true);
  const height = (await lastOf(page, 'height'))?.height as number;
  await page.evaluate((height) => {
    const frame = document.querySelector('iframe');
    if (frame) frame.height = `${height + 400}`;
  }, height);
  await expect.poll(() => inside.evaluate(() => innerHeight)).toBe(height + 400);
  await expect.poll(isStill).toBe(true);
  expect((await lastOf(page, 'height'))?.height).toBe(height);
  const heights = (await said(page)).filter(({ event }) => event === 'height');
  for (const [at, one] of heights.entries()) expect(one.height).not.toBe(heights[at - 1]?.height);
  expect(await inside.evaluate((one) => one.scrollHeight > one.clientHeight)).toBe(false);
  await page.close();
});

test('a frame never takes the focus; inside, Escape gives it back and keys without use are passed on', async () => {
  const { page } = await around(sandboxed);
  await page.locator('button').focus();
  await expect.poll(() => lastOf(page, 'ready')).toBeTruthy();
  await post(page, { lookback: 1, do: 'step' });
  await expect.poll(() => lastOf(page, 'state')).toMatchObject({ steps: 4 });
  expect(await page.evaluate(() => document.activeElement?.textContent)).toBe('own');
  await page.frameLocator('iframe').locator('look-controls .step').click();
  await page.keyboard.press('s');
  await expect.poll(() => lastOf(page, 'state')).toMatchObject({ steps: 6 });
  await page.keyboard.press('ArrowRight');
  await expect.poll(() => lastOf(page, 'key')).toMatchObject({ key: 'ArrowRight' });
  await page.keyboard.press('Control+ArrowLeft');
  await page.keyboard.press('Escape');
  await expect.poll(() => lastOf(page, 'leave')).toBeTruthy();
  await post(page, { lookback: 1, do: 'tell', id: 'after' });
  await expect.poll(async () => (await lastOf(page, 'state'))?.id).toBe('after');
  expect((await said(page)).filter(({ event }) => event === 'key')).toHaveLength(1);
  expect((await said(page)).filter(({ key }) => key === 'Escape')).toEqual([]);
  await page.close();
});

test('messages that mean nothing are told of and do nothing', async () => {
  const { page, complaints } = await around(sandboxed);
  await expect.poll(() => lastOf(page, 'ready')).toBeTruthy();
  for (const message of [
    { lookback: 1, do: 'alert(1)' },
    { lookback: 2, do: 'step' },
    { lookback: 1, do: 'go', state: { toString: 'x' } },
    { lookback: 1, do: '__proto__' },
    'step',
    null,
    [1, 2],
  ])
    await post(page, message);
  await expect.poll(() => complaints.length).toBe(4);
  expect(complaints[0]).toMatch(/"do" must be one of step, back, .*got "alert\(1\)"/);
  expect(complaints[1]).toMatch(/"lookback" must be 1/);
  expect(complaints[2]).toMatch(/"state" must be an address/);
  await post(page, { lookback: 1, do: 'tell' });
  await expect.poll(() => lastOf(page, 'state')).toMatchObject({ steps: 3 });
  await page.close();
});

test('only the page around a frame may steer it', async () => {
  const { page, complaints } = await around(
    `${plain}<iframe title="y" id="other" srcdoc="<script>top.frames[0].postMessage({ lookback: 1, do: 'restart' }, '*')</script>"></iframe>`,
  );
  await expect.poll(() => lastOf(page, 'ready')).toMatchObject({ steps: 3 });
  await page.evaluate(() => {
    const other = document.querySelector<HTMLIFrameElement>('#other');
    if (other) other.srcdoc += ' ';
  });
  await expect.poll(() => complaints.join()).toContain('only the page around a frame may steer it');
  await post(page, { lookback: 1, do: 'tell' });
  await expect.poll(() => lastOf(page, 'state')).toMatchObject({ steps: 3 });
  await page.close();
});

test('the usual model and the engine are part of a frame: it fetches neither', async () => {
  const { page } = await around('');
  const asked: string[] = [];
  page.on('request', (request) => asked.push(new URL(request.url()).pathname));
  await page.evaluate((frame) => {
    document.body.insertAdjacentHTML('beforeend', frame);
  }, sandboxed);
  await expect.poll(() => lastOf(page, 'ready')).toBeTruthy();
  expect(asked.filter((path) => !path.startsWith('/embed.') && path !== '/')).toEqual([]);
  await page.close();
});

test('a frame gives the picture of whatever figure it shows', async () => {
  const { page, complaints } = await around(sandboxed);
  await expect.poll(() => lastOf(page, 'ready')).toBeTruthy();
  const picture = async (view: string) => {
    await post(page, { lookback: 1, do: 'go', state: `?view=${view}&prompt=the+bird&did=step*2` });
    await post(page, { lookback: 1, do: 'picture', id: view });
    await expect.poll(async () => (await lastOf(page, 'picture'))?.id).toBe(view);
    const { svg } = (await lastOf(page, 'picture')) as { svg: string };
    return /<title[^>]*>([^<]*)/.exec(svg)?.[1] ?? svg;
  };
  const titles: string[] = [];
  for (const view of ['text', 'next', 'waterfall', 'tree', 'rounds', 'matrix', 'compare'])
    titles.push(await picture(view));
  expect(new Set(titles).size, titles.join('\n')).toBe(7);
  const inTheme = async (theme: string) => {
    await post(page, { lookback: 1, do: 'picture', id: theme, theme });
    await expect.poll(async () => (await lastOf(page, 'picture'))?.id).toBe(theme);
    return (await lastOf(page, 'picture'))?.svg;
  };
  expect(await inTheme('dark')).not.toBe(await inTheme('light'));
  expect(complaints).toEqual([]);
  await page.close();
});

test('a plain frame opens another model that lies beside it', async () => {
  const { page, complaints } = await around(plain.replace(fields, 'model=minitales&view=next'));
  await expect.poll(() => lastOf(page, 'ready')).toBeTruthy();
  expect((await lastOf(page, 'ready'))?.state).toContain('model=minitales');
  expect(complaints).toEqual([]);
  await page.close();
});

test('fields that mean nothing are told of to the page around', async () => {
  const { page, complaints } = await around(sandboxed.replace('lang=en', 'seed=-1&whatever=2'));
  await expect.poll(() => lastOf(page, 'ready')).toBeTruthy();
  await expect.poll(() => lastOf(page, 'error')).toMatchObject({ code: 'bad-field' });
  await expect.poll(() => complaints.join()).toContain('whatever is no field of an address');
  await page.close();
});

test('the page as one file opens from a folder with the network off, and asks for nothing', async () => {
  const context = await browser.newContext({ offline: true });
  const page = await context.newPage();
  const [asked, complaints]: string[][] = [[], []];
  page.on('request', (request) => asked?.push(request.url()));
  page.on('pageerror', (error) => complaints?.push(error.message));
  page.on('console', (message) => complaints?.push(message.text()));
  const file = pathToFileURL(inject('single')).href;
  await page.goto(`${file}?lang=zh&prompt=the+cat&did=step*2`);
  await page.locator('look-next-tokens button').first().waitFor();
  await page.locator('look-controls .step').click();
  await expect.poll(() => page.locator('look-token-strip .chip.written').count()).toBe(3);
  await page.keyboard.press('2');
  await page.locator('look-attention-matrix').waitFor();
  await page.keyboard.press('3');
  await page.locator('look-compare-lane').first().waitFor();
  expect(asked?.filter((address) => !/^(file|blob|data):/.test(address))).toEqual([]);
  expect(asked?.filter((address) => address.startsWith('file:'))).toHaveLength(1);
  expect(complaints).toEqual([]);
  await expect
    .poll(() => page.evaluate(() => document.fonts.check('16px "Inter Variable"')))
    .toBe(true);
  await context.close();
});

test('a file of one lesson opens with it, and an address still says otherwise', async () => {
  const page = await browser.newPage();
  const file = pathToFileURL(join(dirname(inject('single')), 'lookback-beam.html')).href;
  await page.goto(file);
  await expect.poll(() => page.locator('look-token-strip .chip.written').count()).toBe(4);
  await page.locator('look-rounds table').first().waitFor();
  await page.goto(`${file}?prompt=the+bird`);
  await page.locator('look-next-tokens button').first().waitFor();
  await drawn(page);
  expect(await page.locator('look-token-strip .chip.written').count()).toBe(0);
  await page.close();
});

test.each(['src', 'srcdoc'])(
  'the page as one file works in a sandboxed frame by %s',
  async (by) => {
    const address = inject('address');
    const { page, complaints } = await around(
      '<iframe title="x" sandbox="allow-scripts" width="900" height="600"></iframe>',
    );
    const source = readFileSync(inject('single'), 'utf8');
    await page.route(`${address}single.html`, (route) =>
      route.fulfill({ contentType: 'text/html', body: source }),
    );
    await page.evaluate(
      ([by, value]) => document.querySelector('iframe')?.setAttribute(by, value),
      [by, by === 'src' ? `${address}single.html` : source] as const,
    );
    const inside = page.frameLocator('iframe');
    await inside.locator('look-controls .step').click();
    await inside.locator('look-token-strip .chip.written').first().waitFor();
    expect(complaints).toEqual([]);
    await page.close();
  },
);
