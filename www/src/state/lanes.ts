/** The lanes of a comparison: settings as text, what they are at first, and as one field of the address. */
import { printDeeds, readDeeds } from './deeds';

export const mostLanes = 4;

const tokens = 'max-new-tokens=20';

/** As the engine writes them, so that equal settings are equal texts. */
const greedy = `strategy=greedy;${tokens}`;
/** Exact about the model itself: no length penalty, no processors. */
export const exactLane = `strategy=exact=1:0:10000;${tokens}`;
const beam = (beams: number, penalty = 0) => `strategy=beam=${beams}:${penalty}:never;${tokens}`;
const sample = (processors: string, seed: number) =>
  `strategy=sample=1;processors=${processors};${tokens};seed=${seed}`;

export const usualLanes = [greedy, beam(4, 1), sample('temperature=0.8,top-p=0.9', 7), exactLane];

/** Comparisons that teach something, with a prompt of Storyland that shows it. */
export const presets = {
  'greedy-beam': { lanes: [greedy, beam(8)], prompt: 'hello' },
  widths: { lanes: [beam(1), beam(2), beam(4), beam(8)], prompt: 'hello , i am rosa .' },
  lengths: { lanes: [beam(4, 0), beam(4, 1), exactLane], prompt: '苹果' },
  errors: { lanes: [greedy, beam(4), exactLane], prompt: 'the' },
  temperatures: {
    lanes: [0.5, 1, 1.5].map((temperature) => sample(`temperature=${temperature}`, 2)),
    prompt: 'tom has',
  },
  coins: {
    lanes: ['top-k=5', 'top-p=0.7', 'min-p=0.1'].map((processor) => sample(processor, 1)),
    prompt: 'once upon a time',
  },
} as const satisfies Record<string, { lanes: readonly string[]; prompt: string }>;

export type Preset = keyof typeof presets;

export function presetOf(lanes: readonly string[]): Preset | null {
  const names = Object.keys(presets) as Preset[];
  return names.find((name) => areSame(presets[name].lanes, lanes)) ?? null;
}

/** `null` for the usual ones. */
export function printLanes(lanes: readonly string[]): string | null {
  return areSame(lanes, usualLanes) ? null : printDeeds(lanes);
}

/** What are lanes, and what are none. Which strategies there are, the engine knows. */
export function readLanes(text: string): { lanes: string[]; others: string[] } {
  const lanes: string[] = [];
  const others: string[] = [];
  const isSetting = /^[a-z-]+=[^;]+(;[a-z-]+=[^;]+)*$/;
  for (const lane of readDeeds(text)) {
    if (isSetting.test(lane) && lanes.length < mostLanes) lanes.push(lane);
    else others.push(lane);
  }
  return { lanes, others };
}

export function areSame(one: readonly string[], other: readonly string[]): boolean {
  return one.length === other.length && one.every((lane, at) => lane === other[at]);
}
