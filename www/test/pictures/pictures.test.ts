// @vitest-environment happy-dom
import { describe, expect, test } from 'vitest';
import { palettes } from '../../src/pictures/palette';
import { pictures } from '../../src/pictures/pictures';
import type { State } from '../../src/state/state';
import { numberOf, parsed } from './parsed';
import { sceneOf, scenes } from './scenes';

const markup = '</text><script>alert(1)</script>&"\u0007';

/** The same scene, with markup for the name of every token. */
function withMarkup(value: unknown): unknown {
  if (value === null || typeof value !== 'object' || ArrayBuffer.isView(value)) return value;
  if (Array.isArray(value)) return value.map(withMarkup);
  const copy = Object.entries(value).map(([name, one]) => [name, withMarkup(one)]);
  const bytes = 'special' in value ? { bytes: [...new TextEncoder().encode(markup)] } : {};
  return { ...Object.fromEntries(copy), ...bytes };
}

describe.each(Object.entries(pictures))('%s', (name, draw) => {
  const given = scenes[name] ?? {};

  test.each(['en', 'zh'] as const)('in %s it is XML with a title and a description', (language) => {
    const { title, description, texts } = parsed(draw(sceneOf(given, language)));
    expect(title).not.toBe('');
    expect(description).not.toBe('');
    expect(texts).toContain(title);
    if (language === 'zh') expect(title + description).toMatch(/\p{Script=Han}/u);
  });

  test('there is nothing to draw before there is a text', () => {
    expect(draw(sceneOf({}))).toBeNull();
  });

  test('light and dark differ in their colours alone, and every colour is one of the palette or a mixture', () => {
    const light = draw(sceneOf(given)) ?? '';
    const dark = draw({ ...sceneOf(given), palette: palettes.dark }) ?? '';
    const shape = (svg: string) => svg.replace(/#[0-9a-f]{6}/g, '#');
    expect(shape(dark)).toBe(shape(light));
    expect(dark).toContain(palettes.dark.ink);
    expect(dark).not.toContain(palettes.light.ink);
  });

  test('the paper lies behind all of it, so that it is legible on any ground', () => {
    const { root, size } = parsed(draw(sceneOf(given)));
    const paper = root.querySelector('rect');
    expect(paper?.getAttribute('fill')).toBe(palettes.light.paper);
    expect([numberOf(paper as Element, 'width'), numberOf(paper as Element, 'height')]).toEqual(
      size.map((side) => side - 1),
    );
    for (const text of root.querySelectorAll('g text')) {
      expect(numberOf(text, 'x')).toBeLessThan(size[0] - 24);
      expect(numberOf(text, 'y')).toBeLessThan(size[1] - 24);
    }
  });

  test('markup in tokens is text and nothing else', () => {
    const { root } = parsed(draw(sceneOf(withMarkup(given) as Partial<State>)));
    expect(root.querySelector('script')).toBeNull();
    expect(root.textContent).toMatch(/<\/text><sc/);
  });

  test('no number is missing', () => {
    expect(draw(sceneOf(given))).not.toMatch(/NaN|undefined|Infinity|null/);
  });
});
