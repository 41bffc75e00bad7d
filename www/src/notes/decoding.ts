/** The words of the settings of decoding. */
import type { SettingsNotes } from './settings';

/** Well-known ways of decoding, a click away. */
export type PresetName = 'greedy' | 'sample' | 'beam' | 'beamPlain' | 'contrastive' | 'speculative';

export interface DecodingNotes extends SettingsNotes {
  heading: string;
  note: string;
  strategy: string;
  processors: string;
  noProcessors: string;
  add: string;
  remove: (name: string) => string;
  earlier: (name: string) => string;
  later: (name: string) => string;
  order: string;
  /** Where a processor stands after it was moved: its place, and how many there are. */
  moved: (name: string, place: string, all: string) => string;
  movedBack: (name: string) => string;
  drag: string;
  dragKeys: string;
  usual: (value: string) => string;
  usualNothing: string;
  toUsual: (name: string, value: string) => string;
  scopes: { all: string; generated: string; last: string; count: string };
  formula: (name: string) => string;
  formulas: string;
  now: string;
  /** What the letters of all formulas stand for. */
  letters: string;
  left: (kept: string, all: string) => string;
  lost: (mass: string) => string;
  entropy: (before: string, after: string) => string;
  unchanged: string;
  tries: string;
  presets: Record<PresetName, string>;
  seed: string;
  maxNewTokens: string;
  asRoomAllows: string;
  texts: string;
  lastChoice: string;
  /** Of a text that goes on, and of one that has ended. */
  score: string;
  finalScore: string;
  logProb: string;
  ended: string;
  goesOn: string;
}
