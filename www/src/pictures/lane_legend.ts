/** What the marks of compared texts mean. */
import type { Comparison } from '../engine/protocol';
import type { Divergence } from '../layout/lanes';
import { sans, widthOf } from './face';
import { mix } from './palette';
import type { Scene } from './scene';
import type { Svg } from './svg';

const steps = 16;
const step = 5;

/** Gives how wide it is. */
export function drawLaneLegend(
  svg: Svg,
  { notes, palette }: Scene,
  { lanes, promptLength }: Comparison,
  divergences: readonly (Divergence | null)[],
  y: number,
): number {
  const small = sans(12, palette.soft);
  let x = 0;
  const say = (words: string, then: number) => {
    svg.text([x, y], words, small);
    x += widthOf(small, words) + then;
  };
  say(notes.text.legendSurprisal, 8);
  say('0', 5);
  for (let at = 0; at < steps; at += 1) {
    const fill = mix(palette.surprisal, palette.raised, (at / (steps - 1)) * 0.85 + 0.06);
    svg.rect([x + step * at, y - 5, step + 0.5, 10], { fill });
  }
  svg.rect([x, y - 5, steps * step, 10], { stroke: palette.strong });
  x += steps * step + 8;
  say(notes.text.legendGuess, 24);
  if (divergences.some((one) => one !== null)) say(`▼ ${notes.compare.legendParts}`, 24);
  const isWrong = lanes.some(
    ({ text }) => (text?.verdict?.impossible?.position ?? -1) >= promptLength,
  );
  if (isWrong) {
    svg.text([x, y], '✕', { ...small, colour: palette.danger });
    x += 16;
    say(notes.compare.legendImpossible, 0);
  }
  return x;
}
