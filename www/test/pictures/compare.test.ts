// @vitest-environment happy-dom
import { describe, expect, test } from 'vitest';
import { drawLanes } from '../../src/pictures/lanes';
import { drawMeasures } from '../../src/pictures/measures';
import { palettes } from '../../src/pictures/palette';
import type { State } from '../../src/state/state';
import { comparisonOf, laneOf, textOf } from '../engine/fake_lanes';
import { numberOf, parsed } from './parsed';
import { comparison, sceneOf } from './scenes';

const { danger, ink } = palettes.light;

describe('lanes', () => {
  const drawn = (more: Partial<State> = {}) =>
    parsed(drawLanes(sceneOf({ comparison: comparison(), ...more })));

  test('each text stands there token by token with the surprisal of each', () => {
    const { texts } = drawn();
    const from = texts.indexOf('Lane 1');
    expect(texts.slice(from, from + 10)).toEqual([
      ...['Lane 1', 'greedy', 'log p −3.00'],
      ...['a', '1.00', 'b', '1.00', 'c', '1.00'],
      'finished',
    ]);
  });

  test('where a text parts from the first is flagged and framed', () => {
    const { texts, root } = drawn();
    expect(texts.filter((text) => text === '▼ differs from lane 1 here')).toHaveLength(2);
    expect(root.querySelectorAll(`rect[stroke="${ink}"][rx="5"]`)).toHaveLength(1);
  });

  test('what the language could not have written is marked by shape and colour', () => {
    const { texts, root } = drawn();
    expect(root.querySelectorAll(`rect[stroke="${danger}"][stroke-dasharray]`)).toHaveLength(1);
    expect(texts).toContain('✕ 1.00');
  });

  test('only as many tokens are drawn as are shown', () => {
    const { texts } = drawn({ lanesShown: 1 });
    expect(texts[1]).toBe('1 of 3 tokens');
    expect(texts).not.toContain('b');
    expect(texts).not.toContain('finished');
  });

  test('a long text goes on in a further block', () => {
    const long = textOf(Array.from({ length: 60 }, (_, at) => (at % 6) + 1));
    const lanes = [laneOf(long), laneOf(textOf([1, 2]))];
    const { texts, size } = drawn({ comparison: comparisonOf(lanes) });
    expect(size[0]).toBeLessThan(1300);
    expect(texts.filter((text) => text === 'Lane 1').length).toBeGreaterThan(1);
    expect(texts.filter((text) => text === 'Lane 2')).toHaveLength(1);
    expect(texts.filter((text) => text === '1.00')).toHaveLength(62);
  });

  test('a lane that is under way says how far it has come', () => {
    const waiting = comparisonOf([laneOf(null)], { running: true });
    expect(drawn({ comparison: waiting }).texts.join()).toContain('7 tokens evaluated');
  });
});

test('a prompt as long as a book takes a few lines', () => {
  const prompt = 'long '.repeat(20_000);
  for (const draw of [drawLanes, drawMeasures]) {
    const { size } = parsed(draw(sceneOf({ comparison: comparison(), prompt })));
    expect(size[1]).toBeLessThan(1000);
  }
});

describe('measures', () => {
  const drawn = () => parsed(drawMeasures(sceneOf({ comparison: comparison() })));
  const row = (name: string) => {
    const { texts } = drawn();
    return texts.slice(texts.indexOf(name) + 1, texts.indexOf(name) + 4);
  };

  test('every measure has a row with a number for each lane', () => {
    expect(row('log p')).toEqual(['−3.00', '−2.00', '−0.50']);
    expect(row('perplexity')).toEqual(['2.500', '2.500', '2.500']);
    expect(row('length')).toEqual(['3', '2', '1']);
    expect(row('search error')).toEqual(['2.50', '1.50', 'best there is']);
  });

  test('the best of a row is marked by a sign, not by weight alone', () => {
    const { root } = drawn();
    const bold = [...root.querySelectorAll('text[font-weight="600"][font-family]')];
    const written = bold.map((one) => one.textContent);
    expect(written).toEqual(expect.arrayContaining(['−0.50', '1.50']));
    expect(written).not.toContain('2.50');
    // One sign more explains the others.
    const signs = [...root.querySelectorAll('circle')].slice(0, -1);
    const beside = (name: string, all: Element[]) => all.map((one) => numberOf(one, name));
    expect(beside('cx', signs)).toEqual(beside('x', bold).map((x) => x - 10));
  });

  test('a verdict says what could have stood there', () => {
    const { texts } = drawn();
    expect(texts).toContain('✕ impossible');
    expect(texts.join(' ')).toContain('f 0.7500');
  });

  test('whose fault a bad text is stands below in words', () => {
    expect(drawn().texts.join(' ')).toContain('Lane 3 has proven it');
  });
});
