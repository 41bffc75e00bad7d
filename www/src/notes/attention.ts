/** The words of the attention view. */

import type { Stage } from '../layout/attention_stages';
import type { MaskKind } from '../layout/intervention';

export interface AttentionNotes {
  heading: string;
  note: string;
  noteFull: string;
  reading: string;
  /** All heads, small. */
  heads: {
    heading: string;
    note: string;
    grid: string;
    /** A head as a screen reader says it. */
    name: (layer: number, head: number, isOff: boolean, looks: string) => string;
    looks: (query: string, key: string) => string;
    looksAround: (query: string, first: number, last: number) => string;
    chosen: (layer: number, head: number) => string;
    switchOff: string;
    switchOn: string;
    allOn: string;
    off: (heads: number) => string;
    keys: string;
  };
  mask: {
    heading: string;
    note: string;
    kinds: Record<MaskKind, string>;
    count: Record<'window' | 'prefix', string>;
    paint: string;
    painted: (cells: number) => string;
    reset: string;
    refused: string;
  };
  stage: {
    label: string;
    names: Record<Stage, string>;
    about: Record<Stage, (scale: string, channels: number) => string>;
    order: string;
  };
  matrix: (layer: number, head: number, queries: number, keys: number) => string;
  values: (query: string, keys: number, channels: number) => string;
  paintKeys: string;
  how: string;
  howValues: string;
  strongest: (query: string, key: string, weight: string) => string;
  /** Of the picture of all cells, beside what is shown large. */
  overview: (positions: number) => string;
  window: (queries: string, keys: string, of: number) => string;
  query: string;
  key: string;
  score: string;
  scale: string;
  scaled: string;
  seen: string;
  masked: string;
  weight: string;
  legendMasked: string;
  below: string;
  above: string;
  products: (channels: number) => string;
  weighted: string;
  sum: string;
  switchedOff: string;
  next: {
    heading: string;
    note: string;
    after: (token: string, position: number) => string;
    token: string;
    plain: string;
    changed: string;
    change: string;
    asItIs: string;
    rest: (count: string) => string;
    row: (token: string, plain: string, changed: string) => string;
  };
  positions: {
    heading: string;
    note: string;
    table: string;
    position: string;
    token: string;
    plain: string;
    changed: string;
    probe: string;
    probeHere: (token: string, position: number) => string;
    exactly: string;
    sum: string;
    none: string;
  };
  probe: {
    heading: string;
    note: string;
    put: (token: string, position: number) => string;
    nowhere: string;
    quiet: string;
    moved: (positions: string) => string;
    causal: string;
    ahead: (positions: string) => string;
    picture: string;
  };
  lens: {
    heading: string;
    note: string;
    embedding: string;
    layer: (layer: number) => string;
    output: string;
  };
}
