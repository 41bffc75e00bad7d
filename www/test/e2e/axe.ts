/** What axe finds wrong with a page, or with a part of it. */
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import type { Page } from 'playwright-core';
import { drawn } from './drawn';

const axe = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');

export async function faults(page: Page): Promise<string[][]> {
  await drawn(page);
  await page.evaluate(moved);
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

/** Waits for colours on their way to others, which no rule is meant for. */
async function moved(): Promise<void> {
  const within = (root: Document | ShadowRoot): Animation[] => [
    ...root.getAnimations(),
    ...[...root.querySelectorAll('*')].flatMap(({ shadowRoot }) =>
      shadowRoot ? within(shadowRoot) : [],
    ),
  ];
  const ending = within(document).filter(
    ({ effect }) => effect?.getComputedTiming().endTime !== Number.POSITIVE_INFINITY,
  );
  await Promise.allSettled(ending.map(({ finished }) => finished));
}
