/** All heads as small multiples: layers down, heads across, the picked one framed, those switched off crossed. */
import type { Thumbnails } from 'lookback';
import { type HeadPlace, shadesOf } from '../layout/head_grid';
import { isOff, offCount } from '../layout/intervention';
import { mono, sans, widthOf } from './face';
import { mix } from './palette';
import { onPaper } from './paper';
import { type Draw, labelOf, lineOf, type Scene } from './scene';
import { Svg, short } from './svg';

const gap = 8;
const left = 34;
const top = 22;

export const drawHeads: Draw = (scene) => {
  const { state, notes, words, palette } = scene;
  const { reading } = state;
  const { inside } = reading ?? {};
  if (!reading || !inside) return null;
  const { thumbnails, intervention, head } = inside;
  const [layers, heads] = thumbnails.shape;
  const side = Math.min(84, Math.max(30, Math.floor(720 / heads)));
  const svg = new Svg();
  const names = mono(12, palette.soft);
  for (let at = 0; at < heads; at += 1)
    svg.text([left + at * (side + gap) + side / 2, 6], `H${at + 1}`, {
      ...names,
      anchor: 'middle',
    });
  for (let layer = 0; layer < layers; layer += 1) {
    const y = top + layer * (side + gap);
    svg.text([0, y + side / 2], `L${layer + 1}`, names);
    for (let at = 0; at < heads; at += 1) {
      const place = { layer, head: at };
      const off = isOff(intervention, layer, at);
      drawHead(svg, scene, { thumbnails, place, off }, [left + at * (side + gap), y, side]);
    }
  }
  const [x, y] = [left + head.head * (side + gap), top + head.layer * (side + gap)];
  svg.rect([x - 1, y - 1, side + 2, side + 2], { stroke: palette.ink, width: 3 }, 3);
  const bottom = top + layers * (side + gap) + 14;
  const wide = drawLegend(svg, scene, offCount(intervention) > 0, bottom);
  const text = lineOf(reading.pieces.map(labelOf));
  const picked = notes.attention.heads.chosen(head.layer + 1, head.head + 1);
  const heading = {
    title: notes.attention.heads.heading,
    beside: intervention === '' ? picked : `${picked} · ${words.under(intervention)}`,
    below: text,
    description: words.headsSays(`${layers}`, `${heads}`, picked, text),
  };
  return onPaper(svg, [Math.max(wide, left + heads * (side + gap)), bottom + 8], heading, palette);
};

interface Small {
  thumbnails: Thumbnails;
  place: HeadPlace;
  off: boolean;
}

function drawHead(
  svg: Svg,
  { palette }: Scene,
  { thumbnails, place, off }: Small,
  [x, y, side]: [number, number, number],
): void {
  svg.rect([x, y, side, side], { fill: palette.raised });
  const scale = side / thumbnails.shape[2];
  const hue = off ? mix(palette.soft, palette.raised, 0.4) : palette.attention;
  for (const { opacity, path } of shadesOf(thumbnails, place)) {
    const fill = mix(hue, palette.raised, opacity);
    svg.path(path, { fill }, `translate(${short(x)} ${short(y)}) scale(${short(scale)})`);
  }
  svg.rect([x, y, side, side], { stroke: palette.strong });
  if (!off) return;
  svg.line([x, y], [x + side, y + side], palette.ink, 1.5);
  svg.line([x, y + side], [x + side, y], palette.ink, 1.5);
}

/** Gives how wide it is. */
function drawLegend(
  svg: Svg,
  { notes, words, palette }: Scene,
  hasOff: boolean,
  y: number,
): number {
  const small = sans(12, palette.soft);
  const digits = mono(11, palette.soft);
  let x = left;
  svg.text([x, y], notes.attention.weight, small);
  x += widthOf(small, notes.attention.weight) + 8;
  svg.text([x, y], '0', digits);
  x += 12;
  const shades = 6;
  for (let at = 0; at < shades; at += 1) {
    const fill = mix(palette.attention, palette.raised, (at + 1) / shades);
    svg.rect([x + 14 * at, y - 5, 14, 10], { fill });
  }
  svg.rect([x, y - 5, 14 * shades, 10], { stroke: palette.strong });
  x += 14 * shades + 6;
  svg.text([x, y], '1', digits);
  x += 28;
  svg.rect([x, y - 6, 12, 12], { stroke: palette.ink, width: 3 }, 2);
  svg.text([x + 20, y], words.picked, small);
  x += 20 + widthOf(small, words.picked);
  if (!hasOff) return x;
  x += 22;
  svg.rect([x, y - 6, 12, 12], { stroke: palette.strong });
  svg.line([x, y - 6], [x + 12, y + 6], palette.ink, 1.5);
  svg.line([x, y + 6], [x + 12, y - 6], palette.ink, 1.5);
  svg.text([x + 20, y], words.off, small);
  return x + 20 + widthOf(small, words.off);
}
