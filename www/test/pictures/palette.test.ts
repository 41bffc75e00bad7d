import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { mix, palettes } from '../../src/pictures/palette';

const engine = readFileSync(new URL('../../../src/picture/palette.rs', import.meta.url), 'utf8');

test.each(['light', 'dark'] as const)('%s has the colours of the engine’s pictures', (theme) => {
  const [, list = ''] =
    new RegExp(`const ${theme.toUpperCase()}: Palette = Palette \\{([^}]*)\\}`).exec(engine) ?? [];
  const colours = [...list.matchAll(/(\w+): 0x00(\w{2})_?(\w{4})/g)].map(([, role, high, low]) => [
    role,
    `#${high}${low}`.replace('_', ''),
  ]);
  expect(colours.length).toBeGreaterThan(8);
  expect(palettes[theme]).toMatchObject(Object.fromEntries(colours));
});

test('all of a colour is itself, none of it is what lies below, half of it is between', () => {
  expect(mix('#ff0000', '#0000ff', 1)).toBe('#ff0000');
  expect(mix('#ff0000', '#0000ff', 0)).toBe('#0000ff');
  expect(mix('#ff0000', '#0000ff', 0.5)).toBe('#800080');
});
