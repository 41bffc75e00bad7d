/** The words of the compare view. */
import type { Ending } from '../layout/ending';
import type { Divergence } from '../layout/lanes';
import type { Preset } from '../state/lanes';

/** A comparison that teaches one thing, and what there is to do with it. */
interface PresetNotes {
  name: string;
  idea: string;
  task: string;
}

/** A number of the table, and what it is in one line. */
interface MetricNotes {
  name: string;
  what: string;
}

export type Metric =
  | 'logProb'
  | 'perToken'
  | 'perplexity'
  | 'score'
  | 'length'
  | 'distinct1'
  | 'distinct2'
  | 'distinct3'
  | 'evaluated'
  | 'valid'
  | 'trueLogProb'
  | 'modelError'
  | 'searchError';

export interface CompareNotes {
  heading: string;
  note: string;
  presetsLabel: string;
  presets: Record<Preset, PresetNotes>;
  tryOn: string;
  lane: (number: string) => string;
  otherSettings: string;
  add: string;
  duplicate: string;
  remove: string;
  send: string;
  textsHeading: string;
  /** How many tokens after the prompt are the same in all lanes. */
  agree: (tokens: string) => string;
  agreeAll: string;
  oneLane: string;
  tokenNumber: string;
  shown: (shown: string, all: string) => string;
  scrub: string;
  fewer: string;
  more: string;
  everything: string;
  /** What stands at the place where a lane parts from another one. */
  parts: (kind: Divergence['kind'], lane: string) => string;
  same: (lane: string) => string;
  chip: (token: string, surprisal: string) => string;
  impossibleHere: string;
  working: (evaluated: string) => string;
  nothingWritten: string;
  failed: string;
  stops: Record<Ending | 'cut', string>;
  legendParts: string;
  legendImpossible: string;
  metricsHeading: string;
  metricsCaption: string;
  metrics: Record<Metric, MetricNotes>;
  best: string;
  possible: string;
  possibleSoFar: string;
  impossible: string;
  impossiblePrompt: string;
  /** The first impossible token, its place, and what could have stood there. */
  instead: (token: string, place: string, possible: string) => string;
  theMode: string;
  bestSoFar: string;
  elsewhere: string;
  infinite: string;
  errorsHeading: string;
  searchWhat: string;
  modelWhat: string;
  noExact: string;
  addExact: string;
  proven: (lane: string, logProb: string) => string;
  unproven: (lane: string, logProb: string) => string;
  emptyHanded: (lane: string) => string;
  modePossible: (logProb: string, error: string) => string;
  modeSoFar: (logProb: string, error: string) => string;
  modeImpossible: (token: string) => string;
  modePrompt: string;
  modeUnknown: string;
  samplers: (lanes: string) => string;
  source: string;
}
