/** Everything the page shows, as one value that can be written down as JSON. */
import type {
  Comparison,
  InsideLook,
  Look,
  ModelReport,
  ModelSource,
  Problem,
  Progress,
  Reading,
} from '../engine/protocol';
import { type Stage, usualStage } from '../layout/attention_stages';
import { type Decoding, usualDecoding } from './decoding';
import type { IdeaName } from './ideas';
import { usualLanes } from './lanes';
import { nothingOpened, type OpeningState } from './opening';

export type Language = 'en' | 'zh';
/** `system` follows the reader's own setting. */
export type Theme = 'system' | 'light' | 'dark';
export const views = ['decode', 'attention', 'compare'] as const;
/** What the page is about at the moment. */
export type ViewName = (typeof views)[number];

/** A place in the attention matrix, by positions in the text. */
export interface Cell {
  query: number;
  key: number;
}

/** The model that the page works on, and where it came from. */
export interface OpenModel extends ModelReport {
  origin: ModelSource['kind'];
  /** What the page's address says for it; `null` for files, which no address can hold. */
  field: string | null;
}

export interface State {
  language: Language;
  theme: Theme;
  view: ViewName;
  /** What the address said and could not be used, until it has been read. */
  complaints: Complaint[];
  /** Names of the models that come with the page. */
  shipped: string[];
  model: OpenModel | null;
  /** What is being read, while something is. */
  loading: { name: string; progress: Progress | null } | null;
  /** Why the last model could not be read. The one before stays. */
  loadProblem: { name: string; problem: Problem } | null;
  /** Models of one's own. */
  opening: OpeningState;
  prompt: string;
  /** A text is being started: until it is there, prompt and reading do not belong together. */
  starting: boolean;
  decoding: Decoding;
  /** `null` until the first one, and while the prompt cannot be read. */
  reading: Reading | null;
  /** Why the text could not be started or continued. */
  textProblem: Problem | null;
  /** The engine died and was brought back; said until the next action. */
  restored: boolean;
  look: Look;
  /** What is changed inside the model, and probed; asked for while the attention view is shown. */
  inside: InsideLook;
  /** Why the last intervention could not be, until there is another. */
  insideProblem: Problem | null;
  /** How far on its way from scores to values attention is shown. */
  stage: Stage;
  /** The cell whose numbers are shown. */
  cell: Cell | null;
  playing: boolean;
  /** How many steps a second "play" takes. */
  speed: number;
  /** Whether spaces are drawn as a sign. */
  showsSpaces: boolean;
  /** Settings to compare, one to four, and what they came to. */
  lanes: string[];
  comparison: Comparison | null;
  /** How many tokens of each lane are shown; `null`: all. */
  lanesShown: number | null;
  /** Until the next change of the text. */
  said: Said | null;
  /** Whether single keys command the text. */
  hasKeys: boolean;
  /** Whether the page is still on its way to where an address leads; and whether anything was done there. */
  visit: 'arriving' | 'arrived' | 'changed';
  /** The ideas whose task was done; and those that an address brought as if it were. */
  ideasDone: IdeaName[];
  ideasGiven: IdeaName[];
}

/** What became of a wish to keep something. */
export type Said =
  | { what: 'copied'; hasFiles: boolean }
  | { what: 'too-long'; characters: number }
  | { what: 'no-session' }
  /** The tokens of a file, of which the prompt is not read again. */
  | { what: 'other-tokens' };

/** A part of an address that could not be used. */
export interface Complaint {
  field: string;
  /** Of a list, the part of it that could not be. */
  value: string;
  /** What the engine said of it; `null` where the page itself knows no such value. */
  problem: Problem | null;
  /** What holds in its place, if not the usual value. */
  instead?: Instead;
}

/** The others of its list; or all that was done before this, which was done as number `place`, from 1. */
export type Instead = { holds: 'others' } | { holds: 'before'; place: number };

/** Steps a second. */
export const speeds = [1, 2, 4, 8, 16];
/** Slow enough to read along. */
export const usualSpeed = 2;

/** How many candidates are listed; the rest is one row. */
const candidatesShown = 10;

/** What is asked of the engine: inside the model it looks only while that is shown. */
export function lookOf({ look, view, inside }: State): Look {
  return { ...look, inside: view === 'attention' ? inside : null };
}

export function initialState(given: Partial<State>): State {
  return {
    language: 'en',
    theme: 'system',
    view: 'decode',
    complaints: [],
    shipped: [],
    model: null,
    loading: null,
    loadProblem: null,
    opening: nothingOpened,
    prompt: '',
    starting: false,
    decoding: usualDecoding,
    reading: null,
    textProblem: null,
    restored: false,
    look: { layer: 0, head: 0, limit: candidatesShown, at: null, truth: false, inside: null },
    inside: { intervention: '', probe: null },
    insideProblem: null,
    stage: usualStage,
    cell: null,
    playing: false,
    speed: usualSpeed,
    showsSpaces: false,
    lanes: usualLanes,
    comparison: null,
    lanesShown: null,
    said: null,
    hasKeys: true,
    visit: 'arriving',
    ideasDone: [],
    ideasGiven: [],
    ...given,
  };
}
