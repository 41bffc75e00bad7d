/** The pool of one round as a table: the best first, a line where it was cut, and by how much. */
import type { Reading } from '../engine/protocol';
import { count, decimal } from '../layout/format';
import type { Contender, Pool } from '../layout/rounds';
import { shorten } from '../layout/shorten';
import { type Column, drawHeads, type Place, placesOf, widthOfAll } from './columns';
import { mono, sans, widest } from './face';
import { type Scene, wordsTo } from './scene';
import type { Svg } from './svg';

export interface PoolScene {
  scene: Scene;
  reading: Reading;
  pool: Pool;
  /** Whether what they are ranked by is in nats. */
  inNats: boolean;
}

const row = 24;
const head = 22;
const scale = 120;
/** So many tokens before the new one tell texts apart. */
const before = 5;
const longestBefore = 34;

export function drawPool(
  svg: Svg,
  parts: PoolScene,
  top: number,
): { width: number; bottom: number } {
  const { scene, pool } = parts;
  const { palette, notes } = scene;
  const small = sans(12, palette.soft);
  const columns = columnsOf(parts);
  const places = placesOf(columns, small);
  const width = widthOfAll(places);
  drawHeads(svg, columns, places, top + 8, small);
  svg.line([0, top + head], [width, top + head], palette.strong);
  let y = top + head;
  for (const [at, contender] of pool.contenders.entries()) {
    if (at === pool.taken && pool.taken > 0) y = drawCut(svg, parts, y, width);
    drawContender(svg, parts, contender, places, y + row / 2);
    y += row;
  }
  const others = [
    ...(pool.left > 0 ? [notes.rounds.left(count(pool.left))] : []),
    ...(pool.blocked > 0 ? [notes.rounds.blocked(count(pool.blocked))] : []),
  ];
  for (const words of others) {
    svg.text([places[1]?.x ?? 0, y + row / 2], words, small);
    y += row;
  }
  return { width, bottom: y };
}

function columnsOf({ scene, reading, pool, inNats }: PoolScene): Column[] {
  const { notes, palette } = scene;
  const { rounds: words } = notes;
  const { contenders } = pool;
  const digits = mono(13, palette.ink);
  const number = (head: string, values: (number | null)[]): Column => ({
    head,
    width: widest(digits, values.map(written)),
    align: 'end',
  });
  const texts = contenders.map(({ candidate }) => textOf(candidate.node, reading).join(''));
  const keys = contenders.map(({ key }) => key);
  return [
    number(words.rank, [contenders.length]),
    { head: words.text, width: widest(digits, texts) },
    number(
      words.logProb,
      contenders.map(({ candidate }) => candidate.logProb),
    ),
    number(
      words.total,
      contenders.map(({ candidate }) => candidate.totalScore),
    ),
    ...(hasKey(pool) ? [number(words.rankedBy, keys)] : []),
    { head: words.place, width: scale },
    number(
      inNats ? words.cutByNats : words.cutBy,
      contenders.map(({ cutBy }) => cutBy),
    ),
    { head: words.fate, width: widest(sans(12, palette.ink), Object.values(words.fates)) },
  ];
}

function drawContender(
  svg: Svg,
  { scene, reading, pool }: PoolScene,
  contender: Contender,
  places: readonly Place[],
  y: number,
): void {
  const { palette, notes } = scene;
  const { candidate, rank, key, cutBy } = contender;
  const isTaken = candidate.fate === 'kept' || candidate.fate === 'finished';
  const ink = isTaken ? palette.ink : palette.soft;
  const digits = { ...mono(13, ink), anchor: 'end' as const };
  const rest = [...places];
  const next = () => rest.shift()?.x ?? 0;
  svg.text([next(), y], rank === null ? '' : count(rank), { ...digits, colour: palette.soft });
  const [context = '', token = ''] = textOf(candidate.node, reading);
  svg.spans(
    [next(), y],
    [
      { words: context, face: mono(13, palette.soft) },
      { words: token, face: { ...mono(13, ink), bold: isTaken } },
    ],
  );
  svg.text([next(), y], written(candidate.logProb), digits);
  svg.text([next(), y], written(candidate.totalScore), digits);
  if (hasKey(pool)) svg.text([next(), y], written(key), digits);
  drawPlace(svg, scene, contender, pool.line, [next(), y]);
  svg.text([next(), y], written(cutBy), digits);
  const face = { ...sans(12, ink), bold: isTaken };
  svg.text([next(), y], notes.rounds.fates[candidate.fate], face);
}

/** Where a score lies: the least of the pool at the left, the best at the right, the line between. */
function drawPlace(
  svg: Svg,
  { palette }: Scene,
  { place, candidate }: Contender,
  line: number | null,
  [left, y]: [number, number],
): void {
  const x = (at: number) => left + 6 + (scale - 12) * at;
  svg.line([x(0), y], [x(1), y], palette.rule);
  if (line !== null) {
    svg.line([x(line), y - 8], [x(line), y + 8], palette.ink, 1.5);
    if (place < line) svg.line([x(place), y], [x(line), y], palette.ink, 1, '2 2');
  }
  const isTaken = candidate.fate === 'kept' || candidate.fate === 'finished';
  const fill = isTaken ? palette.ink : palette.paper;
  const paint = { fill, stroke: palette.ink, width: 1.5 };
  if (candidate.fate.startsWith('finished')) svg.rect([x(place) - 4, y - 4, 8, 8], paint);
  else svg.circle([x(place), y], 4.5, paint);
}

function drawCut(svg: Svg, { scene, pool }: PoolScene, y: number, width: number): number {
  const { palette, notes } = scene;
  const face = sans(11, palette.paper);
  const words = notes.rounds.line(count(pool.taken));
  const label = widest(face, [words]) + 12;
  svg.rect([width - label, y + 2, label, 17], { fill: palette.ink });
  svg.text([width - label / 2, y + 10.5], words, { ...face, anchor: 'middle' });
  svg.line([0, y + 19], [width, y + 19], palette.ink, 2);
  return y + 20;
}

function hasKey({ contenders }: Pool): boolean {
  return contenders.some(({ candidate, key }) => key !== candidate.totalScore);
}

/** The end of what stands before, and the token that is new. */
export function textOf(node: number, reading: Reading): [string, string] {
  const words = wordsTo(node, reading);
  const earlier = words.slice(0, -1);
  const line = earlier.slice(-before).join(' ');
  const isCut = earlier.length > before || line.length > longestBefore;
  const shown =
    line.length > longestBefore ? Array.from(line).slice(-longestBefore).join('') : line;
  return [`${isCut ? '… ' : ''}${shown} `, shorten(words.at(-1) ?? '', 20)];
}

function written(value: number | null): string {
  return value === null ? '' : decimal(value);
}
