/** What stands after a round: the texts that go on and those that have ended, side by side, the best first. */
import type { Step } from 'lookback';
import { decimal } from '../layout/format';
import { linesOf, mono, sans } from './face';
import { textOf } from './pool';
import type { Scene } from './scene';
import type { Svg } from './svg';

const row = 21;
const gap = 36;

/** Gives where they end. */
export function standingsOf(
  svg: Svg,
  scene: Scene,
  { live, done }: Step,
  [width, top]: [number, number],
): number {
  const { rounds: words } = scene.notes;
  const side = (width - gap) / 2;
  const left = drawBoard(svg, scene, [words.live, words.liveBy], live, [0, top, side]);
  const right = drawBoard(svg, scene, [words.done, words.doneBy], done, [side + gap, top, side]);
  return Math.max(left, right);
}

function drawBoard(
  svg: Svg,
  { notes, palette, state }: Scene,
  [heading, by]: [string, string],
  standings: Step['live'],
  [x, top, width]: [number, number, number],
): number {
  const { reading } = state;
  const small = sans(12, palette.soft);
  let y = top + 10;
  svg.text([x, y], heading, { ...sans(13, palette.ink), bold: true });
  for (const line of linesOf(small, by, width)) {
    y += 17;
    svg.text([x, y], line, small);
  }
  y += 12;
  svg.line([x, y], [x + width, y], palette.strong);
  if (!reading || standings.length === 0) {
    svg.text([x, y + row / 2], notes.rounds.nobody, small);
    return y + row;
  }
  for (const { node, score } of standings) {
    const [context, token] = textOf(node, reading);
    const parts = [
      { words: context, face: mono(12, palette.soft) },
      { words: token, face: { ...mono(12, palette.ink), bold: true } },
    ];
    svg.spans([x, y + row / 2], parts);
    const digits = { ...mono(12, palette.ink), anchor: 'end' as const };
    svg.text([x + width, y + row / 2], decimal(score), digits);
    y += row;
    svg.line([x, y], [x + width, y], palette.rule);
  }
  return y;
}
