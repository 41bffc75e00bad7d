/** Which positions depend on which, and what another token at one place changes: a row a position. */
import type { Inside, Reading } from '../engine/protocol';
import { decimal } from '../layout/format';
import { lookingAhead } from '../layout/look_ahead';
import { aheadSaid, movedSaid } from '../layout/probe_words';
import { type Column, drawHeads, type Place, placesOf, widthOfAll } from './columns';
import { drawDependence } from './dependence';
import { linesOf, mono, sans, widest } from './face';
import { mix } from './palette';
import { onPaper } from './paper';
import { type Draw, labelOf, lineOf, type Scene } from './scene';
import { placesIn, type Span, spanAround } from './span';
import { Svg } from './svg';

const row = 22;
const top = 42;
/** More positions are shown in a window. */
const mostRows = 40;
const widestMatrix = 300;
const bar = 120;

export const drawCausalityProbe: Draw = (scene) => {
  const { state, notes, words, palette } = scene;
  const { reading } = state;
  const { inside } = reading ?? {};
  if (!reading || !inside) return null;
  const { attention } = notes;
  const { length } = reading.pieces;
  const span = spanAround(inside.probe?.position ?? length - 1, length, mostRows);
  const svg = new Svg();
  const small = sans(12, palette.soft);
  const columns = columnsOf(scene, reading, inside, span);
  const places = placesOf(columns, small);
  const width = widthOfAll(places);
  drawHeads(svg, columns, places, 6, small);
  svg.line([0, top], [width, top], palette.strong);
  for (const position of placesIn(span))
    drawPosition(
      svg,
      { scene, reading, inside, places },
      position,
      top + (position - span.start) * row,
    );
  const matrix = places[2];
  const bottom = top + (span.end - span.start) * row;
  const probed = inside.probe?.position ?? null;
  if (matrix)
    drawDependence(svg, { inside, length, span, probed, palette }, [
      matrix.start,
      top,
      matrixWidth(span),
      bottom - top,
    ]);
  const ahead = aheadSaid(lookingAhead(inside.depends, length), attention.probe);
  const moved = inside.probe ? movedSaid(inside.probe, attention.probe) : attention.probe.nowhere;
  const end = drawSaid(svg, scene, { reading, inside, span, said: [ahead, moved] }, [
    width,
    bottom,
  ]);
  const text = lineOf(reading.pieces.map(labelOf));
  const heading = {
    title: attention.probe.heading,
    beside: inside.intervention === '' ? words.asItIs : words.under(inside.intervention),
    below: text,
    description: words.probeSays(text, ahead, moved),
  };
  return onPaper(svg, [width, end], heading, palette);
};

function columnsOf(
  { notes, words, palette }: Scene,
  { pieces }: Reading,
  { logProbs, intervention }: Inside,
  span: Span,
): Column[] {
  const { positions } = notes.attention;
  const digits = mono(13, palette.ink);
  const numbers = (head: string, values: Float64Array): Column => ({
    head,
    width: widest(digits, Array.from(values, decimal)),
    align: 'end',
  });
  return [
    { head: positions.position, width: 20, align: 'end' },
    { head: positions.token, width: widest(digits, pieces.map(labelOf)) + 12 },
    { head: words.input, width: matrixWidth(span) },
    numbers(positions.plain, logProbs.plain),
    ...(intervention === '' ? [] : [numbers(positions.changed, logProbs.changed)]),
    { head: words.largest, width: bar + 70 },
  ];
}

interface Parts {
  scene: Scene;
  reading: Reading;
  inside: Inside;
  places: readonly Place[];
}

function drawPosition(
  svg: Svg,
  { scene, reading, inside, places }: Parts,
  at: number,
  top: number,
): void {
  const { palette } = scene;
  const y = top + row / 2;
  const isProbed = inside.probe?.position === at;
  const [place, token, , ...numbers] = places;
  const soft = { ...mono(12, palette.soft), anchor: 'end' as const };
  if (isProbed) {
    const area = [
      token?.start ?? 0,
      top + 1.5,
      (token?.end ?? 0) - (token?.start ?? 0),
      row - 3,
    ] as const;
    const ground = { fill: mix(palette.choice, palette.raised, 0.14), stroke: palette.choice };
    svg.rect(area, { ...ground, width: 1.5 }, 4);
  }
  svg.text([place?.x ?? 0, y], `${at}`, soft);
  const face = { ...mono(13, palette.ink), bold: isProbed };
  svg.text([(token?.x ?? 0) + 6, y], labelOf(reading.pieces[at]), face);
  const digits = { ...mono(13, palette.ink), anchor: 'end' as const };
  const { plain, changed } = inside.logProbs;
  const rows = inside.intervention === '' ? [plain] : [plain, changed];
  for (const [column, values] of rows.entries()) {
    const value = values[at - 1];
    svg.text([numbers[column]?.x ?? 0, y], value === undefined ? '—' : decimal(value), digits);
  }
  drawChange(svg, scene, inside, at, [numbers[rows.length]?.start ?? 0, y]);
}

/** Gone is what is 0 exactly: then nothing depends on the place that is probed. */
function drawChange(
  svg: Svg,
  { notes, palette }: Scene,
  { probe }: Inside,
  at: number,
  [x, y]: [number, number],
): void {
  if (!probe) return;
  const largest = probe.largest[at] ?? 0;
  if (largest === 0) {
    svg.text([x, y], notes.attention.positions.exactly, sans(12, palette.soft));
    return;
  }
  const most = probe.largest.reduce((top, value) => Math.max(top, value), 0);
  const fill = at < probe.position ? palette.attention : palette.soft;
  svg.rect([x, y - 5, Math.max(1, (largest / most) * bar), 10], { fill });
  svg.text([x + bar + 8, y], decimal(largest), mono(13, palette.ink));
}

interface Said {
  reading: Reading;
  inside: Inside;
  span: Span;
  said: string[];
}

function drawSaid(
  svg: Svg,
  { words, palette }: Scene,
  { reading, inside, span, said }: Said,
  [width, top]: [number, number],
): number {
  const small = sans(12, palette.soft);
  svg.rect([0, top + 12, 11, 11], { fill: mix(palette.soft, palette.raised, 0.35) });
  svg.text([18, top + 17.5], words.back, small);
  const x = 18 + widest(small, [words.back]) + 20;
  svg.rect([x, top + 12, 11, 11], { fill: palette.attention });
  svg.text([x + 18, top + 17.5], words.ahead, small);
  const { length } = reading.pieces;
  const isCut = span.end - span.start < length;
  const { probe } = inside;
  const put = probe
    ? [
        words.replaced(
          labelOf(reading.pieces[probe.position]),
          `${probe.position}`,
          labelOf(probe.piece),
        ),
      ]
    : [];
  const window = isCut ? [words.window(`${span.start}`, `${span.end - 1}`, `${length}`)] : [];
  let y = top + 38;
  for (const sentence of [...put, ...said, ...window])
    for (const line of linesOf(sans(13, palette.ink), sentence, width)) {
      svg.text([0, y], line, sans(13, palette.ink));
      y += 19;
    }
  return y - 6;
}

function matrixWidth({ start, end }: Span): number {
  return Math.min(widestMatrix, (end - start) * row);
}
