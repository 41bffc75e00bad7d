/** The words around the views: the tabs, the transport, what an address said, keeping. */
import type { FigureName } from '../layout/figures';
import type { ViewName } from '../state/state';

export interface PageNotes {
  views: { label: string } & Record<ViewName, string>;
  about: Record<ViewName, string>;
  speed: string;
  stepsASecond: (speed: number) => string;
  slower: string;
  faster: string;
  spaces: string;
  /** A token of the text, as a button. */
  lookAt: string;
  past: (token: string) => string;
  backToNow: string;
  complaints: string;
  complaint: ComplaintNotes;
  understood: string;
  figure: {
    saveAs: string;
    names: Record<FigureName, string>;
  };
  keeping: {
    link: string;
    share: string;
    copied: string;
    tooLong: (characters: string) => string;
    noFiles: string;
    save: string;
    open: string;
    notASession: string;
    otherTokens: string;
  };
  keys: { on: string; off: string };
  skip: string;
}

export interface ComplaintNotes {
  /** A field has a rule that the page knows. */
  must: (field: string, rule: string, value: string) => string;
  /** The engine's own sentence follows. */
  refused: (field: string, value: string) => string;
  refusedPart: (field: string, value: string) => string;
  /** What holds instead: a value, or the usual one; the others of a list; the deeds before it. */
  usedInstead: (value: string) => string;
  usual: string;
  others: string;
  before: (place: number) => string;
  /** What stands after “must be”. */
  rules: Record<RuledField, string>;
}

/** The fields of an address whose values the page itself can tell from others. */
export const ruledFields = [
  'lang',
  'theme',
  'view',
  'seed',
  'tokens',
  'at',
  'layer',
  'head',
  'cell',
  'mask',
  'flip',
  'off',
  'probe',
  'stage',
  'speed',
  'spaces',
  'lanes',
  'upto',
] as const;

export type RuledField = (typeof ruledFields)[number];
