/** What the reader can wish for: the events that views raise, and what each carries. */
import type { Precision } from 'lookback';
import type { NamedFile, ProbePlace } from '../engine/protocol';
import type { Stage } from '../layout/attention_stages';
import type { FigureName } from '../layout/figures';
import type { Decoding } from '../state/decoding';
import type { IdeaName } from '../state/ideas';
import type { Cell, Language, Theme, ViewName } from '../state/state';

export const figureFormats = ['svg', 'png', 'csv', 'json'] as const;
export type FigureFormat = (typeof figureFormats)[number];

export interface Wishes {
  'step-wanted': null;
  'back-wanted': null;
  'forward-wanted': null;
  'decoding-changed': Decoding;
  'order-wanted': string;
  'node-picked': number;
  'restart-wanted': null;
  'play-wanted': boolean;
  'prompt-typed': string;
  'token-chosen': number;
  'head-picked': { layer: number; head: number };
  'cell-pointed': Cell;
  'stage-picked': Stage;
  /** How the model is changed while it reads, as the engine reads it. */
  'intervention-wanted': string;
  'probe-wanted': ProbePlace | null;
  'shipped-picked': string;
  'files-given': NamedFile[];
  'address-given': string;
  /** Whether a large model is to be opened. */
  'opening-answered': Precision | null;
  'keep-wanted': null;
  'kept-removed': string;
  'language-picked': Language;
  'theme-picked': Theme;
  'notice-read': null;
  'complaints-read': null;
  /** Whether single keys command the text. */
  'keys-switched': boolean;
  'idea-begun': IdeaName;
  /** `refuse` is called with a sentence where it cannot be saved. */
  'figure-wanted': {
    figure: FigureName;
    format: FigureFormat;
    refuse: (sentence: string) => void;
  };
  'link-wanted': null;
  'share-wanted': null;
  'save-wanted': null;
  'session-given': File;
  'view-picked': ViewName;
  /** A node whose next token is looked at; `null`: the end of the text. */
  'moment-picked': number | null;
  'speed-picked': number;
  'spaces-shown': boolean;
  /** Settings to compare. */
  'lanes-changed': string[];
  /** How many tokens of each are shown; `null`: all. */
  'lanes-scrubbed': number | null;
}

type Wish = keyof Wishes;

export function raise<W extends Wish>(from: EventTarget, wish: W, detail: Wishes[W]): void {
  from.dispatchEvent(new CustomEvent(wish, { detail, bubbles: true, composed: true }));
}

export type Hearers = { [W in Wish]: (detail: Wishes[W]) => void };

export function hear(at: EventTarget, hearers: Hearers): void {
  for (const wish of Object.keys(hearers) as Wish[]) {
    at.addEventListener(wish, (event) => {
      const hearer = hearers[wish] as (detail: unknown) => void;
      hearer((event as CustomEvent<unknown>).detail);
    });
  }
}
