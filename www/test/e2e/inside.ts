/** The attention view in a real browser, and the same model in node to compare it with. */
import { readdirSync, readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { initSync, Model } from 'lookback';
import type { Browser, BrowserContextOptions, Page } from 'playwright-core';
import { drawn } from './drawn';
import { visit } from './visit';

/** Waits until the model has been looked into. */
export async function lookedInto(
  browser: Browser,
  search = '',
  options: BrowserContextOptions = {},
) {
  const language = /\blang=/.test(search) ? '' : '&lang=en';
  const visited = await visit(browser, `?view=attention${language}${search}`, options);
  await visited.page.locator('look-probe-table tbody tr').first().waitFor();
  await drawn(visited.page);
  return visited;
}

export const matrixCell = (page: Page, query: number, key: number) =>
  page.locator(`look-attention-matrix [data-query="${query}"][data-key="${key}"]`);
export const head = (page: Page, layer: number, at: number) =>
  page.locator(`look-head-grid [data-layer="${layer}"][data-head="${at}"]`);
export const stage = (page: Page, name: string) =>
  page.locator(`look-attention-stepper [data-stage=${name}]`);
export const mask = (page: Page, name: string) => page.locator(`look-mask-bar [data-mask=${name}]`);
export const masked = (page: Page) => page.locator('look-attention-matrix .masked');

/** A number that the drawn elements carry, in their order. */
export function numbers(page: Page, selector: string, name: string): Promise<number[]> {
  return page
    .locator(selector)
    .evaluateAll((all, name) => all.map((one) => Number(one.getAttribute(name))), `data-${name}`);
}

/** The ids of the text that is shown. */
export function textIds(page: Page): Promise<number[]> {
  return page.evaluate(() => {
    const shown = document.querySelector('look-page') as unknown as {
      state: { reading: { pieces: { id: number }[] } };
    };
    return shown.state.reading.pieces.map(({ id }) => id);
  });
}

export function storyland(): Model {
  const folder = new URL('../../../models/storyland/', import.meta.url);
  const wasm = createRequire(import.meta.url).resolve('../../../pkg/lookback_bg.wasm');
  initSync({ module: readFileSync(wasm) });
  const names = readdirSync(folder).filter((name) => /\.(json|safetensors)$/.test(name));
  const files = names.map((name) => [name, new Uint8Array(readFileSync(new URL(name, folder)))]);
  return Model.fromFiles(Object.fromEntries(files));
}
