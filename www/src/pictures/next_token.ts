/** The next token's distribution: a bar a token, the true probability where it is known, and all the others as one. */
import type { Reading } from '../engine/protocol';
import { count, decimal, nats, share } from '../layout/format';
import { type Column, drawHeads, placesOf, widthOfAll } from './columns';
import { mono, sans, widest, widthOf } from './face';
import { onPaper } from './paper';
import { drawAxis, drawProb, drawTrack, trackWidth } from './prob_bar';
import { type Draw, labelOf, lineOf, type Scene, wordsTo } from './scene';
import { Svg } from './svg';

const row = 26;
const top = 22;
/** What was taken is pointed at from here. */
const pointer = 16;

export const drawNextToken: Draw = (scene) => {
  const { state, notes, words, palette } = scene;
  const { reading } = state;
  if (!reading) return null;
  const { distribution, truth } = reading.moment;
  const { candidates, rest, entropy, position } = distribution;
  const svg = new Svg();
  const small = sans(12, palette.soft);
  const columns = columnsOf(scene, reading);
  const places = placesOf(columns, small, pointer);
  const [token, track] = places;
  if (!token || !track) return null;
  drawHeads(svg, columns, places, 4, small);
  drawAxis(svg, track.start, 4, palette);
  for (const at of candidates.keys()) drawCandidate(svg, scene, reading, at, places);
  let bottom = top + candidates.length * row;
  if (rest.count > 0) {
    const y = bottom + row / 2;
    svg.line([0, bottom], [widthOfAll(places), bottom], palette.rule);
    svg.text([token.x, y], notes.next.rest(count(rest.count)), small);
    drawTrack(svg, track.start, y, palette);
    svg.hatched([track.start, y - 6, rest.prob * trackWidth, 12], palette.prob);
    svg.text([places[2]?.x ?? 0, y], share(rest.prob), {
      ...mono(13, palette.soft),
      anchor: 'end',
    });
    bottom += row;
  }
  if (truth) {
    svg.line([pointer + 4, bottom + 10], [pointer + 4, bottom + 24], palette.choice, 2);
    svg.text([pointer + 14, bottom + 17], words.truth, small);
    bottom += 26;
  }
  const text = lineOf(wordsTo(reading.moment.node, reading));
  const said = candidates.map(({ prob }, at) => `${labelAt(reading, at)} ${share(prob)}`);
  const heading = {
    title: notes.next.heading,
    beside: `${notes.next.position(position)} · ${words.entropy(nats(entropy))}`,
    below: text,
    description: words.nextSays(text, said.join(', '), share(rest.prob)),
  };
  return onPaper(svg, [widthOfAll(places), bottom], heading, palette);
};

function columnsOf({ notes, palette }: Scene, reading: Reading): Column[] {
  const { candidates, rest } = reading.moment.distribution;
  const digits = mono(13, palette.ink);
  const others = widthOf(sans(12, palette.soft), notes.next.rest(count(rest.count)));
  const labels = candidates.map((_, at) => labelAt(reading, at));
  const number = (head: string, written: string[]): Column => ({
    head,
    width: widest(digits, written),
    align: 'end',
  });
  return [
    { head: notes.next.token, width: Math.max(widest(digits, labels), others) },
    { head: '', width: trackWidth },
    number(notes.next.prob, ['0.0000']),
    number(
      notes.next.logit,
      candidates.map(({ logit }) => decimal(logit)),
    ),
    number(
      notes.next.logProb,
      candidates.map(({ logProb }) => decimal(logProb)),
    ),
  ];
}

function drawCandidate(
  svg: Svg,
  { palette }: Scene,
  { moment }: Reading,
  at: number,
  places: ReturnType<typeof placesOf>,
): void {
  const candidate = moment.distribution.candidates[at];
  const [token, track, ...numbers] = places;
  if (!candidate || !token || !track) return;
  const { id, prob, logit, logProb } = candidate;
  const y = top + (at + 0.5) * row;
  const isChosen = id === moment.chosen;
  if (isChosen) svg.path(`M2 ${y - 4.5}L10 ${y}L2 ${y + 4.5}Z`, { fill: palette.choice });
  const face = { ...mono(13, palette.ink), bold: isChosen };
  svg.text([token.x, y], labelOf(moment.candidates[at]), face);
  drawTrack(svg, track.start, y, palette);
  drawProb(svg, track.start, y, prob, palette);
  const truth = moment.truth?.[at];
  if (truth !== undefined) {
    const x = track.start + truth * trackWidth;
    svg.line([x, y - 9], [x, y + 9], palette.choice, 2);
  }
  for (const [place, written] of [share(prob), decimal(logit), decimal(logProb)].entries()) {
    const soft = place === 0 ? palette.ink : palette.soft;
    svg.text([numbers[place]?.x ?? 0, y], written, { ...mono(13, soft), anchor: 'end' });
  }
}

function labelAt({ moment }: Reading, at: number): string {
  return labelOf(moment.candidates[at]);
}
