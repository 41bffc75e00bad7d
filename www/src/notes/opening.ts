/** The words for opening and keeping a model of one's own. */

export interface OpeningNotes {
  size: (files: number, bytes: string, memory: string) => string;
  question: (name: string) => string;
  questionNote: string;
  open: (memory: string) => string;
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
