/** Comparing strategies, by mouse and by keyboard. */
import { execFileSync } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import type { Browser, BrowserContextOptions, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { faults } from './axe';
import { launch } from './chromium';
import { drawn } from './drawn';
import { tabTo } from './tabbing';
import { visit } from './visit';

const root = fileURLToPath(new URL('../../../', import.meta.url));
const greedy = 'strategy=greedy;max-new-tokens=20';
const exact = 'strategy=exact=1:0:10000;max-new-tokens=20';

let browser: Browser;
beforeAll(async () => {
  browser = await launch();
});
afterAll(() => browser.close());

/** Waits until every lane that is set has come to its end: until then an older comparison may be shown. */
async function settled(page: Page) {
  const isWhole = () =>
    page.evaluate(() => {
      const { state } = document.querySelector('look-page') as unknown as {
        state: {
          lanes: string[];
          starting: boolean;
          comparison: { running: boolean; lanes: { settings: string }[] } | null;
        };
      };
      const { lanes, starting, comparison } = state;
      if (starting || !comparison || comparison.running) return false;
      return `${comparison.lanes.map(({ settings }) => settings)}` === `${lanes}`;
    });
  await expect.poll(isWhole).toBe(true);
  await page.locator('look-compare-view .texts[aria-busy=false]').waitFor();
  await drawn(page);
}

/** Lanes of an address, joined as it joins them. */
function address(prompt: string, lanes: string[], more = ''): string {
  const fields = new URLSearchParams({ lang: 'en', view: 'compare', prompt });
  if (lanes.length > 0) fields.set('lanes', lanes.join('~'));
  return `?${fields}${more}`;
}

async function compared(
  prompt: string,
  lanes: string[] = [],
  more = '',
  options: BrowserContextOptions = {},
) {
  const visited = await visit(browser, address(prompt, lanes, more), options);
  await settled(visited.page);
  return visited;
}

/** The ids of each lane, in order. */
const idsOf = (page: Page) =>
  page
    .locator('look-lane-texts tbody tr')
    .evaluateAll((rows) =>
      rows.map((row) =>
        [...row.querySelectorAll('.chip')].map((chip) => Number(chip.getAttribute('data-id'))),
      ),
    );

const cellsOf = async (page: Page, metric: string) => {
  const cells = page.locator(`look-compare-metrics [data-metric=${metric}] td:not(.what)`);
  const texts = await cells.allTextContents();
  return texts.map((text) => text.replace(/\s+/g, ' ').replace('best of the lanes: ', '').trim());
};

const numberOf = (text: string) => Number(text.replace('≥', '').replace('−', '-'));
const lane = (page: Page, number: number) => page.locator('look-compare-lane').nth(number - 1);

function generate(...flags: string[]): {
  logProb: number;
  tokens: { id: number; logProb: number }[];
} {
  const flagged = [
    'generate',
    `${root}models/storyland`,
    '--json',
    '--max-new-tokens',
    '20',
    ...flags,
  ];
  const json = execFileSync(
    `${process.env.CARGO_TARGET_DIR ?? `${root}target`}/debug/lookback`,
    flagged,
    {
      encoding: 'utf8',
      maxBuffer: 1e8,
    },
  );
  return JSON.parse(json).sequences[0];
}

test('the view is come to by its tab and by its key, and compares at once', async () => {
  const { page, complaints, foreign } = await visit(browser);
  await page.locator('look-token-strip .chip').first().waitFor();
  await page.keyboard.press('3');
  await settled(page);
  await expect.poll(() => page.locator('look-lane-texts tbody tr').count()).toBe(4);
  await page.keyboard.press('1');
  await page.locator('look-compare-view').waitFor({ state: 'detached' });
  await page.locator('look-view-tabs').getByText('Compare').click();
  await settled(page);
  expect(complaints).toEqual([]);
  expect(foreign).toEqual([]);
  await page.close();
});

test('the first divergence is marked where the tokens first differ', async () => {
  const { page } = await compared('the', [greedy, exact]);
  const [first, second] = await idsOf(page);
  const at = second?.findIndex((id, place) => id !== first?.[place]) ?? -1;
  expect(at).toBeGreaterThan(0);
  const marked = page.locator('look-lane-texts .parting');
  await expect.poll(() => marked.count()).toBe(1);
  expect(await marked.evaluate((cell) => (cell as HTMLTableCellElement).cellIndex - 1)).toBe(at);
  expect(await marked.locator('.flag').textContent()).toContain('differs from lane 1 here');
  const agreed = await page.locator('look-compare-view .agree').textContent();
  expect(agreed).toContain(`${at} token`);
  await page.close();
});

test('tokens and log p are those of `lookback generate --json`', async () => {
  const sample = 'strategy=sample=1;processors=temperature=0.8,top-p=0.9;max-new-tokens=20;seed=7';
  const { page } = await compared('tom has', [
    greedy,
    'strategy=beam=4:1:never;max-new-tokens=20',
    sample,
    exact,
  ]);
  const prompt = ['--prompt', 'tom has'];
  const printed = [
    generate(...prompt),
    generate(...prompt, '--strategy', 'beam=4:1:never'),
    generate(
      ...prompt,
      '--strategy',
      'sample',
      '--processors',
      'temperature=0.8,top-p=0.9',
      '--seed',
      '7',
    ),
    generate(...prompt, '--strategy', 'exact=1:0:10000'),
  ];
  await expect
    .poll(() => idsOf(page))
    .toEqual(printed.map(({ tokens }) => tokens.map(({ id }) => id)));
  const totals = await page
    .locator('look-compare-metrics .bar')
    .evaluateAll((bars) => bars.map((bar) => Number((bar as HTMLElement).dataset.value)));
  const each = await page
    .locator('look-lane-texts .chip')
    .evaluateAll((chips) => chips.map((chip) => Number((chip as HTMLElement).dataset.logProb)));
  for (const [at, total] of totals.entries())
    expect(total).toBeCloseTo(printed[at]?.logProb ?? NaN, 4);
  const logProbs = printed.flatMap(({ tokens }) => tokens.map(({ logProb }) => logProb));
  expect(each).toHaveLength(logProbs.length);
  for (const [at, logProb] of each.entries()) expect(logProb).toBeCloseTo(logProbs[at] ?? NaN, 4);
  await page.close();
});

test('beside exact search no search error is below 0, and a wide beam has none', async () => {
  const beams = [8, 16].map((width) => `strategy=beam=${width}:0:never;max-new-tokens=20`);
  const { page } = await compared('the', [greedy, ...beams, exact]);
  await expect.poll(async () => (await cellsOf(page, 'searchError'))[3]).toBe('best there is');
  const errors = await cellsOf(page, 'searchError');
  const [first, narrow, wide] = errors.slice(0, 3).map(numberOf);
  expect(first).toBeGreaterThan(5);
  expect(narrow).toBeGreaterThan(5);
  expect(wide).toBe(0);
  expect(await page.locator('look-compare-errors .search').textContent()).toContain(
    'Lane 4 has proven it',
  );
  expect((await cellsOf(page, 'modelError')).map(numberOf).every(Number.isFinite)).toBe(true);
  await page.close();
});

test('a text that the language cannot write is told apart, and its first wrong word named', async () => {
  const hot = 'strategy=sample=1;processors=temperature=1.5;max-new-tokens=20;seed=2';
  const { page } = await compared('tom has', [greedy, hot]);
  await expect.poll(async () => (await cellsOf(page, 'valid'))[0]).toBe('✓ possible so far');
  const [, wrong] = await cellsOf(page, 'valid');
  expect(wrong).toMatch(/^✕ impossible“10” cannot be token 20/);
  expect(await page.locator('look-lane-texts .wrong').getAttribute('data-id')).toBe(
    `${(await idsOf(page))[1]?.[19]}`,
  );
  await page.close();
});

test('lanes are changed, duplicated, removed and sent to the decode view by mouse', async () => {
  const { page, complaints } = await compared('the', [greedy, exact]);
  await lane(page, 1).locator('.duplicate').click();
  await expect.poll(() => page.locator('look-lane-texts tbody tr').count()).toBe(3);
  await lane(page, 2).locator('#strategy').selectOption('beam');
  await lane(page, 2).locator('.strategy .value input').first().fill('16');
  await lane(page, 2).locator('.strategy .value input').first().blur();
  await lane(page, 2).locator('.strategy .value input').nth(1).fill('0');
  await lane(page, 2).locator('.strategy .value input').nth(1).blur();
  await expect.poll(() => cellsOf(page, 'searchError')).toEqual(['8.49', '0.00', 'best there is']);
  await lane(page, 1).locator('.remove').click();
  await expect.poll(() => cellsOf(page, 'searchError')).toEqual(['0.00', 'best there is']);
  await lane(page, 1).locator('.send').click();
  await page.locator('look-decoding-panel').waitFor();
  await expect.poll(() => page.url()).toContain('beam=16:0');
  expect(complaints).toEqual([]);
  await page.close();
});

test('all of it goes by keyboard', async () => {
  const { page } = await compared('the', [greedy, exact]);
  await tabTo(page, '[data-preset=errors]');
  await page.keyboard.press('Enter');
  await expect.poll(() => page.locator('look-compare-lane').count()).toBe(3);
  await settled(page);
  await tabTo(page, '.duplicate');
  await page.keyboard.press('Enter');
  await expect.poll(() => page.locator('look-compare-lane').count()).toBe(4);
  await settled(page);
  await tabTo(page, 'input[type=range]');
  for (const key of ['Home', 'ArrowRight', 'ArrowRight']) await page.keyboard.press(key);
  await expect.poll(async () => (await idsOf(page)).map((ids) => ids.length)).toEqual([2, 2, 2, 2]);
  await page.keyboard.press('End');
  await expect.poll(async () => (await idsOf(page))[0]?.length).toBe(13);
  await page.close();
});

test('lanes, and how far one has walked, survive a reload and come by a link', async () => {
  const { page } = await compared('the', [greedy, exact]);
  await page.locator('look-lane-scrubber .fewer').click();
  await lane(page, 1).locator('#tokens').fill('9');
  await lane(page, 1).locator('#tokens').blur();
  await expect.poll(() => page.url()).toContain('max-new-tokens=9');
  await settled(page);
  await expect.poll(async () => (await idsOf(page))[0]?.length).toBe(9);
  await page.locator('look-lane-scrubber .fewer').click();
  await expect.poll(() => page.url()).toMatch(/upto=8/);
  const before = await idsOf(page);
  await page.reload();
  await settled(page);
  await expect.poll(() => idsOf(page)).toEqual(before);
  expect(await page.locator('look-compare-lane').count()).toBe(2);
  await page.close();
});

test('a new prompt is compared at once', async () => {
  const { page } = await compared('the', [greedy]);
  const before = await idsOf(page);
  await page.locator('textarea').fill('once a fox');
  await expect.poll(() => idsOf(page)).not.toEqual(before);
  await settled(page);
  await page.close();
});

test('what an address says of lanes and cannot mean falls back, and is said', async () => {
  const { page, complaints } = await compared('the', [
    '<img src=x onerror=alert(1)>',
    '2',
    '3',
    '4',
    '5',
  ]);
  await expect.poll(() => page.locator('look-compare-lane').count()).toBe(4);
  await expect
    .poll(() => page.locator('look-complaints li').first().textContent())
    .toContain('lanes');
  expect(await page.locator('img').count()).toBe(0);
  expect(complaints).toEqual([]);
  await page.close();
});

test('a lane that is refused says why beside its setting, and the others run on', async () => {
  const { page } = await compared('the', ['strategy=beam=2:0:never;max-new-tokens=20', greedy]);
  const beams = lane(page, 1).locator('.strategy .value input').first();
  await beams.fill('0');
  await beams.blur();
  const said = async () => {
    const sentences = await lane(page, 1).locator('.problem, .refused').allTextContents();
    return sentences.join(' ').replace(/\s+/g, ' ');
  };
  await expect.poll(said).toContain('must be a whole number from 1 on, got 0');
  await expect.poll(said).toContain('This lane cannot run.');
  await settled(page);
  await expect
    .poll(async () => (await idsOf(page)).map((ids) => ids.length > 0))
    .toEqual([false, true]);
  await page.close();
});

test('a worker that dies takes no comparison with it', async () => {
  const { page } = await compared('the', [greedy, exact]);
  const before = await idsOf(page);
  await page.workers()[0]?.evaluate(() => self.close());
  await page.locator('.restored').waitFor();
  await lane(page, 1).locator('#tokens').fill('5');
  await lane(page, 1).locator('#tokens').blur();
  await expect.poll(async () => (await idsOf(page))[0]?.length).toBe(5);
  await settled(page);
  await expect.poll(async () => (await idsOf(page))[1]).toEqual(before[1]);
  await page.close();
});

test('while a long search goes on the page answers, and shows how far it is', async () => {
  const { page } = await visit(
    browser,
    address('once upon a time', [greedy, 'strategy=exact=1:0:20000;max-new-tokens=60']),
  );
  const waiting = page.locator('look-lane-texts .waiting').last();
  await waiting.waitFor();
  await expect.poll(() => waiting.textContent()).toMatch(/searching… [\d,]+ tokens/);
  await page.keyboard.press('1');
  await expect.poll(() => page.locator('button.step').isEnabled()).toBe(true);
  await page.keyboard.press('s');
  await page.locator('look-token-strip .chip.written').first().waitFor();
  await page.close();
});

test('on a phone the lanes scroll sideways together, and the page does not', async () => {
  const { page } = await compared('tom has', [], '', { viewport: { width: 390, height: 844 } });
  const overflow = await page.evaluate(
    () => document.documentElement.scrollWidth - document.documentElement.clientWidth,
  );
  expect(overflow).toBe(0);
  const frame = page.locator('look-lane-texts .frame');
  expect(await frame.evaluate((box) => box.scrollWidth > box.clientWidth)).toBe(true);
  const name = page.locator('look-lane-texts .name').first();
  const before = await name.boundingBox();
  await frame.evaluate((box) => {
    box.scrollLeft = 200;
  });
  expect((await name.boundingBox())?.x).toBe(before?.x);
  await page.close();
});

describe.each(['en', 'zh'])('in %s', (lang) => {
  test.each(['light', 'dark'])('the %s view has no fault that axe knows', async (theme) => {
    const hot = 'strategy=sample=1;processors=temperature=1.5;max-new-tokens=20;seed=2';
    const { page, complaints } = await compared(
      'tom has',
      ['strategy=nonsense', greedy, hot, exact],
      `&theme=${theme}`,
    );
    if (lang === 'zh') {
      await page.getByRole('button', { name: '中文' }).click();
      await page.locator('look-view-tabs').getByText('对比').waitFor();
    }
    await page.locator('look-compare-view [data-preset=errors]').focus();
    expect(await faults(page)).toEqual([]);
    expect(complaints).toEqual([]);
    await page.close();
  });
});
