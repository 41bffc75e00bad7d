/** The texts of a comparison, one below the other, a column a place; long ones go on in a further block. */
import type { Comparison, Lane } from '../engine/protocol';
import { count, nats } from '../layout/format';
import { shortLane } from '../layout/lane_settings';
import { type Divergence, divergencesOf, idsOf, referenceOf } from '../layout/lanes';
import { linesOf, mono, sans, widthOf } from './face';
import { drawLaneLegend } from './lane_legend';
import { chipWidth, drawLane, laneHeight } from './lane_row';
import { onPaper } from './paper';
import { type Draw, labelOf, lineOf, promptLine, type Scene } from './scene';
import { Svg } from './svg';

const nameWidth = 190;
const gap = 6;
/** Blocks are about as wide as a slide. */
const blockWidth = 1080;
const head = 20;
const leastChip = 42;

interface Column {
  at: number;
  x: number;
  width: number;
}

export const drawLanes: Draw = (scene) => {
  const { state, notes, words, palette } = scene;
  const { comparison, lanesShown } = state;
  if (!comparison) return null;
  const { lanes } = comparison;
  const longest = Math.max(0, ...lanes.map(({ text }) => text?.steps.length ?? 0));
  const shown = Math.min(lanesShown ?? longest, longest);
  const divergences = divergencesOf(idsOf(lanes));
  const svg = new Svg();
  let [width, y] = [nameWidth + 240, 0];
  const rules: number[] = [];
  for (const [at, columns] of blocksOf(lanes, shown, longest, scene).entries()) {
    const block = { comparison, divergences, columns, shown, isFirst: at === 0 };
    const size = drawBlock(svg, scene, block, y);
    width = Math.max(width, size.width);
    rules.push(...size.rules);
    y = size.bottom + 12;
  }
  for (const rule of rules) svg.line([0, rule], [width, rule], palette.rule);
  const wide = drawLaneLegend(svg, scene, comparison, divergences, y);
  const said = lanes.map(({ text, settings }, at) =>
    words.laneSays(
      notes.compare.lane(`${at + 1}`),
      shortLane(settings),
      text ? lineOf(text.pieces.map(labelOf)) : '…',
      text ? nats(text.logProb) : '—',
    ),
  );
  const heading = {
    title: notes.compare.textsHeading,
    beside: notes.compare.shown(count(shown), count(longest)),
    below: promptLine(scene),
    description: words.lanesSays(said.join(' ')),
  };
  return onPaper(svg, [Math.max(width, wide), y + 8], heading, palette);
};

/** One place more than the longest has, where a text says why it ended. */
function blocksOf(
  lanes: readonly Lane[],
  shown: number,
  longest: number,
  scene: Scene,
): Column[][] {
  const blocks: Column[][] = [[]];
  const places = shown === longest ? shown + 1 : shown;
  const widths = Array.from({ length: places }, (_, at) =>
    Math.max(leastChip, ...lanes.map(({ text }) => (text ? chipWidth(text, at, scene) : 0))),
  );
  const all = widths.reduce((sum, width) => sum + width + gap, 0);
  const parts = Math.ceil(all / (blockWidth - nameWidth));
  // Blocks of about the same width, the first ones rather wider.
  const end = nameWidth + all / parts + Math.max(...widths) / 2;
  let x = nameWidth;
  for (const [at, width] of widths.entries()) {
    if (x + width > end) {
      x = nameWidth;
      blocks.push([]);
    }
    blocks.at(-1)?.push({ at, x, width });
    x += width + gap;
  }
  return blocks;
}

interface Block {
  comparison: Comparison;
  divergences: (Divergence | null)[];
  columns: Column[];
  shown: number;
  isFirst: boolean;
}

/** Below the first block only the lanes that go on stand again. */
function drawBlock(
  svg: Svg,
  scene: Scene,
  { comparison, divergences, columns, shown, isFirst }: Block,
  top: number,
): { width: number; bottom: number; rules: number[] } {
  const { palette } = scene;
  const { lanes, promptLength } = comparison;
  const reference = referenceOf(idsOf(lanes)) ?? 0;
  const places = mono(11, palette.soft);
  for (const { at, x, width } of columns) {
    const parts = divergences.some((one) => one?.at === at);
    const face = { ...places, ...(parts ? { bold: true, colour: palette.ink } : {}) };
    if (at < shown) svg.text([x + width / 2, top + 6], `${at + 1}`, { ...face, anchor: 'middle' });
  }
  const last = columns.at(-1);
  let width = last ? last.x + last.width : nameWidth;
  const rules: number[] = [];
  let y = top + head;
  for (const [at, lane] of lanes.entries()) {
    if (!isFirst && (lane.text?.steps.length ?? 0) < (columns[0]?.at ?? 0)) continue;
    rules.push(y - 2);
    const parting = divergences[at] ?? null;
    drawName(svg, scene, lane, [at, y, isFirst]);
    if (lane.text && lane.text.steps.length > 0) {
      const part = { text: lane.text, parting, reference, promptLength, columns };
      width = Math.max(width, drawLane(svg, scene, part, y + 2));
    } else if (isFirst) {
      const said = waitingSaid(lane, scene);
      svg.text([nameWidth, y + laneHeight / 2], said, sans(13, palette.soft));
      width = Math.max(width, nameWidth + widthOf(sans(13, palette.soft), said));
    }
    y += laneHeight;
  }
  return { width, bottom: y, rules };
}

function waitingSaid({ text, problem, evaluated }: Lane, { notes }: Scene): string {
  if (text) return notes.compare.nothingWritten;
  return problem ? `✕ ${notes.compare.failed}` : `… ${notes.compare.working(count(evaluated))}`;
}

/** Its settings and its log p stand once, in the first block. */
function drawName(
  svg: Svg,
  { palette, notes }: Scene,
  { settings, text }: Lane,
  [at, y, isFirst]: [number, number, boolean],
): void {
  const bold = { ...sans(13, palette.ink), bold: true };
  svg.text([0, y + 12], notes.compare.lane(`${at + 1}`), bold);
  if (!isFirst) return;
  const small = mono(11, palette.soft);
  const lines = linesOf(small, shortLane(text?.settings ?? settings), nameWidth - 14);
  for (const [line, words] of lines.slice(0, 2).entries())
    svg.text([0, y + 28 + 14 * line], words, small);
  const total = { ...mono(12, palette.ink), anchor: 'end' as const };
  if (text) svg.text([nameWidth - 14, y + 12], `log p ${nats(text.logProb)}`, total);
}
