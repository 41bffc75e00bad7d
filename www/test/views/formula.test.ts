// @vitest-environment happy-dom
import { expect, test } from 'vitest';
import '../../src/views/formula';
import { typesetter } from '../../src/views/formula_typesetter';
import { rendered } from './rendered';

// The test's document has no doctype.
Object.defineProperty(document, 'compatMode', { value: 'CSS1Compat', configurable: true });

test('a formula is plain text at first, then typeset with its MathML', async () => {
  const root = await rendered('look-formula', { tex: '\\frac{x_v}{0.8}' });
  expect(root.textContent?.trim()).toBe('(x_v) / (0.8)');
  await typesetter();
  await (root.host as HTMLElement & { updateComplete: Promise<unknown> }).updateComplete;
  expect(root.querySelector('.plain')).toBeNull();
  expect(root.querySelector('.katex-html')?.getAttribute('aria-hidden')).toBe('true');
  expect(root.querySelector('math annotation')?.textContent).toBe('\\frac{x_v}{0.8}');
});
