/** The tree and the rounds of its searches, walked, folded, moved and heard as a reader would. */
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { launch } from './chromium';
import { drawn, settled } from './drawn';
import { opened, stepTo, written } from './visit';

let browser: Browser;
beforeAll(async () => {
  browser = await launch();
});
afterAll(() => browser.close());

const beam = '?lang=en&prompt=the+bird&strategy=beam%3D4%3A0%3Anever&tokens=20';
const tree = (page: Page) => page.locator('look-tree [role="tree"]');
const items = (page: Page) => page.locator('look-tree [role="treeitem"]');
const moved = (page: Page) =>
  page.locator('look-tree .world').evaluate((world) => (world as HTMLElement).style.transform);

/** Until the tree has taken its place around so many steps. */
async function stepped(search: string, steps: number, options = {}) {
  const visited = await opened(browser, search, options);
  await stepTo(visited.page, steps);
  await settled(items(visited.page).first());
  return visited;
}

test('a screen reader is told of each node its step, its numbers and what became of it', async () => {
  const { page } = await stepped(beam, 3);
  const session = await page.context().newCDPSession(page);
  await session.send('Accessibility.enable');
  const heard = async () => {
    const { nodes } = await session.send('Accessibility.getFullAXTree');
    return nodes
      .filter(({ role }) => role?.value === 'treeitem')
      .map(({ name, properties }) => [
        name?.value,
        properties?.find((one) => one.name === 'level')?.value.value,
      ]);
  };
  await expect.poll(async () => (await heard())[0]).toEqual(['prompt, 8 candidates after it', 1]);
  await expect.poll(heard).toContainEqual(['step 2: “on” 1.00, kept, 1 candidate after it', 3]);
  await page.close();
});

test('what follows a node is collapsed and opened by keyboard, and a subtree is shown alone', async () => {
  const { page, complaints } = await stepped(beam, 3);
  const all = await items(page).count();
  await tree(page).focus();
  for (const key of ['Home', 'ArrowRight', '-']) {
    await page.keyboard.press(key);
    await drawn(page);
  }
  await expect.poll(() => items(page).count()).toBeLessThan(all);
  await page.keyboard.press('+');
  await expect.poll(() => items(page).count()).toBe(all);
  await drawn(page);
  await page.keyboard.press('o');
  await expect.poll(() => items(page).first().getAttribute('aria-label')).toContain('step 1');
  await page.locator('look-tree .way button').first().click();
  await expect.poll(() => items(page).count()).toBe(all);
  expect(complaints).toEqual([]);
  await page.close();
});

test('the numbers of the boxes are chosen, and outlast a text', async () => {
  const { page } = await stepped(beam, 2);
  await page.locator('look-tree .numbers-shown').selectOption('log-prob');
  const first = () => page.locator('look-tree .box .numbers').first().textContent();
  await expect.poll(first).toMatch(/^−?\d+\.\d\d$/);
  await page.locator('button.restart').click();
  await expect.poll(() => written(page).count()).toBe(0);
  await expect.poll(() => page.locator('look-tree .numbers-shown').inputValue()).toBe('log-prob');
  await page.close();
});

test('repeated sampling shows how often each token was drawn', async () => {
  const { page } = await stepped('?lang=en&prompt=the+cat&strategy=sample%3D20', 1);
  const counted = async () => {
    const texts = await page.locator('look-tree .often').allTextContents();
    const often = texts.map((text) => /^(\d+)\/20=/.exec(text)?.[1]).map(Number);
    return often.reduce((sum, one) => sum + one, 0);
  };
  await expect.poll(counted).toBe(20);
  await page.close();
});

test('one finger up and down scrolls the page, sideways it moves the tree, two zoom', async () => {
  const phone = { viewport: { width: 390, height: 844 }, hasTouch: true, isMobile: true };
  const { page } = await stepped(beam, 5, phone);
  await tree(page).evaluate((frame) => frame.scrollIntoView({ block: 'center' }));
  await settled(tree(page));
  const session = await page.context().newCDPSession(page);
  const { x = 0, y = 0, width = 0, height = 0 } = (await tree(page).boundingBox()) ?? {};
  const [cx, cy] = [x + width / 2, y + height / 2];
  const drag = async (...fingers: ((at: number) => [number, number])[]) => {
    for (let at = 0; at <= 10; at += 1) {
      const touchPoints = fingers.map((finger, id) => {
        const [dx, dy] = finger(at);
        return { x: cx + dx, y: cy + dy, id };
      });
      await session.send('Input.dispatchTouchEvent', {
        type: at === 0 ? 'touchStart' : 'touchMove',
        touchPoints,
      });
    }
    await session.send('Input.dispatchTouchEvent', { type: 'touchEnd', touchPoints: [] });
  };
  const scrolled = () => page.evaluate(() => window.scrollY);
  const [place, at] = [await moved(page), await scrolled()];
  await drag((step) => [10 * step, 0]);
  await expect.poll(() => moved(page)).not.toBe(place);
  await settled(page.locator('look-tree .world'));
  expect(await scrolled()).toBe(at);
  const zoom = async () => Number(/scale\(([\d.]+)\)/.exec(await moved(page))?.[1]);
  const wide = await zoom();
  await drag(
    (step) => [-30 - 4 * step, 0],
    (step) => [30 + 4 * step, 0],
  );
  await expect.poll(zoom).toBeGreaterThan(wide * 1.3);
  await drag((step) => [0, -12 * step]);
  await expect.poll(scrolled).toBeGreaterThan(at + 20);
  await page.close();
});

test('each round shows its pool, the line, and by how much the others were cut', async () => {
  const { page, complaints } = await stepped(beam, 3);
  const rounds = page.locator('look-rounds');
  const rows = rounds.locator('tbody tr[data-node]');
  await expect.poll(() => rows.count()).toBe(8);
  await drawn(page);
  const sums = (await rows.locator('td.number:nth-of-type(3)').allTextContents()).map((text) =>
    Number(text.replace('−', '-')),
  );
  expect(sums).toEqual([...sums].sort((a, b) => b - a));
  const by = (await rows.locator('td.number').last().textContent()) ?? '';
  expect(Number(by)).toBeCloseTo((sums[3] ?? 0) - (sums[7] ?? 0), 2);
  await rounds.locator('.picker button').first().click();
  await expect.poll(() => rounds.locator('caption').textContent()).toBe('round 2');
  await rounds.locator('.picker button').last().click();
  await expect.poll(() => rounds.locator('caption').textContent()).toBe('round 3');
  expect(complaints).toEqual([]);
  await page.close();
});

test('of five thousand nodes few become elements, near and from afar', async () => {
  const { page } = await opened(browser, '?lang=en&prompt=the+cat');
  await page.locator('look-tree').evaluate(async (view) => {
    const tree = view as HTMLElement & { updateComplete: Promise<unknown>; nodes: object[] };
    const [prompt] = tree.nodes;
    const node = (at: number) => ({
      ...prompt,
      node: at,
      parent: at - 1 - ((at * 7919) % Math.min(at, 60)),
      prob: 0.5,
      score: -(at % 13),
      fate: at % 3 === 0 ? 'pruned' : 'kept',
    });
    const nodes = [prompt, ...Array.from({ length: 4999 }, (_, at) => node(at + 1))];
    Object.assign(tree, { nodes, pieces: new Map(), focusNode: 4999 });
    await tree.updateComplete;
  });
  const elements = () => page.locator('look-tree .world *').count();
  await expect.poll(() => items(page).count()).toBeGreaterThan(20);
  expect(await elements()).toBeLessThan(2000);
  await page.locator('look-tree .fit').click();
  await expect.poll(elements).toBeLessThan(200);
  await page.close();
});
