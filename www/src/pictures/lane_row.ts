/** One lane of a comparison, a part of its text: chips as full as each token was surprising, and where it parts from the others. */
import type { LaneText } from '../engine/protocol';
import { endingOf } from '../layout/ending';
import { nats } from '../layout/format';
import type { Divergence } from '../layout/lanes';
import { surprisal, surprise } from '../layout/surprisal';
import { mono, sans, widthOf } from './face';
import { mix } from './palette';
import { labelOf, type Scene } from './scene';
import type { Svg } from './svg';

/** What a lane takes: its flag, its chips, their values, and room to the next. */
export const laneHeight = 66;
const chipTop = 17;
const chipHeight = 22;

export interface LanePart {
  text: LaneText;
  parting: Divergence | null;
  /** The lane that it is compared with, from 0. */
  reference: number;
  promptLength: number;
  /** Where each place of this part begins, and how wide it is. */
  columns: { at: number; x: number; width: number }[];
}

/** Gives where its words end. */
export function drawLane(svg: Svg, scene: Scene, part: LanePart, y: number): number {
  const { palette, notes } = scene;
  const { text, parting, columns } = part;
  const small = sans(11, palette.ink);
  let right = 0;
  for (const { at, x, width } of columns) {
    const isParting = parting?.at === at;
    if (isParting) {
      const flag = flagOf(parting, part.reference, scene);
      svg.text([x, y + 7], flag, small);
      right = Math.max(right, x + widthOf(small, flag));
    }
    if (at < text.steps.length) drawChip(svg, scene, part, at, [x, y + chipTop, width]);
    if (at === text.steps.length) {
      const ending = text.stop === null ? 'cut' : endingOf(text.stop, text.settings);
      const said = notes.compare.stops[ending];
      svg.text([x + 2, y + chipTop + chipHeight / 2], said, sans(12, palette.soft));
      right = Math.max(right, x + widthOf(small, said) + 8);
    }
  }
  return right;
}

export function flagOf({ kind }: Divergence, reference: number, { notes }: Scene): string {
  return `▼ ${notes.compare.parts(kind, `${reference + 1}`)}`;
}

/** How wide a token's chip is, its value below it. */
export function chipWidth({ pieces, steps }: LaneText, at: number, { palette }: Scene): number {
  const step = steps[at];
  if (!step) return 0;
  const value = widthOf(mono(11, palette.soft), `✕ ${nats(surprisal(step.logProb))}`);
  return Math.max(widthOf(mono(13, palette.ink), labelOf(pieces[at])) + 14, value);
}

function drawChip(
  svg: Svg,
  { palette, state }: Scene,
  { text, parting, promptLength }: LanePart,
  at: number,
  [x, y, width]: [number, number, number],
): void {
  const step = text.steps[at];
  if (!step) return;
  const isWrong = text.verdict?.impossible?.position === promptLength + at;
  const share = surprise(step.logProb, state.model?.config.vocabSize ?? 1);
  const fill = mix(palette.surprisal, palette.raised, share * 0.85 + 0.06);
  const line = isWrong
    ? { stroke: palette.danger, width: 2, dash: '4 2' }
    : parting?.at === at
      ? { stroke: palette.ink, width: 2 }
      : { stroke: palette.rule, width: 1 };
  svg.rect([x, y, width, chipHeight], { fill, ...line }, 5);
  const middle = x + width / 2;
  const face = { ...mono(13, palette.ink), anchor: 'middle' as const };
  svg.text([middle, y + chipHeight / 2], labelOf(text.pieces[at]), face);
  const value = { ...mono(11, palette.soft), anchor: 'middle' as const };
  const cross = isWrong ? [{ words: '✕ ', face: { ...value, colour: palette.danger } }] : [];
  const parts = [...cross, { words: nats(surprisal(step.logProb)), face: value }];
  svg.spans([middle, y + chipHeight + 10], parts);
}
