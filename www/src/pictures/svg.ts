/** A writer of SVG 1.1: attributes alone, no style sheet and no transparency, so that every program draws it alike. */
import { escaped } from './escaped';
import { type Face, monoFamily } from './face';
import type { Colour } from './palette';

/** How an area is filled and bounded. */
export interface Paint {
  fill?: Colour;
  stroke?: Colour;
  width?: number;
  dash?: string;
}

export type Point = readonly [x: number, y: number];
export type Area = readonly [x: number, y: number, width: number, height: number];

export class Svg {
  body = '';

  rect([x, y, width, height]: Area, paint: Paint, round = 0): void {
    const place = { x, y, width, height, ...(round > 0 ? { rx: round } : {}) };
    this.body += `<rect${attributes({ ...place, ...painted(paint) })}/>\n`;
  }

  circle([cx, cy]: Point, r: number, paint: Paint): void {
    this.body += `<circle${attributes({ cx, cy, r, ...painted(paint) })}/>\n`;
  }

  /** A line along a path, or the area in it. */
  path(d: string, paint: Paint, transform?: string): void {
    if (d === '') return;
    const place = transform === undefined ? { d } : { d, transform };
    this.body += `<path${attributes({ ...place, ...painted(paint) })}/>\n`;
  }

  line([x, y]: Point, [toX, toY]: Point, colour: Colour, width = 1, dash?: string): void {
    const paint = { stroke: colour, width };
    const d = `M${short(x)} ${short(y)}L${short(toX)} ${short(toY)}`;
    this.path(d, dash === undefined ? paint : { ...paint, dash });
  }

  /** Words whose middle line is at `y`. They are escaped here, whatever they are. */
  text([x, y]: Point, words: string, face: Face): void {
    this.spans([x, y], [{ words, face }]);
  }

  /** Words of several looks, one after the other; the first face says how large and where they are. */
  spans([x, y]: Point, parts: readonly { words: string; face: Face }[]): void {
    const [first, ...others] = parts.filter(({ words }) => words !== '');
    if (!first) return;
    // Half the height of small letters and capitals; programs differ in `dominant-baseline`.
    const place = { x, y: y + first.face.size * 0.35 };
    const more = others.map(
      ({ words, face }) => `<tspan${attributes(faced(face))}>${escaped(words)}</tspan>`,
    );
    const inside = escaped(first.words) + more.join('');
    this.body += `<text${attributes({ ...place, ...faced(first.face) })}>${inside}</text>\n`;
  }

  /** An area of lines that lean: what stands for many. */
  hatched([x, y, width, height]: Area, colour: Colour): void {
    if (width < 0.5) return;
    let d = '';
    for (let foot = 5 - height; foot < width; foot += 5) {
      // Where the line enters the area and leaves it, of its way from bottom to top.
      const [enters, leaves] = [Math.max(-foot, 0), Math.min(width - foot, height)];
      d += `M${short(x + foot + enters)} ${short(y + height - enters)}`;
      d += `L${short(x + foot + leaves)} ${short(y + height - leaves)}`;
    }
    this.path(d, { stroke: colour, width: 1 });
    this.rect([x, y, width, height], { stroke: colour, width: 1 });
  }
}

/** Attributes with their values: numbers, and words of our own. */
export function attributes(values: Record<string, string | number>): string {
  return Object.entries(values)
    .map(([name, value]) => ` ${name}="${typeof value === 'number' ? short(value) : value}"`)
    .join('');
}

/** A coordinate: the page's own need no more than two decimals. */
export function short(value: number): string {
  return `${Math.round(value * 100) / 100}`;
}

function painted({ fill, stroke, width, dash }: Paint): Record<string, string | number> {
  const line = stroke === undefined ? {} : { stroke, 'stroke-width': width ?? 1 };
  const broken = dash === undefined ? {} : { 'stroke-dasharray': dash };
  return { fill: fill ?? 'none', ...line, ...broken };
}

function faced(face: Face): Record<string, string | number> {
  return {
    'font-size': face.size,
    fill: face.colour,
    ...(face.mono ? { 'font-family': monoFamily } : {}),
    'font-weight': face.bold ? 600 : 400,
    ...(face.struck ? { 'text-decoration': 'line-through' } : {}),
    ...(face.anchor ? { 'text-anchor': face.anchor } : {}),
  };
}
