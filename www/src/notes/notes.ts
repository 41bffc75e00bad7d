/** The words of the page: one interface, which every language fills. */
import type { ModelConfig } from 'lookback';
import type { PageProblem } from '../engine/problem';
import type { Ending } from '../layout/ending';
import { type EngineProblem, engineSentences } from '../layout/refusals';
import type { AttentionNotes } from './attention';
import type { CompareNotes } from './compare';
import type { DecodingNotes } from './decoding';
import type { IdeasNotes } from './ideas';
import type { LedgerNotes } from './ledger';
import type { OpeningNotes } from './opening';
import type { PageNotes } from './page';
import type { PromptNotes } from './prompt';
import type { RoundsNotes } from './rounds';
import type { TreeNotes } from './tree';
import type { WaterfallNotes } from './waterfall';

/** The codes of the engine's errors. */
export const engineProblems = Object.keys(engineSentences) as EngineProblem[];

export interface Notes {
  compare: CompareNotes;
  decoding: DecodingNotes;
  waterfall: WaterfallNotes;
  tree: TreeNotes;
  rounds: RoundsNotes;
  prompt: PromptNotes;
  opening: OpeningNotes;
  ideas: IdeasNotes;
  ledger: LedgerNotes;
  page: PageNotes;
  tagline: string;
  language: string;
  theme: { label: string; system: string; light: string; dark: string };
  model: {
    heading: string;
    pick: string;
    /** What each shipped model is, by its folder's name. */
    shipped: Record<string, string>;
    family: (family: ModelConfig['family']) => string;
    parameters: (count: string) => string;
    blocks: (layers: number, heads: number) => string;
    vocabulary: (count: string) => string;
    context: (count: string) => string;
    /** Where its weights are of 8 bits. */
    int8: string;
    noTokenizer: string;
  };
  open: {
    heading: string;
    note: string;
    folder: string;
    files: string;
    address: string;
    addressHint: string;
    go: string;
    dropHere: string;
    reading: (name: string) => string;
    amount: (loaded: string, total: string | null) => string;
    failed: (name: string) => string;
    kept: string;
    nothingYet: string;
    dismiss: string;
  };
  text: {
    heading: string;
    note: string;
    prompt: string;
    promptHint: string;
    promptIdsHint: string;
    unknown: (words: number) => string;
    written: string;
    tokens: string;
    /** One token as a screen reader says it. */
    promptToken: (token: string) => string;
    writtenToken: (token: string, surprisal: string, byHand: boolean) => string;
    legendPrompt: string;
    legendWritten: string;
    legendHand: string;
    legendSurprisal: string;
    legendGuess: string;
    total: (tokens: number) => string;
    nextHere: string;
    /** Beside a text that goes on, while others have ended. */
    goesOn: (finalScore: string) => string;
    restored: string;
  };
  control: {
    group: string;
    step: string;
    back: string;
    forward: string;
    restart: string;
    play: string;
    pause: string;
    keys: string;
  };
  state: Record<Ending, string>;
  next: {
    heading: string;
    note: string;
    position: (position: number) => string;
    token: string;
    prob: string;
    logit: string;
    logProb: string;
    take: string;
    /** Before a token that the text goes on with. */
    taken: string;
    notePast: string;
    rest: (count: string) => string;
    truth: (prob: string) => string;
    known: string;
    entropy: (entropy: string, most: string) => string;
    greedy: string;
    summary: (candidates: number, top: string, prob: string) => string;
  };
  attention: AttentionNotes;
  footer: { private: string };
  empty: { noReading: string };
  pageProblems: Record<PageProblem, string>;
  /**
   * With the engine's own values in braces; `null` where the engine's own sentence is already in this
   * language.
   */
  engineProblems: Record<EngineProblem, string> | null;
  /** Words and rules within those sentences, by their English. */
  terms: Record<string, string> | null;
  unknownProblem: string;
}
