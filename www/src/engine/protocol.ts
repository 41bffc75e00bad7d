/** What the page and the worker say to each other: plain values only, so that all of it can be copied. */
import type {
  Attention,
  Distribution,
  ModelConfig,
  Sequence,
  Stop,
  TreeNode,
  Waterfall,
} from 'lookback';

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
  /** Every strategy and every processor with its usual values. */
  strategies: string[];
  processors: string[];
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

/** How a text begins: with settings, or with all that was done before. */
export type Beginning = { settings: string } | { session: string };

/** What the page wants to see of a text. */
export interface View {
  layer: number;
  head: number;
  /** How many candidates at most. */
  limit: number;
}

/** From the model's scores to the probabilities that a token is chosen by. */
export interface Fall {
  waterfall: Waterfall;
  /** A piece for each of its tokens, in the same order. */
  lanes: Piece[];
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
  canUndo: boolean;
  canRedo: boolean;
  /** What the processors make of the next token. */
  next: Fall;
  /** How a coin chose the last token, where one did. */
  drawn: (Fall & { coin: number; chosen: number }) | null;
  /** Every text that was come by, and a piece for each node. */
  nodes: TreeNode[];
  nodePieces: Piece[];
  /** The nodes that go on, and the one whose text is shown. */
  live: number[];
  focus: number;
  /** The texts that have ended, and those that go on. */
  sequences: Sequence[];
  distribution: Distribution;
  /** A piece for each candidate, in the same order. */
  candidates: Piece[];
  /** What the language itself says of each candidate; `null` where that is not known. */
  truth: number[] | null;
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
  /** Starts a text anew. */
  start(prompt: string, beginning: Beginning, view: View): Promise<Outcome<Reading>>;
  /** Advances every live text; where decoding has stopped it changes nothing. */
  step(view: View): Promise<Outcome<Reading>>;
  /** Changes what is decoded by from here on. */
  set(settings: string, view: View): Promise<Outcome<Reading>>;
  /** Goes on from a node of the tree. */
  go(node: number, view: View): Promise<Outcome<Reading>>;
  /** Puts processors into the order of an engine. */
  order(processors: string, engine: string): Promise<Outcome<string>>;
  /** Takes `id` at `position`; a position that has been passed changes nothing. */
  choose(id: number, position: number, view: View): Promise<Outcome<Reading>>;
  back(view: View): Promise<Outcome<Reading>>;
  /** Does again what `back` has undone. */
  forward(view: View): Promise<Outcome<Reading>>;
  look(view: View): Promise<Outcome<Reading>>;
}
