/** A probability as a bar on a scale from 0 to 1, as everywhere on the page. */
import { mono } from './face';
import type { Palette } from './palette';
import type { Svg } from './svg';

/** How long 1 is. */
export const trackWidth = 160;
export const barHeight = 12;

export function drawTrack(svg: Svg, x: number, y: number, palette: Palette): void {
  svg.line([x, y], [x + trackWidth, y], palette.rule);
  for (const share of [0, 0.5, 1]) {
    const at = x + share * trackWidth;
    svg.line([at, y - barHeight / 2], [at, y + barHeight / 2], palette.strong);
  }
}

export function drawProb(svg: Svg, x: number, y: number, prob: number, palette: Palette): void {
  if (prob <= 0) return;
  const width = Math.max(prob * trackWidth, 1);
  svg.rect([x, y - barHeight / 2, width, barHeight], { fill: palette.prob });
}

/** The ends of the scale, over the first bar. */
export function drawAxis(svg: Svg, x: number, y: number, palette: Palette): void {
  const face = { ...mono(11, palette.soft), anchor: 'middle' as const };
  for (const share of [0, 0.5, 1]) svg.text([x + share * trackWidth, y], `${share}`, face);
}
