/** What the reader can wish for: the events that views raise, and what each carries. */
import type { NamedFile } from '../engine/protocol';
import type { Decoding } from '../state/decoding';
import type { Cell, Language, Theme } from '../state/state';

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
  'shipped-picked': string;
  'files-given': NamedFile[];
  'address-given': string;
  'language-picked': Language;
  'theme-picked': Theme;
  'notice-read': null;
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
