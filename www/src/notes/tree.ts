/** The words of the decoding tree. */
import type { Fate } from 'lookback';
import type { Numbers } from '../layout/tree_measure';

export interface TreeNotes {
  heading: string;
  note: string;
  /** What the picture is, for those who hear the page. */
  picture: (nodes: string, levels: string) => string;
  keys: string;
  /** The same for fingers. */
  touch: string;
  prompt: string;
  /** A node in words, with the numbers that its box shows: "step 3: “cat” 0.41". */
  item: (step: string, token: string, numbers: string) => string;
  candidates: (count: string) => string;
  hides: (count: string) => string;
  numbers: Record<Numbers, string> & { label: string };
  /** The tokens above the subtree that is shown. */
  way: string;
  wayNote: string;
  collapse: string;
  expand: string;
  narrow: string;
  moreTexts: (count: string) => string;
  fewerTexts: string;
  drawnTimes: (count: string) => string;
  moreLeaves: (count: string) => string;
  fewerLeaves: (count: string) => string;
  zoom: { group: string; closer: string; farther: string; fit: string };
  pick: string;
  prob: string;
  logProb: string;
  total: string;
  /** What a step adds to `score`, which is the search's total. */
  adds: string;
  score: string;
  visits: string;
  visitsOf: (visits: string, of: string) => string;
  frequency: string;
  fate: Record<Fate, string>;
  live: string;
  focus: string;
  byHand: string;
  legend: {
    width: string;
    visits: string;
    frequency: string;
    hides: string;
    kept: string;
    pruned: string;
    blocked: string;
    unseen: string;
    finished: string;
    tooLow: string;
    live: string;
    focus: string;
    byHand: string;
    fold: string;
  };
}
