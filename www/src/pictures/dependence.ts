/** A matrix of which output (row) may depend on which input (column), what looks ahead in another colour. */
import type { Inside } from '../engine/protocol';
import { mono } from './face';
import { mix, type Palette } from './palette';
import { placesIn, type Span } from './span';
import { type Area, type Svg, short } from './svg';

export interface Dependence {
  inside: Inside;
  length: number;
  span: Span;
  /** Its column is framed. */
  probed: number | null;
  palette: Palette;
}

/** Names of columns nearer to each other than this would touch. */
const leastApart = 22;

export function drawDependence(
  svg: Svg,
  { inside, length, span, probed, palette }: Dependence,
  [left, top, width, height]: Area,
): void {
  const places = placesIn(span);
  const [wide, high] = [width / places.length, height / places.length];
  svg.rect([left, top, width, height], { fill: palette.raised });
  const paths = { back: '', ahead: '' };
  const lines: string[] = [];
  for (const [row, output] of places.entries()) {
    lines.push(`M${short(left)} ${short(top + row * high)}H${short(left + width)}`);
    lines.push(`M${short(left + row * wide)} ${short(top)}V${short(top + height)}`);
    for (const [column, input] of places.entries()) {
      if (inside.depends[output * length + input] !== 1) continue;
      const corner = `M${short(left + column * wide)} ${short(top + row * high)}`;
      const cell = `${corner}h${short(wide)}v${short(high)}h${short(-wide)}Z`;
      paths[input > output ? 'ahead' : 'back'] += cell;
    }
  }
  svg.path(paths.back, { fill: mix(palette.soft, palette.raised, 0.35) });
  svg.path(paths.ahead, { fill: palette.attention });
  svg.path(lines.join(''), { stroke: palette.rule });
  svg.rect([left, top, width, height], { stroke: palette.strong });
  const every = Math.ceil(leastApart / wide);
  const names = { ...mono(10, palette.soft), anchor: 'middle' as const };
  for (const [at, place] of places.entries())
    if (place % every === 0) svg.text([left + (at + 0.5) * wide, top - 9], `${place}`, names);
  if (probed !== null && probed >= span.start && probed < span.end) {
    const x = left + (probed - span.start) * wide;
    svg.rect([x, top, wide, height], { stroke: palette.choice, width: 2 });
  }
}
