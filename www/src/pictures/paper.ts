/** The whole file of a picture: what was drawn on paper, under its heading, with the words that stand for it. */
import { escaped } from './escaped';
import { linesOf, mono, sans, sansFamily, widthOf } from './face';
import type { Palette } from './palette';
import { attributes, Svg } from './svg';

/** Paper around the figure, and above it for the heading. */
const margin = 24;
const head = 74;
const line = 17;
/** A figure that is narrower still leaves this much room to its heading. */
const leastWidth = 420;

export interface Heading {
  /** What kind of picture it is. */
  title: string;
  /** Beside it: by which settings, at which place. */
  beside: string;
  /** Below it: of which text. */
  below: string;
  /** For those who cannot see it. */
  description: string;
}

export function onPaper(
  drawn: Svg,
  [drawnWidth, drawnHeight]: readonly [number, number],
  { title, beside, below, description }: Heading,
  palette: Palette,
): string {
  const bold = { ...sans(16, palette.ink), bold: true };
  const small = mono(12, palette.soft);
  const besideX = margin + widthOf(bold, title) + 14;
  const inner = Math.max(drawnWidth, leastWidth, besideX + widthOf(small, beside) - margin);
  const lines = linesOf(small, below, inner);
  const top = head + Math.max(0, lines.length - 1) * line;
  const [width, height] = [inner + 2 * margin, top + drawnHeight + margin].map(Math.ceil) as [
    number,
    number,
  ];
  const whole = new Svg();
  const paper = { fill: palette.paper, stroke: palette.rule, width: 1 };
  whole.rect([0.5, 0.5, width - 1, height - 1], paper, 12);
  whole.text([margin, 28], title, bold);
  whole.text([besideX, 28.5], beside, small);
  for (const [at, words] of lines.entries()) whole.text([margin, 50 + at * line], words, small);
  const file = {
    xmlns: 'http://www.w3.org/2000/svg',
    version: '1.1',
    role: 'img',
    width,
    height,
    viewBox: `0 0 ${width} ${height}`,
    'font-family': sansFamily,
  };
  const figure = `<g transform="translate(${margin} ${top})">\n${drawn.body}</g>`;
  const told = `<title>${escaped(title)}</title>\n<desc>${escaped(description)}</desc>`;
  return `<svg${attributes(file)}>\n${told}\n${whole.body}${figure}\n</svg>\n`;
}
