/** The custom element on pages of others: what it takes, gives and shares, in a real browser. */
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { faults } from './axe';
import { launch } from './chromium';
import { drawn } from './drawn';
import { type Hosted, held, hosted, shown, texts, tree } from './host_page';

let browser: Browser;

beforeAll(async () => {
  browser = await launch();
});

afterAll(async () => {
  await browser?.close();
});

/** Calls methods of the first element, one after the other. */
const call = (page: Page, ...calls: string[]) =>
  page.evaluate(async (calls) => {
    const element = document.querySelector('look-back') as unknown as Record<
      string,
      (argument?: string) => Promise<void>
    >;
    for (const one of calls) {
      const [name = '', argument] = one.split(' ');
      await element[name]?.(argument);
    }
  }, calls);

const set = (page: Page, name: string, value: string) =>
  page.evaluate(([name, value]) => document.querySelector('look-back')?.setAttribute(name, value), [
    name,
    value,
  ] as const);

test('attributes say what is shown, width as a short form', async () => {
  const { page, complaints } = await shown(browser, tree);
  await expect.poll(() => texts(page).count()).toBeGreaterThan(9);
  await expect.poll(() => held(page)).toMatchObject({ steps: 3, stop: null });
  expect((await held(page)).state).toContain('strategy=beam=3:1:never');
  expect((await held(page)).state).toContain('view=tree');
  await expect.poll(() => page.locator('look-controls').count()).toBe(1);
  expect(await page.locator('look-next-tokens').count()).toBe(0);
  expect(complaints).toEqual([]);
  await page.close();
});

test.each([
  'text',
  'next',
  'waterfall',
  'tree',
  'rounds',
  'ledger',
  'matrix',
  'decode',
  'attention',
  'compare',
])('the view %s is drawn, accessible, and complains of nothing', async (view) => {
  const { page, complaints } = await shown(
    browser,
    `view="${view}" prompt="the cat" strategy="beam" width="2" did="step*2"`,
  );
  const within = page.locator('look-back [part=figure] > *').first();
  await expect
    .poll(() => within.evaluate((one) => one.getBoundingClientRect().height))
    .toBeGreaterThan(40);
  await page.locator('[aria-busy=true]').waitFor({ state: 'detached' });
  expect(complaints).toEqual([]);
  expect(await faults(page)).toEqual([]);
  await page.close();
});

test('a change of an attribute is shown at once: a text field begins anew, a theme keeps the text', async () => {
  const { page } = await shown(browser, 'view="text" prompt="the cat" did="step*2"');
  await call(page, 'step');
  await set(page, 'theme', 'dark');
  await set(page, 'lang', 'zh');
  await expect
    .poll(() => page.locator('look-back [part=ground]').getAttribute('data-theme'))
    .toBe('dark');
  await expect
    .poll(() => page.locator('look-back [part=ground]').getAttribute('lang'))
    .toBe('zh-Hans');
  await expect.poll(async () => (await held(page)).steps).toBe(3);
  await set(page, 'prompt', 'the bird');
  await expect.poll(async () => (await held(page)).state).toContain('prompt=the+bird');
  await expect.poll(async () => (await held(page)).steps).toBe(2);
  await page.close();
});

test('methods step, take back, go and restart, and events tell of it in order', async () => {
  const { page } = await shown(browser, 'view="next" prompt="the cat"');
  await page.evaluate(() => {
    const told: unknown[] = [];
    Object.assign(window, { told });
    for (const name of ['step', 'choose', 'statechange'])
      document.addEventListener(name, (event) =>
        told.push([event.type, (event as CustomEvent<{ steps: number }>).detail.steps]),
      );
  });
  await call(page, 'step', 'step', 'back', 'forward');
  expect((await held(page)).steps).toBe(2);
  await page.locator('look-next-tokens button').nth(1).click();
  await expect.poll(async () => (await held(page)).steps).toBe(3);
  const { state } = await held(page);
  await call(page, 'restart');
  expect((await held(page)).steps).toBe(0);
  await call(page, `go ${state}`);
  expect(await held(page)).toEqual({ state, steps: 3, stop: null });
  const told = await page.evaluate(() => (window as unknown as { told: unknown[] }).told);
  expect(told).toEqual([
    ['statechange', 1],
    ['step', 1],
    ['statechange', 2],
    ['step', 2],
    ['statechange', 1],
    ['statechange', 2],
    ['statechange', 3],
    ['choose', 3],
    ['statechange', 0],
    ['statechange', 3],
  ]);
  await page.close();
});

test('no wish of a view is heard on the page around', async () => {
  const { page } = await shown(browser, 'view="next" prompt="the cat"');
  await page.evaluate(() => {
    const heard: string[] = [];
    Object.assign(window, { heard });
    for (const wish of ['step-wanted', 'token-chosen'])
      document.addEventListener(wish, () => heard.push(wish));
  });
  await page.locator('look-controls .step').click();
  await expect.poll(async () => (await held(page)).steps).toBe(1);
  expect(await page.evaluate(() => (window as unknown as { heard: string[] }).heard)).toEqual([]);
  await page.close();
});

test('three elements share one worker, one engine and one model', async () => {
  const { page, asked } = await hosted(
    browser,
    `<look-back ${tree}></look-back><look-back view="next" prompt="the cat"></look-back><look-back view="text" prompt="the bird" did="step"></look-back>`,
  );
  await expect.poll(() => page.locator('look-next-tokens button').count()).toBeGreaterThan(5);
  await expect.poll(() => page.locator('look-token-strip .chip.written').count()).toBe(1);
  expect(page.workers()).toHaveLength(1);
  expect(asked.filter((path) => path.endsWith('.wasm'))).toHaveLength(1);
  expect(asked.filter((path) => path.endsWith('.safetensors'))).toHaveLength(1);
  await page.close();
});

test('an element that is taken away leaves the others alone; the last one ends the worker', async () => {
  const { page } = await shown(
    browser,
    'view="text" prompt="the cat"',
    '<look-back view="text" prompt="the bird"></look-back>',
  );
  await expect.poll(() => page.locator('look-token-strip').count()).toBe(2);
  await page.evaluate(() => document.querySelectorAll('look-back')[1]?.remove());
  await call(page, 'step');
  expect((await held(page)).steps).toBe(1);
  await page.evaluate(() => document.querySelector('look-back')?.remove());
  await expect.poll(() => page.workers().length).toBe(0);
  await page.close();
});

test('an element that is moved keeps its text', async () => {
  const { page } = await shown(browser, 'view="text" prompt="the cat"', '<main></main>');
  await call(page, 'step', 'step');
  await page.evaluate(() =>
    document.querySelector('main')?.append(document.querySelector('look-back') as Node),
  );
  await call(page, 'step');
  expect((await held(page)).steps).toBe(3);
  await page.close();
});

test('a host page’s own styles neither break it nor are touched by it', async () => {
  const { page } = await hosted(
    browser,
    `<p id="own">own</p><look-back view="next" prompt="the cat"></look-back>`,
    {
      styles:
        'html { font-size: 5px } * { color: rgb(255, 0, 0); text-transform: uppercase; letter-spacing: 9px; line-height: 4 } :root { --ink: red; --paper: yellow; --space-3: 90px }',
    },
  );
  const row = page.locator('look-next-tokens button').first();
  await row.waitFor();
  await drawn(page);
  const style = await row.evaluate((one) => {
    const { color, textTransform, letterSpacing } = getComputedStyle(one);
    return { color, textTransform, letterSpacing, height: one.getBoundingClientRect().height };
  });
  expect(style).toMatchObject({ textTransform: 'none', letterSpacing: 'normal' });
  expect(style.color).not.toBe('rgb(255, 0, 0)');
  expect(style.height).toBeGreaterThan(15);
  expect(await page.locator('#own').evaluate((one) => getComputedStyle(one).fontSize)).toBe('5px');
  await page.close();
});

test('colours, sizes and notes are set from outside by their names', async () => {
  const { page } = await hosted(browser, '<look-back view="next" prompt="the cat"></look-back>', {
    styles:
      'look-back { --lookback-paper: rgb(1, 2, 3); --lookback-rem: 20px; --lookback-notes: none } look-back::part(figure) { outline: 2px solid rgb(4, 5, 6) }',
  });
  await page.locator('look-next-tokens button').first().waitFor();
  await drawn(page);
  const ground = page.locator('look-back [part=ground]');
  expect(await ground.evaluate((one) => getComputedStyle(one).backgroundColor)).toBe(
    'rgb(1, 2, 3)',
  );
  expect(await ground.evaluate((one) => getComputedStyle(one).fontSize)).toBe('18.75px');
  expect(await page.locator('look-next-tokens .note').first().isVisible()).toBe(false);
  expect(
    await page
      .locator('look-back [part=figure]')
      .evaluate((one) => getComputedStyle(one).outlineColor),
  ).toBe('rgb(4, 5, 6)');
  await page.close();
});

/** Keys that the page around hears. */
async function heard(hosted: Hosted, ...keys: string[]): Promise<string[]> {
  const { page } = hosted;
  await page.evaluate(() => {
    const heard: string[] = [];
    Object.assign(window, { heard });
    document.addEventListener('keydown', ({ key }) => heard.push(key));
  });
  for (const key of keys) await page.keyboard.press(key);
  return page.evaluate(() => (window as unknown as { heard: string[] }).heard);
}

test('nothing has the focus on load, and keys outside are the page’s', async () => {
  const one = await shown(browser, 'view="text" prompt="the cat"');
  await one.page.locator('look-token-strip').waitFor();
  expect(await one.page.evaluate(() => document.activeElement?.tagName)).toBe('BODY');
  expect(await heard(one, 's', 'ArrowRight')).toEqual(['s', 'ArrowRight']);
  expect((await held(one.page)).steps).toBe(0);
  await one.page.close();
});

test('with the focus inside it takes the keys that it uses and no others; Escape leaves', async () => {
  const one = await shown(browser, 'view="text" prompt="the cat"');
  await one.page.locator('look-token-strip').waitFor();
  await one.page.locator('look-controls .step').focus();
  expect(await heard(one, 's', ' ', 'ArrowRight', 'q', 'PageDown')).toEqual([
    'ArrowRight',
    'q',
    'PageDown',
  ]);
  await expect.poll(async () => (await held(one.page)).steps).toBe(2);
  await one.page.keyboard.press('Escape');
  await expect.poll(() => one.page.evaluate(() => document.activeElement?.tagName)).toBe('BODY');
  await one.page.close();
});

test('in a field every key is the field’s', async () => {
  const one = await shown(browser, 'view="text" prompt="the cat" controls="all"');
  await one.page.locator('look-prompt-box textarea').focus();
  expect(await heard(one, 's', ' ', 'ArrowRight')).toEqual([]);
  await one.page.close();
});

test('attributes that mean nothing are told of and left out, and nothing in them is run', async () => {
  const { page, complaints } = await shown(
    browser,
    'view="<img src=x onerror=alert(1)>" prompt="&lt;img src=x onerror=window.hit=1&gt;" strategy="javascript:alert(1)" width="-1" controls="whole" layer="99" seed="x"',
  );
  await page.locator('look-token-strip').waitFor();
  for (const field of ['view', 'strategy', 'width', 'controls', 'layer', 'seed'])
    await expect
      .poll(() => complaints.join('\n'))
      .toMatch(new RegExp(`<look-back>: [^"]*${field}`));
  expect(await page.evaluate(() => 'hit' in window)).toBe(false);
  expect(await page.locator('look-back img').count()).toBe(0);
  await page.close();
});

test('a module from another host works by a worker that the page itself may start', async () => {
  const { page, complaints } = await hosted(
    browser,
    '<look-back view="next" prompt="the cat"></look-back>',
    { elsewhere: true },
  );
  await page.locator('look-next-tokens button').first().waitFor();
  expect(complaints).toEqual([]);
  await page.close();
});

test('where compare stands alone, no lane is offered to a view that is not there', async () => {
  const { page } = await shown(browser, 'view="compare" prompt="the cat"');
  await page.locator('look-compare-lane .duplicate').first().waitFor();
  await drawn(page);
  expect(await page.locator('look-compare-lane .send').first().isVisible()).toBe(false);
  await page.close();
});

test.each([
  ['attention', 'look-attention-view .figure', 1000],
  ['compare', 'look-compare-view .numbers', 1100],
])(
  'the view %s is laid out for the width of the element, not of the page',
  async (view, place, wide) => {
    const { page } = await shown(browser, `view="${view}" prompt="the cat" controls="none"`);
    const columns = () =>
      page
        .locator(place)
        .evaluate((one) => getComputedStyle(one).gridTemplateColumns.split(' ').length);
    const width = (px: number) =>
      page.locator('look-back').evaluate((one, px) => {
        (one as HTMLElement).style.width = `${px}px`;
      }, px);
    await width(600);
    await expect.poll(columns).toBe(1);
    await width(wide);
    await expect.poll(columns).toBe(2);
    await width(370);
    await expect.poll(() => page.locator('look-back').evaluate((one) => one.scrollWidth)).toBe(370);
    await page.close();
  },
);

test('a host that serves wasm under another type does', async () => {
  const { page } = await hosted(browser, '<look-back view="text" prompt="the cat"></look-back>', {
    wasmType: 'application/octet-stream',
  });
  await call(page, 'step');
  expect((await held(page)).steps).toBe(1);
  await page.close();
});

test('a page that loads the module from two places has one element of it', async () => {
  const { page, complaints } = await shown(browser, 'view="text" prompt="the cat"');
  await page.route('**/copy/**', async (route) => {
    const url = route.request().url().replace('copy/', '');
    await route.fulfill({ response: await route.fetch({ url }) });
  });
  await page.addScriptTag({ type: 'module', url: 'copy/look-back.js' });
  await page.waitForLoadState('networkidle');
  await call(page, 'step');
  expect((await held(page)).steps).toBe(1);
  expect(complaints).toEqual([]);
  await page.close();
});

test('a hidden element is hidden', async () => {
  const { page } = await shown(browser, 'view="text" prompt="the cat"');
  await page.locator('look-token-strip').waitFor();
  await set(page, 'hidden', '');
  await expect.poll(() => page.locator('look-back').isVisible()).toBe(false);
  await page.close();
});

test('an address that says nothing of it leaves language, colours and view as they are', async () => {
  const { page } = await shown(browser, 'view="text" lang="zh" theme="dark" prompt="the cat"');
  await call(page, 'go ?prompt=the+bird&did=step');
  expect((await held(page)).state).toMatch(/^\?prompt=the\+bird&(?=.*view=text)/);
  const ground = page.locator('look-back [part=ground]');
  await expect.poll(() => ground.getAttribute('lang')).toBe('zh-Hans');
  await expect.poll(() => ground.getAttribute('data-theme')).toBe('dark');
  await page.close();
});

test('a text is told of once it is whole, not while it is being started', async () => {
  const { page } = await shown(browser, 'view="text" prompt="the cat" did="step*2"');
  await page.locator('look-token-strip').waitFor();
  await call(page, 'pause');
  const told = await page.evaluate(async () => {
    const told: unknown[] = [];
    document.addEventListener('statechange', (event) => {
      const { state, steps } = (event as CustomEvent<{ state: string; steps: number }>).detail;
      told.push([new URLSearchParams(state).get('prompt'), steps]);
    });
    const element = document.querySelector('look-back') as unknown as {
      state: string;
      go(search: string): Promise<void>;
    };
    const before = element.state;
    const gone = element.go('?prompt=the+bird&did=step');
    told.push(element.state === before);
    await gone;
    return told;
  });
  expect(told).toEqual([true, ['the bird', 1]]);
  await page.close();
});

test('an attribute that is taken away is as if it had never been', async () => {
  const { page } = await shown(browser, 'view="text" prompt="the cat" theme="dark"');
  await page.locator('look-token-strip').waitFor();
  await page.evaluate(() => document.querySelector('look-back')?.removeAttribute('theme'));
  await expect
    .poll(() => page.locator('look-back [part=ground]').getAttribute('data-theme'))
    .toBe('system');
  await page.close();
});

test('a step that is none is not told of', async () => {
  const { page } = await shown(browser, 'view="text" prompt="the cat" tokens="1"');
  const steps = page.evaluate(async () => {
    let steps = 0;
    document.addEventListener('step', () => {
      steps += 1;
    });
    const element = document.querySelector('look-back') as unknown as {
      step(): Promise<void>;
    };
    await element.step();
    await element.step();
    return steps;
  });
  expect(await steps).toBe(1);
  await page.close();
});

test('an element that is taken away while it loads begins anew when it comes back', async () => {
  // The engine lives on for the other, and answers nobody.
  const other = '<look-back view="text" prompt="a"></look-back>';
  const { page } = await shown(browser, 'view="text" prompt="the cat" did="step"', other);
  const state = page.evaluate(async () => {
    const element = document.querySelector('look-back') as HTMLElement;
    element.setAttribute('prompt', 'the bird');
    // The change is looked at, and then the element goes.
    await Promise.resolve();
    element.remove();
    await new Promise((resolve) => requestAnimationFrame(resolve));
    const ready = new Promise((resolve) =>
      element.addEventListener('ready', () => resolve(true), { once: true }),
    );
    document.querySelector('main')?.append(element);
    await ready;
    return (element as HTMLElement & { state: string }).state;
  });
  expect(await state).toMatch(/prompt=the\+bird&did=step/);
  await page.close();
});

test('an element without controls leaves every key to the page', async () => {
  const one = await shown(browser, 'view="next" prompt="the cat" controls="none"');
  await one.page.locator('look-next-tokens button').first().focus();
  expect(await heard(one, 's', 'r', 'ArrowRight')).toEqual(['s', 'r', 'ArrowRight']);
  expect((await held(one.page)).steps).toBe(0);
  await one.page.close();
});

test('a finger that moves something inside is no swipe to the page, any other is', async () => {
  const { page } = await shown(browser, `${tree} controls="all"`);
  await expect.poll(() => texts(page).count()).toBeGreaterThan(9);
  await page.evaluate(() => {
    const pressed: string[] = [];
    Object.assign(window, { pressed });
    document.addEventListener('pointerdown', () => pressed.push('heard'));
  });
  const pressed = () =>
    page.evaluate(() => (window as unknown as { pressed: string[] }).pressed.length);
  await page.locator('look-tree .frame').click({ position: { x: 5, y: 5 } });
  await page.locator('look-controls select').first().focus();
  await page.locator('look-prompt-box textarea').click();
  expect(await pressed()).toBe(0);
  await page.locator('look-tree h2').click();
  await expect.poll(pressed).toBe(1);
  await page.close();
});
