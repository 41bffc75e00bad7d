/** The attention view: a head, its steps, its cells and their numbers. */
import { Inspection, type Model } from 'lookback';
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { faults } from './axe';
import { launch } from './chromium';
import { settled } from './drawn';
import { head, lookedInto, masked, matrixCell, numbers, stage, storyland, textIds } from './inside';
import { cellFacts, chips } from './visit';

let browser: Browser;
let model: Model;
beforeAll(async () => {
  browser = await launch();
  model = storyland();
});
afterAll(async () => {
  model.free();
  await browser.close();
});

/** Waits until the numbers are those of the cell. */
async function pointAt(page: Page, query: number, key: number) {
  await matrixCell(page, query, key).hover();
  const places = page.locator('look-cell-facts .facts .soft');
  await expect.poll(() => places.allTextContents()).toEqual([`${query}`, `${key}`]);
  return cellFacts(page);
}

test('every cell is drawn, and those ahead of the query are struck out', async () => {
  const { page } = await lookedInto(browser);
  const length = await chips(page).count();
  const cells = page.locator('look-attention-matrix .cell');
  await expect.poll(() => cells.count()).toBe(length ** 2);
  const [queries, keys] = await Promise.all(
    ['query', 'key'].map((name) => numbers(page, 'look-attention-matrix .masked', name)),
  );
  expect(queries?.every((query, at) => (keys?.[at] ?? 0) > query)).toBe(true);
  expect(queries).toHaveLength((length * (length - 1)) / 2);
  await page.close();
});

test('pointing at a cell gives its numbers, which agree with each other', async () => {
  const { page } = await lookedInto(browser);
  const first = await pointAt(page, 1, 0);
  const second = await pointAt(page, 1, 1);
  expect(first.mask).toBe('0');
  expect(first.weight + second.weight).toBeCloseTo(1, 3);
  // The softmax of two scores, from the numbers as they are drawn.
  const expected = 1 / (1 + Math.exp(second.scaled - first.scaled));
  expect(first.weight).toBeCloseTo(expected, 2);
  await page.close();
});

test('a masked cell has −∞ in the mask and no weight', async () => {
  const { page } = await lookedInto(browser);
  expect(await pointAt(page, 0, 1)).toMatchObject({ mask: '-∞', weight: 0 });
  await page.close();
});

test('arrow keys walk from cell to cell', async () => {
  const { page } = await lookedInto(browser, '&cell=2:1');
  await page.locator('look-attention-matrix .frame').focus();
  const facts = () => page.locator('look-cell-facts .facts').textContent();
  const before = await facts();
  await page.keyboard.press('ArrowLeft');
  await expect.poll(facts).not.toBe(before);
  await expect.poll(() => page.url()).toMatch(/cell=2:0/);
  await page.close();
});

test('a head is picked from the grid by mouse and by arrows, and the address holds it', async () => {
  const { page } = await lookedInto(browser);
  const facts = () => page.locator('look-cell-facts .facts').textContent();
  const before = await facts();
  await head(page, 2, 1).click();
  await expect.poll(facts).not.toBe(before);
  await page.keyboard.press('ArrowDown');
  await page.keyboard.press('ArrowRight');
  await expect.poll(() => head(page, 3, 2).getAttribute('aria-pressed')).toBe('true');
  await expect.poll(() => page.url()).toMatch(/layer=3&head=2/);
  await page.reload();
  await expect.poll(() => head(page, 3, 2).getAttribute('aria-pressed')).toBe('true');
  await page.close();
});

test('the steps are shown in turn, and the formula marks each', async () => {
  const { page } = await lookedInto(browser);
  const marked = () => page.locator('look-attention-stepper math .now').textContent();
  const seen: (string | null)[] = [];
  for (const name of ['scores', 'mask', 'scale', 'softmax', 'values']) {
    await stage(page, name).click();
    await expect.poll(() => stage(page, name).getAttribute('aria-pressed')).toBe('true');
    seen.push((await marked())?.replace(/\s/g, '') ?? null);
  }
  expect(seen).toEqual(['QKT', '+M', 'd', 'Softmax', 'V']);
  await page.close();
});

test('only from the mask on are cells struck out', async () => {
  const { page } = await lookedInto(browser, '&stage=scores');
  await page.locator('look-attention-matrix .cell').first().waitFor();
  expect(await masked(page).count()).toBe(0);
  await stage(page, 'mask').click();
  await expect.poll(() => masked(page).count()).toBeGreaterThan(0);
  await page.close();
});

describe('what is drawn is what the engine says', () => {
  const intervention = 'mask=window:3;flip=1.4;off=0.0';
  const search = '&did=step*3&layer=1&head=1&mask=window:3&flip=1.4&off=0.0';

  test.each([
    ['scores', 1],
    ['scale', 0],
    ['softmax', 0],
  ])('%s', async (name, isRaw) => {
    const { page } = await lookedInto(browser, `${search}&stage=${name}`);
    const inspection = new Inspection(model, Uint32Array.from(await textIds(page)), intervention);
    const trace = inspection.head(1, 1);
    const expected = Array.from(trace.scores, (score, at) => {
      if (name === 'softmax') return trace.weights[at] ?? 0;
      if (isRaw) return score;
      return trace.mask[at] === 1 ? score * trace.scale : 0;
    });
    const drawn = await numbers(page, 'look-attention-matrix .cell', 'value');
    expect(drawn).toHaveLength(expected.length);
    for (const [at, value] of drawn.entries()) expect(value).toBeCloseTo(expected[at] ?? 0, 5);
    inspection.free();
    await page.close();
  });

  test('weighted values and their sum', async () => {
    const { page } = await lookedInto(browser, `${search}&stage=values&cell=4:1`);
    const inspection = new Inspection(model, Uint32Array.from(await textIds(page)), intervention);
    const { mixed } = inspection.head(1, 1);
    const width = mixed.shape[1] ?? 0;
    const drawn = await numbers(page, 'look-attention-values .total .cell', 'value');
    expect(drawn).toEqual([...mixed.data.subarray(4 * width, 5 * width)]);
    const rows = await numbers(page, 'look-attention-values .cell[data-value]', 'value');
    const first = rows.slice(0, -width).filter((_, at) => at % width === 0);
    expect(first.reduce((sum, value) => sum + value)).toBeCloseTo(drawn[0] ?? Number.NaN, 4);
    inspection.free();
    await page.close();
  });

  test('log p, the next token, the probe', async () => {
    const { page } = await lookedInto(browser, search);
    const inspection = new Inspection(model, Uint32Array.from(await textIds(page)), intervention);
    const close = (drawn: number[], expected: number[]) => {
      expect(drawn).toHaveLength(expected.length);
      for (const [at, value] of drawn.entries()) expect(value).toBeCloseTo(expected[at] ?? 0, 6);
    };
    close(await numbers(page, 'look-probe-table [data-changed]', 'changed'), [
      ...inspection.logProbs(),
    ]);
    const ids = await numbers(page, 'look-attention-next tbody tr:not(.rest)', 'id');
    const probs = inspection.probs();
    close(
      await numbers(page, 'look-attention-next tbody tr:not(.rest)', 'changed'),
      ids.map((id) => probs[id] ?? 0),
    );
    const put = await page.locator('look-probe-panel select').inputValue();
    const { largest } = inspection.probe((await textIds(page)).length - 1, Number(put));
    close(await numbers(page, 'look-probe-table [data-largest]', 'largest'), [...largest]);
    inspection.free();
    await page.close();
  });
});

test('the view follows the text from step to step', async () => {
  const { page } = await lookedInto(browser);
  const rows = page.locator('look-probe-table tbody tr');
  const before = await rows.count();
  await page.keyboard.press('s');
  await expect.poll(() => rows.count()).toBe(before + 1);
  await page.keyboard.press('b');
  await expect.poll(() => rows.count()).toBe(before);
  await page.close();
});

test('in a long text the numbers stay beside the matrix, and every step has a window', async () => {
  const prompt = 'the+'.repeat(60);
  const { page } = await lookedInto(browser, `&prompt=${prompt}&cell=30:20`);
  const box = (selector: string) => page.locator(selector).first().boundingBox();
  for (const name of ['scores', 'mask', 'scale', 'softmax']) {
    await stage(page, name).click();
    await page.locator('look-attention-matrix .window').waitFor();
    await expect.poll(() => stage(page, name).getAttribute('aria-pressed')).toBe('true');
    const isBeside = async () => {
      const [matrix, facts] = [
        await box('look-attention-matrix svg'),
        await box('look-cell-facts'),
      ];
      return (facts?.y ?? Infinity) < (matrix?.y ?? 0) + (matrix?.height ?? 0);
    };
    await expect.poll(isBeside, { message: name }).toBe(true);
  }
  await stage(page, 'values').click();
  await expect.poll(() => page.locator('look-attention-values [data-key]').count()).toBe(28);
  await page.close();
});

test('of a long text all is shown small, and pointing there shows that place large', async () => {
  const { page } = await lookedInto(browser, `&prompt=${'the+'.repeat(100)}`);
  const overview = page.locator('look-attention-overview svg');
  const large = page.locator('look-attention-matrix .window');
  await settled(overview);
  const { width, height } = (await overview.boundingBox()) ?? { width: 0, height: 0 };
  await overview.hover({ position: { x: width * 0.1, y: height * 0.5 } });
  await expect.poll(() => page.url()).toMatch(/cell=5\d:1\d/);
  await expect.poll(() => large.textContent()).toMatch(/queries 35–62, keys 0–27/);
  // The page scrolls to what has the focus: the pointer must not come to lie on another cell.
  await page.mouse.move(0, 0);
  await page.locator('look-attention-matrix .frame').press('PageUp');
  await expect.poll(() => page.url()).toMatch(/cell=3\d:1\d/);
  await page.close();
});

test('an address that is wrong in every field of this view still opens, and says so', async () => {
  const wrong = '&layer=9&head=x&cell=99:0&mask=half&flip=1&off=9.9&probe=99:x&stage=none';
  const { page, complaints } = await lookedInto(browser, wrong);
  const told = page.locator('look-complaints li');
  const said = async () => (await told.allTextContents()).join();
  for (const field of ['layer', 'head', 'cell', 'mask', 'flip', 'off', 'probe', 'stage'])
    await expect.poll(said).toContain(field);
  expect(await told.count()).toBe(8);
  expect(await page.locator('look-mask-bar .refused').count()).toBe(0);
  expect(complaints).toEqual([]);
  await page.close();
});

describe.each(['en', 'zh'])('in %s', (lang) => {
  test.each(['light', 'dark'])('the %s view has no fault that axe knows', async (theme) => {
    const search = `&did=step*3&mask=full&off=0.1&lang=${lang}&theme=${theme}`;
    const { page, complaints, foreign } = await lookedInto(browser, search);
    expect(await faults(page)).toEqual([]);
    await stage(page, 'values').click();
    await page.locator('look-attention-values').waitFor();
    expect(await faults(page)).toEqual([]);
    expect(complaints).toEqual([]);
    expect(foreign).toEqual([]);
    await page.close();
  });
});
