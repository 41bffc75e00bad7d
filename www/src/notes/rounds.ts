/** The words of the rounds of a beam search. */
import type { Fate } from 'lookback';

export interface RoundsNotes {
  heading: string;
  note: string;
  /** What else is to be known of a strategy. */
  more: Record<string, string>;
  round: string;
  roundOf: (round: string) => string;
  last: string;
  earlier: string;
  later: string;
  none: string;
  noStep: string;
  summary: (from: string, candidates: string, kept: string) => string;
  group: (group: string) => string;
  rank: string;
  text: string;
  logProb: string;
  total: string;
  rankedBy: string;
  place: string;
  cutBy: string;
  cutByNats: string;
  fate: string;
  fates: Record<Fate, string>;
  line: (taken: string) => string;
  left: (count: string) => string;
  blocked: (count: string) => string;
  live: string;
  liveBy: string;
  done: string;
  doneBy: string;
  nobody: string;
  score: string;
  /** Of a text that has ended: what ended texts are ranked by. */
  finalScore: string;
  bound: (bound: string) => string;
  room: (ended: string, width: string) => string;
  beaten: (worst: string) => string;
  open: (worst: string) => string;
  threshold: (threshold: string) => string;
}
