/** The words for opening and keeping a model of one's own. */
import type { Precision } from 'lookback';

export interface OpeningNotes {
  files: (count: number, bytes: string) => string;
  memory: Record<Precision, (memory: string) => string>;
  question: (name: string) => string;
  questionNote: string;
  open: Record<Precision, (memory: string) => string>;
  decline: string;
  keep: string;
  keepAgain: string;
  keeping: string;
  isKept: string;
  cannotKeep: string;
  couldNotKeep: string;
  shippedGroup: string;
  keptGroup: string;
  keptNote: string;
  openKept: (name: string) => string;
  remove: string;
  removeNamed: (name: string) => string;
}
