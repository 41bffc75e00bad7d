/** What axe finds wrong with a page, or with a part of it. */
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import type { Page } from 'playwright-core';

const axe = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');

export async function faults(page: Page): Promise<string[][]> {
  await page.evaluate(axe);
  return page.evaluate(async () => {
    // @ts-expect-error axe is a global of the script above
    const { violations } = await window.axe.run(document);
    return violations.map(
      (fault: { id: string; nodes: { html: string; failureSummary: string }[] }) => [
        fault.id,
        ...fault.nodes
          .slice(0, 3)
          .map((node) => `${node.html.slice(0, 200)} ${node.failureSummary}`),
      ],
    );
  });
}
