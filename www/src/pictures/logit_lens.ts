/** What each layer would say next: a row a layer, the most probable tokens with their bars, the output last. */
import type { Inside, LensRow } from '../engine/protocol';
import { share } from '../layout/format';
import { mono, sans, widest } from './face';
import { onPaper } from './paper';
import { type Draw, labelOf, lineOf, type Scene } from './scene';
import { Svg } from './svg';

const row = 40;
const column = 150;
const gap = 14;

export const drawLogitLens: Draw = (scene) => {
  const { state, notes, words, palette } = scene;
  const { reading } = state;
  const { inside } = reading ?? {};
  if (!reading || !inside) return null;
  const svg = new Svg();
  const names = inside.lens.map((_, at) => nameOf(inside, at, scene));
  const left = widest({ ...sans(13, palette.ink), bold: true }, names) + 20;
  const said = inside.lens.at(-1)?.pieces[0]?.id;
  let right = left;
  for (const [at, lens] of inside.lens.entries()) {
    const y = at * row;
    const isLast = at === inside.lens.length - 1;
    if (at > 0) svg.line([0, y], [left, y], palette.rule);
    const face = { ...sans(13, isLast ? palette.ink : palette.soft), bold: isLast };
    svg.text([0, y + 15], names[at] ?? '', face);
    right = Math.max(right, drawRow(svg, scene, lens, said, [left, y]));
  }
  for (let at = 1; at < inside.lens.length; at += 1)
    svg.line([left, at * row], [right, at * row], palette.rule);
  const text = lineOf(reading.pieces.slice(0, inside.position + 1).map(labelOf));
  const layers = inside.lens.map(({ pieces, distribution }, at) => {
    const first = distribution.candidates[0]?.prob ?? 0;
    return `${names[at]}: ${labelOf(pieces[0])} ${share(first)}`;
  });
  const heading = {
    title: notes.attention.lens.heading,
    beside: inside.intervention === '' ? words.asItIs : words.under(inside.intervention),
    below: text,
    description: words.lensSays(text, layers.join('; ')),
  };
  return onPaper(svg, [right, inside.lens.length * row - 6], heading, palette);
};

/** The token that the model says in the end is marked wherever it comes up. */
function drawRow(
  svg: Svg,
  { palette }: Scene,
  { distribution, pieces }: LensRow,
  said: number | undefined,
  [left, y]: [number, number],
): number {
  for (const [at, { id, prob }] of distribution.candidates.entries()) {
    const x = left + at * (column + gap);
    const isSaid = id === said;
    svg.text([x, y + 14], labelOf(pieces[at]), { ...mono(13, palette.ink), bold: isSaid });
    const digits = { ...mono(12, palette.soft), anchor: 'end' as const };
    svg.text([x + column, y + 14], share(prob), digits);
    svg.rect([x, y + 26, column, 5], { fill: palette.rule });
    if (prob > 0) svg.rect([x, y + 26, Math.max(1, prob * column), 5], { fill: palette.prob });
  }
  return left + distribution.candidates.length * (column + gap) - gap;
}

function nameOf({ lens }: Inside, at: number, { notes }: Scene): string {
  const { lens: words } = notes.attention;
  if (at === lens.length - 1) return words.output;
  return at === 0 ? words.embedding : words.layer(lens[at]?.layer ?? at);
}
