/** Every number of a comparison, a row a measure, a column a lane, and whose fault a bad text is. */
import type { Comparison } from '../engine/protocol';
import { faultsOf } from '../layout/error_words';
import { measuresOf, searchErrorsOf, truthsOf } from '../layout/lane_measures';
import { shortLane } from '../layout/lane_settings';
import { bestOf } from '../layout/lanes';
import { missedSaid, verdictSaid } from '../layout/measure_words';
import { modeOf } from '../layout/search_error';
import type { Metric } from '../notes/compare';
import { type Face, linesOf, mono, sans, widest } from './face';
import { onPaper } from './paper';
import { type Draw, promptLine, type Scene } from './scene';
import { Svg } from './svg';

const column = 168;
const aboutWidth = 240;
const line = 16;

interface Cell {
  words: string;
  isNumber: boolean;
  isBest: boolean;
  /** What is said below it. */
  more: string;
}

interface Row {
  metric: Metric;
  cells: Cell[];
}

export const drawMeasures: Draw = (scene) => {
  const { state, notes, words, palette } = scene;
  const { comparison } = state;
  if (!comparison) return null;
  const rows = rowsOf(comparison, scene);
  const names = rows.map(({ metric }) => notes.compare.metrics[metric].name);
  const left = widest(sans(13, palette.ink), names) + 18;
  const about = left + comparison.lanes.length * column;
  const width = about + aboutWidth;
  const svg = new Svg();
  let y = drawLaneHeads(svg, scene, comparison, left);
  svg.line([0, y], [width, y], palette.strong);
  for (const row of rows) {
    y = drawRow(svg, scene, row, [left, about, y]);
    svg.line([0, y], [width, y], palette.rule);
  }
  y += 20;
  svg.circle([5, y], 4, { fill: palette.ink });
  svg.text([18, y], notes.compare.best, sans(12, palette.soft));
  y += 22;
  const faults = faultsOf(comparison, notes.compare);
  for (const { said } of faults)
    for (const one of linesOf(sans(13, palette.ink), said, width)) {
      svg.text([0, y + 4], one, sans(13, palette.ink));
      y += 19;
    }
  const told = rows.map(
    ({ cells }, at) => `${names[at]}: ${cells.map((one) => one.words).join(', ')}.`,
  );
  const heading = {
    title: notes.compare.metricsHeading,
    beside: '',
    below: promptLine(scene),
    description: words.measuresSays(told.join(' ')),
  };
  return onPaper(svg, [width, y], heading, palette);
};

/** In the order of the page. */
function rowsOf(comparison: Comparison, { notes }: Scene): Row[] {
  const { lanes, promptLength } = comparison;
  const [logProb, ...others] = measuresOf(lanes).map(({ metric, cells }): Row => {
    return { metric, cells: cells.map((cell) => numberCell(cell)) };
  });
  const errors = searchErrorsOf(lanes);
  const missed = errors?.map((error) => (error && 'nats' in error ? error.nats : null)) ?? [];
  const best = bestOf(missed, 'low');
  const proven = modeOf(lanes)?.proven ?? false;
  const search: Row[] = errors
    ? [
        {
          metric: 'searchError',
          cells: errors.map((error, at) => ({
            words: missedSaid(error, proven, notes.compare),
            isNumber: error !== null && 'nats' in error,
            isBest: best[at] ?? false,
            more: '',
          })),
        },
      ]
    : [];
  const verdicts = lanes.map((lane) => verdictSaid(lane, promptLength, notes.compare));
  const valid: Row = {
    metric: 'valid',
    cells: verdicts.map((one) => ({
      words: one?.said ?? '–',
      isNumber: false,
      isBest: false,
      more: one?.instead ?? '',
    })),
  };
  const truths = truthsOf(lanes).map(({ metric, cells }) => {
    return { metric, cells: cells.map((cell) => numberCell(cell)) };
  });
  const isKnown = verdicts.some((one) => one !== null);
  return [
    ...(logProb ? [logProb] : []),
    ...search,
    ...(isKnown ? [valid, ...truths] : []),
    ...others,
  ];
}

function numberCell(cell: { text: string; isBest: boolean } | null): Cell {
  const { text = '–', isBest = false } = cell ?? {};
  return { words: text, isNumber: cell !== null, isBest, more: '' };
}

function drawLaneHeads(
  svg: Svg,
  { notes, palette }: Scene,
  { lanes }: Comparison,
  left: number,
): number {
  const small = mono(11, palette.soft);
  let bottom = 20;
  for (const [at, { text, settings }] of lanes.entries()) {
    const x = left + at * column;
    svg.text([x, 6], notes.compare.lane(`${at + 1}`), { ...sans(13, palette.ink), bold: true });
    const lines = linesOf(small, shortLane(text?.settings ?? settings), column - 14);
    for (const [row, words] of lines.entries()) svg.text([x, 24 + row * 14], words, small);
    bottom = Math.max(bottom, 24 + lines.length * 14);
  }
  return bottom;
}

/** Gives where it ends. */
function drawRow(
  svg: Svg,
  { notes, palette }: Scene,
  { metric, cells }: Row,
  [left, about, top]: [number, number, number],
): number {
  const { name, what } = notes.compare.metrics[metric];
  const middle = top + 13;
  const small = sans(11.5, palette.soft);
  svg.text([0, middle], name, sans(13, palette.ink));
  let lines = 1;
  for (const [at, { words, isNumber, isBest, more }] of cells.entries()) {
    const x = left + at * column;
    const face: Face = isNumber ? mono(13, palette.ink) : sans(12, palette.soft);
    if (isBest) svg.circle([x + 4, middle], 4, { fill: palette.ink });
    const from = isBest ? x + 14 : x;
    const said = linesOf(face, words, column - 16);
    for (const [row, one] of said.entries())
      svg.text([from, middle + row * line], one, { ...face, bold: isBest });
    const below = linesOf(small, more, column - 16);
    for (const [row, one] of below.entries())
      svg.text([x, middle + (said.length + row) * line], one, small);
    lines = Math.max(lines, said.length + below.length);
  }
  const explained = linesOf(small, what, aboutWidth);
  for (const [row, words] of explained.entries())
    svg.text([about, middle + row * line], words, small);
  return top + 10 + Math.max(lines, explained.length) * line;
}
