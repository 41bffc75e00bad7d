// @vitest-environment happy-dom
import { describe, expect, test } from 'vitest';
import { drawCausalityProbe } from '../../src/pictures/causality_probe';
import { drawHeads } from '../../src/pictures/heads';
import { drawLogitLens } from '../../src/pictures/logit_lens';
import { drawNextChanged } from '../../src/pictures/next_changed';
import { palettes } from '../../src/pictures/palette';
import { trackWidth } from '../../src/pictures/prob_bar';
import type { Draw } from '../../src/pictures/scene';
import { numberOf, parsed, widthsOf } from './parsed';
import { readingInside, sceneOf } from './scenes';

const { ink, prob, attention, choice } = palettes.light;
const drawn = (draw: Draw, reading = readingInside()) => parsed(draw(sceneOf({ reading })));

describe('the logit lens', () => {
  test('each layer has its tokens, their probabilities, and bars as long as these', () => {
    const picture = drawn(drawLogitLens);
    expect(picture.texts.slice(3)).toEqual([
      ...['embedding', 'a', '0.5000', 'b', '0.5000'],
      ...['after layer 1', 'a', '0.5000', 'b', '0.5000'],
      ...['output', 'a', '0.5000', 'b', '0.5000'],
    ]);
    expect(widthsOf(picture, prob)).toEqual(Array(6).fill(75));
  });

  test('what the model says in the end is bold wherever it comes up', () => {
    const { root } = drawn(drawLogitLens);
    const bold = [...root.querySelectorAll('g text[font-weight="600"]')];
    expect(bold.map((text) => text.textContent)).toEqual(['a', 'a', 'output', 'a']);
  });
});

describe('the next token before and after', () => {
  test('without an intervention there is one bar a token, and one number', () => {
    const picture = drawn(drawNextChanged);
    expect(widthsOf(picture, prob)).toEqual([]);
    expect(picture.texts).not.toContain('changed');
    expect(picture.texts).toEqual(expect.arrayContaining(['0.5000', '0.2500', '6 other tokens']));
  });

  test('under one, both are drawn, and what was added or taken', () => {
    const picture = drawn(drawNextChanged, readingInside({ intervention: 'mask=full' }));
    expect(widthsOf(picture, prob).slice(0, 3)).toEqual(
      [0.25, 0.25, 0.5].map((one) => one * trackWidth),
    );
    expect(picture.texts).toEqual(
      expect.arrayContaining(['under mask=full', '−0.2500', '+0.2500']),
    );
  });
});

describe('all heads', () => {
  test('the picked one is framed, those switched off are crossed', () => {
    const { root, texts } = drawn(drawHeads, readingInside({ intervention: 'off=0.1' }));
    const frames = root.querySelectorAll(`rect[stroke="${ink}"][stroke-width="3"]`);
    // One of them is that of the legend.
    expect(frames).toHaveLength(2);
    const crosses = [...root.querySelectorAll(`path[stroke="${ink}"][stroke-width="1.5"]`)];
    const places = crosses.map((line) => /^M([\d.]+) ([\d.]+)/.exec(line.getAttribute('d') ?? ''));
    const [across, down] = [Number(places[0]?.[1]), Number(places[0]?.[2])];
    expect(across).toBeGreaterThan(80);
    expect(down).toBeLessThan(80);
    expect(crosses).toHaveLength(4);
    expect(texts[1]).toContain('Layer 1, head 1');
    expect(texts).toContain('switched off');
  });

  test('layers go down and heads across, each with its weights', () => {
    const { root, texts } = drawn(drawHeads);
    expect(texts).toEqual(expect.arrayContaining(['H1', 'H2', 'L1', 'L2']));
    // In layer 1, head 2 one cell has a weight.
    const cells = [...root.querySelectorAll('path[transform]')];
    expect(cells.map((cell) => cell.getAttribute('d'))).toEqual(['M0 1h1v1h-1z']);
  });
});

describe('the causality probe', () => {
  test('each position has its token, its log p, and what the probe changes', () => {
    const { texts } = drawn(drawCausalityProbe);
    const from = texts.indexOf('largest change of a logit') + 1;
    expect(texts.slice(from, from + 8)).toEqual([
      ...['0', 'a', '—', '0 exactly'],
      ...['1', 'b', '−1.000', '2.000'],
    ]);
  });

  test('under an intervention both log p stand side by side', () => {
    const { texts } = drawn(drawCausalityProbe, readingInside({ intervention: 'mask=full' }));
    expect(texts).toEqual(expect.arrayContaining(['changed', '−1.000', '−2.000']));
  });

  test('the place that is probed is framed in the text and in the matrix', () => {
    const { root } = drawn(drawCausalityProbe);
    expect(root.querySelectorAll(`rect[stroke="${choice}"]`)).toHaveLength(2);
  });

  test('a cell that looks ahead has the colour of attention, all others have not', () => {
    const ahead = (reading = readingInside()) =>
      [
        ...drawn(drawCausalityProbe, reading).root.querySelectorAll(`path[fill="${attention}"]`),
      ].map((path) => path.getAttribute('d')?.match(/M/g)?.length);
    expect(ahead()).toEqual([]);
    const reading = readingInside();
    const inside = reading.inside && { ...reading.inside, depends: Uint8Array.from([1, 1, 1, 1]) };
    expect(ahead({ ...reading, inside })).toEqual([1]);
  });

  test('of a long text the positions around the probe are shown', () => {
    const reading = readingInside();
    const [piece] = reading.pieces;
    const length = 100;
    const inside = reading.inside && {
      ...reading.inside,
      depends: new Uint8Array(length ** 2),
      probe: reading.inside.probe && {
        ...reading.inside.probe,
        position: 50,
        largest: new Float64Array(length),
      },
    };
    const pieces = Array(length).fill(piece);
    const { texts, root } = drawn(drawCausalityProbe, { ...reading, pieces, inside });
    expect(texts).toContain('positions 30 to 69 of 100');
    const frame = root.querySelector(`rect[stroke="${choice}"][stroke-width="2"]`);
    expect(numberOf(frame as Element, 'width')).toBeCloseTo(300 / 40);
  });
});
