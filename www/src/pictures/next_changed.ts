/** The next token twice: as the model is, and under an intervention; the plain bar is outlined, the changed one filled. */
import type { Inside } from '../engine/protocol';
import { change, count, share } from '../layout/format';
import { type Column, drawHeads, type Place, placesOf, widthOfAll } from './columns';
import { mono, sans, widest } from './face';
import { mix } from './palette';
import { onPaper } from './paper';
import { drawAxis, trackWidth } from './prob_bar';
import { type Draw, labelOf, lineOf, type Scene } from './scene';
import { Svg } from './svg';

const row = 30;
const top = 22;
const bar = 9;

interface Row {
  name: string;
  isRest: boolean;
  plain: number;
  changed: number;
}

export const drawNextChanged: Draw = (scene) => {
  const { state, notes, words, palette } = scene;
  const { reading } = state;
  const { inside } = reading ?? {};
  if (!reading || !inside) return null;
  const { next } = notes.attention;
  const rows = rowsOf(inside, scene);
  const isChanged = inside.intervention !== '';
  const svg = new Svg();
  const small = sans(12, palette.soft);
  const digits = mono(13, palette.ink);
  const number = (head: string): Column => ({
    head,
    width: widest(digits, ['+0.0000']),
    align: 'end',
  });
  const columns: Column[] = [
    {
      head: next.token,
      width: widest(
        digits,
        rows.map(({ name }) => name),
      ),
    },
    { head: '', width: trackWidth },
    ...(isChanged ? [next.plain, next.changed, next.change] : [next.plain]).map(number),
  ];
  const places = placesOf(columns, small);
  const track = places[1];
  if (!track) return null;
  drawHeads(svg, columns, places, 4, small);
  drawAxis(svg, track.start, 4, palette);
  for (const [at, one] of rows.entries())
    drawRow(svg, scene, one, places, [top + at * row, isChanged]);
  const end = top + rows.length * row;
  const bottom = isChanged ? drawKey(svg, scene, end + 16) : end;
  const text = lineOf(reading.pieces.slice(0, inside.position + 1).map(labelOf));
  const said = rows.map(({ name, plain, changed }) => next.row(name, share(plain), share(changed)));
  const heading = {
    title: next.heading,
    beside: isChanged ? words.under(inside.intervention) : words.asItIs,
    below: text,
    description: words.changedSays(text, said.join('; ')),
  };
  return onPaper(svg, [widthOfAll(places), bottom], heading, palette);
};

function rowsOf({ next: { tokens, rest } }: Inside, { notes }: Scene): Row[] {
  const rows = tokens.map(({ piece, plain, changed }) => {
    return { name: labelOf(piece), isRest: false, plain, changed };
  });
  if (rest.count === 0) return rows;
  const name = notes.attention.next.rest(count(rest.count));
  return [...rows, { name, isRest: true, plain: rest.plain, changed: rest.changed }];
}

function drawRow(
  svg: Svg,
  { palette }: Scene,
  { name, isRest, plain, changed }: Row,
  places: readonly Place[],
  [from, isChanged]: [number, boolean],
): void {
  const y = from + row / 2;
  const [token, track, ...numbers] = places;
  const x = track?.start ?? 0;
  if (isRest) svg.line([0, from], [widthOfAll(places), from], palette.rule);
  svg.text([token?.x ?? 0, y], name, isRest ? sans(12, palette.soft) : mono(13, palette.ink));
  svg.line([x, y], [x + trackWidth, y], palette.rule);
  for (const at of [0, 0.5, 1])
    svg.line([x + at * trackWidth, y - bar], [x + at * trackWidth, y + bar], palette.strong);
  const outline = { fill: mix(palette.prob, palette.raised, 0.18), stroke: palette.prob };
  svg.rect([x, y - bar, Math.max(1, plain * trackWidth), bar], outline);
  if (isChanged && changed > 0)
    svg.rect([x, y, Math.max(1, changed * trackWidth), bar], { fill: palette.prob });
  const ink = isRest ? palette.soft : palette.ink;
  const written = isChanged
    ? [share(plain), share(changed), change(changed - plain)]
    : [share(plain)];
  for (const [at, words] of written.entries())
    svg.text([numbers[at]?.x ?? 0, y], words, { ...mono(13, ink), anchor: 'end' });
}

function drawKey(svg: Svg, { notes, palette }: Scene, y: number): number {
  const small = sans(12, palette.soft);
  const { plain, changed } = notes.attention.next;
  const outline = { fill: mix(palette.prob, palette.raised, 0.18), stroke: palette.prob };
  svg.rect([0, y - 4, 16, 8], outline);
  svg.text([24, y], plain, small);
  const x = 24 + widest(small, [plain]) + 22;
  svg.rect([x, y - 4, 16, 8], { fill: palette.prob });
  svg.text([x + 24, y], changed, small);
  return y + 6;
}
