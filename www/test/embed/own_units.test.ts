import { expect, test } from 'vitest';
import { tokensBelow, withOwnUnits } from '../../src/embed/own_units';

test('sizes in rem become those of the figure', () => {
  expect(withOwnUnits('a { width: 2rem; margin: -1.5rem 0 }')).toBe(
    'a { width: calc(2 * var(--rem, 1rem)); margin: calc(-1.5 * var(--rem, 1rem)) 0 }',
  );
});

test('widths that a page or a container is asked for are pixels, whatever size the page’s root has', () => {
  expect(withOwnUnits('@container (max-width: 29rem) { a { gap: 0 } }')).toBe(
    '@container (max-width: 464px) { a { gap: 0 } }',
  );
  expect(withOwnUnits('@media (min-width: 62.5rem) { a { gap: 1rem } }')).toBe(
    '@media (min-width: 1000px) { a { gap: calc(1 * var(--rem, 1rem)) } }',
  );
});

test('words that only end in rem are none', () => {
  expect(withOwnUnits('--rem: var(--x-rem); .a2rem {}')).toBe('--rem: var(--x-rem); .a2rem {}');
});

test('tokens hold below the ground, and each can be set from outside', () => {
  expect(tokensBelow(':root { --ink: black; --round: 6px; }', '.ground')).toBe(
    '.ground { --ink: var(--lookback-ink, black); --round: var(--lookback-round, 6px); }',
  );
});
