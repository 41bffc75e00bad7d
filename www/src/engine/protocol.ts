/** What the page and the worker say to each other: plain values only, so that all of it can be copied. */
import type { Attention, Distribution, ModelConfig, Stop, TreeNode } from 'lookback';

/** Where a model comes from. */
export type ModelSource =
  /** A folder on the page's own host; its address ends in a slash, or names a llama2.c `.bin` file. */
  | { kind: 'address'; address: string }
  /** Files at known addresses, by name: how the shipped models are found. */
  | { kind: 'shipped'; name: string; addresses: Record<string, string> }
  /** Files that were dropped or picked. */
  | { kind: 'files'; files: NamedFile[] };

/** A file and its path, which starts with its folder when it was picked with one. */
export interface NamedFile {
  path: string;
  file: File;
}

export type TokenizerKind = 'byte-level' | 'byte-fallback' | 'word-level';

/** A model that is ready. */
export interface ModelReport {
  name: string;
  config: ModelConfig;
  /** `null` when the model came without a tokenizer: then text is ids. */
  tokenizer: TokenizerKind | null;
}

/** How much of a model has been read. `total` is 0 while it is unknown. */
export interface Progress {
  file: string;
  loaded: number;
  total: number;
}

/** What a token stands for. */
export interface Piece {
  id: number;
  /** The UTF-8 bytes it adds to the text; `null` without a tokenizer. */
  bytes: number[] | null;
  /** Marks such as `<s>`, which add no text. */
  special: boolean;
  /** Stands for words that the vocabulary lacks. */
  unknown: boolean;
}

/** What the page wants to see of a text. */
export interface View {
  layer: number;
  head: number;
  /** How many candidates at most. */
  limit: number;
}

/** All that the page shows of a text, taken at one moment. */
export interface Reading {
  pieces: Piece[];
  promptLength: number;
  /** Words of the prompt that became the unknown token. */
  unknownWords: string[];
  /** The tokens that were written after the prompt. */
  steps: TreeNode[];
  state: 'open' | Stop;
  /** Everything that was done, enough to do it again. */
  session: string;
  distribution: Distribution;
  /** A piece for each candidate, in the same order. */
  candidates: Piece[];
  attention: Attention;
}

/** Why something could not be done: a stable code, and a sentence in English. */
export interface Problem {
  code: string;
  message: string;
}

/** Failures are values here, since an error loses its code on its way out of a worker. */
export type Outcome<T> = { ok: true; value: T } | { ok: false; problem: Problem };

/** What the worker answers to. Every call that touches the text answers with the whole reading. */
export interface Engine {
  /**
   * Comes once, and resolves when the engine can be called and holds the lock that tells of its
   * death. Without a compiled module the worker fetches its own.
   */
  begin(wasm: WebAssembly.Module | null): Promise<Outcome<null>>;
  /** Reads a model. The one that was there stays until the new one is complete. */
  load(
    source: ModelSource,
    onProgress: (progress: Progress) => void,
  ): Promise<Outcome<ModelReport>>;
  /** Starts a text anew, and does all of a session again, if there is one. */
  start(prompt: string, session: string | null, view: View): Promise<Outcome<Reading>>;
  /** Writes the most probable token; at the end of a text it changes nothing. */
  step(view: View): Promise<Outcome<Reading>>;
  /** Takes `id` at `position`; a position that has been passed changes nothing. */
  choose(id: number, position: number, view: View): Promise<Outcome<Reading>>;
  back(view: View): Promise<Outcome<Reading>>;
  look(view: View): Promise<Outcome<Reading>>;
}
