/** What the page and the worker say to each other: plain values only, so that all of it can be copied. */
import type {
  Attention,
  Chain,
  Distribution,
  HeadTrace,
  ModelConfig,
  PictureKind,
  PictureOptions,
  Precision,
  Sequence,
  Step,
  Stop,
  Thumbnails,
  TreeNode,
  Waterfall,
} from 'lookback';
import type { SentReading } from './tree_change';

/** Where a model comes from, and how its weights are to lie in memory: in 32 bits unless it says. */
export type ModelSource = { weights?: Precision } & Place;

/** Where a file is to be fetched, its gzipped bytes, or the bytes that were fetched already. */
export type FileAddress = string | Blob | ArrayBuffer;

type Place =
  /** A folder on the page's own host; its address ends in a slash, or names a llama2.c `.bin` file. */
  | { kind: 'address'; address: string }
  /** How the shipped models are found: by the names of their files. */
  | { kind: 'shipped'; name: string; addresses: Record<string, FileAddress> }
  /** Files that were dropped or picked. */
  | { kind: 'files'; files: NamedFile[] }
  /** Files that this browser keeps, by the name of the model. */
  | { kind: 'kept'; name: string };

/** A file and its path, which starts with its folder when it was picked with one. */
export interface NamedFile {
  path: string;
  file: File;
}

/** Tokens as a text, and whether it is read as these tokens again. */
export interface Spelling {
  text: string;
  isRead: boolean;
}

export type TokenizerKind = 'byte-level' | 'byte-fallback' | 'word-level';

/** A model that is ready. */
export interface ModelReport {
  name: string;
  config: ModelConfig;
  weights: Precision;
  /** `null` when the model came without a tokenizer: then text is ids. */
  tokenizer: TokenizerKind | null;
  /** Every word it knows, where its tokenizer does nothing but split text at white space; else `null`. */
  words: string[] | null;
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

/**
 * How a text begins: with settings, and with everything that is to be done at once; or with a saved
 * session, which has a prompt of its own.
 */
export type Beginning = { settings: string; actions: string[] } | { session: string };

/** What is done to a text. */
export type Deed =
  /** Advances every live text; where decoding has stopped it changes nothing. */
  | { do: 'step' }
  /**
   * Takes `id` at `position`, below a node, or at the end of the text that is shown (`null`): there
   * a position that has been passed changes nothing.
   */
  | { do: 'choose'; id: number; below: number | null; position: number }
  /** Goes on from a node of the tree. */
  | { do: 'go'; node: number }
  /** Changes what is decoded by from here on. */
  | { do: 'set'; settings: string }
  | { do: 'undo' }
  | { do: 'redo' }
  /** Changes nothing. */
  | { do: 'look' };

/** What the page wants to see of a text. */
export interface Look {
  layer: number;
  head: number;
  /** How many candidates at most. */
  limit: number;
  /** The node whose next token is looked at; `null`: the end of the text that is shown. */
  at: number | null;
  /** Whether the language's own probabilities are wanted; it takes a while to build the language. */
  truth: boolean;
  /** What is looked at inside the model; `null`: nothing. */
  inside: InsideLook | null;
}

/** How the model is changed while it reads, and where it is probed. */
export interface InsideLook {
  /** As the engine reads it: `mask=window:3;flip=2.5,4.0;off=0.1,1.3`. */
  intervention: string;
  /** `null`: the last token. */
  probe: ProbePlace | null;
}

/** A token of the text that is replaced by another. */
export interface ProbePlace {
  position: number;
  /** `null`: what the model holds most probable there, of all others. */
  id: number | null;
}

/** What a look inside the model shows: as it is, and changed by an intervention. */
export interface Inside {
  /** What was asked for; and what the text was read under, as the engine writes it. */
  asked: string;
  intervention: string;
  /** Why the one asked for could not be: then the text was read under the last one that could. */
  problem: Problem | null;
  /** The head that is looked at, and all heads, under the intervention. */
  head: HeadTrace;
  thumbnails: Thumbnails;
  /** The position whose next token is looked at. */
  position: number;
  next: NextUnder;
  /** What each layer would say next, the embedding first. */
  lens: LensRow[];
  /** log p of every token but the first, in nats. */
  logProbs: { plain: Float64Array; changed: Float64Array };
  /** 1 where the output at a position (row) may depend on the input at another (column): [T, T]. */
  depends: Uint8Array;
  /** `null` where the text has no such place. */
  probe: Probed | null;
}

/** The next token as the model is, and under the intervention. */
export interface NextUnder {
  tokens: { piece: Piece; plain: number; changed: number }[];
  rest: { count: number; plain: number; changed: number };
}

export interface LensRow {
  /** How many layers came before. */
  layer: number;
  distribution: Distribution;
  /** A piece for each candidate, in the same order. */
  pieces: Piece[];
}

/** What another token at one position changes. */
export interface Probed {
  position: number;
  /** What was put there, and what else could be. */
  piece: Piece;
  others: Piece[];
  /** For each position: the largest change of a logit; exactly 0 where nothing depends on it. */
  largest: Float64Array;
  /** For each position: KL(before ‖ after), in nats. */
  divergence: Float64Array;
}

/** From the model's scores to the probabilities that a token is chosen by. */
export interface Fall {
  waterfall: Waterfall;
  /** A piece for each of its tokens, in the same order. */
  lanes: Piece[];
}

/** And how a coin chose by them. */
export interface Draw extends Fall {
  coin: number;
  chosen: number;
}

/** What comes next after a node. */
export interface Moment {
  node: number;
  /** Whether it is the end of the text that is shown. */
  isNow: boolean;
  /** The token with which the text that is shown goes on from it. */
  chosen: number | null;
  distribution: Distribution;
  /** A piece for each candidate, in the same order. */
  candidates: Piece[];
  /** What the language itself says of each candidate; `null` where that is not known. */
  truth: number[] | null;
  /** What the processors make of it. */
  fall: Fall;
  /** The step that chose there, if one did, and how a coin chose. */
  step: Step | null;
  drawn: Draw | null;
}

/** All that the page shows of a text, taken at one time. */
export interface Reading {
  pieces: Piece[];
  promptLength: number;
  /** Words of the prompt that became the unknown token. */
  unknownWords: string[];
  /** The tokens that were written after the prompt, and what their probabilities come to. */
  steps: TreeNode[];
  chain: Chain;
  state: 'open' | Stop;
  /** Everything that was done, enough to do it again. */
  session: string;
  /** What is decoded by, as the engine writes it. */
  settings: string;
  canUndo: boolean;
  canRedo: boolean;
  moment: Moment;
  /** How a coin chose the last token, where one did. */
  drawn: Draw | null;
  /** What the last action did, if it was a step. */
  step: Step | null;
  /** Every text that was come by, and a piece for each node. */
  nodes: TreeNode[];
  nodePieces: Piece[];
  /** The nodes that go on, and the one whose text is shown. */
  live: number[];
  focus: number;
  /** The texts that have ended, and those that go on. */
  sequences: Sequence[];
  /** The true log p of each written token, in nats; `null` for one that the language could not have written, or where it is not known. */
  trueLogProbs: (number | null)[];
  attention: Attention;
  /** `null` while nobody looks inside. */
  inside: Inside | null;
}

/** What the language that a model was trained on says of a text. */
export interface Verdict {
  /** The true log p of each written token, in nats; `null` from the first on that the language does not have there. */
  logProbs: (number | null)[];
  /** Their sum; `null` for a text that the language could not have written. */
  logProb: number | null;
  /** The first token that could not stand where it does, by its position from the prompt's first, and the best of what could. */
  impossible: {
    position: number;
    piece: Piece;
    possible: { piece: Piece; prob: number }[];
  } | null;
}

/** The best text of a lane that goes no further. */
export interface LaneText {
  /** As the engine writes them. */
  settings: string;
  pieces: Piece[];
  steps: TreeNode[];
  /** `null`: it was stopped after more steps than any page should wait for. */
  stop: Stop | null;
  /** Whether its last token is one that ends texts. */
  ended: boolean;
  /** Whether it is whole: it has ended, or may not be longer; else the search was stopped on its way. */
  whole: boolean;
  /** log p under the model, and what it is ranked by. */
  logProb: number;
  score: number;
  perplexity: number | null;
  /** `null` where the truth is not known. */
  verdict: Verdict | null;
}

/** One way to go on from a prompt. */
export interface Lane {
  /** As they were asked for. */
  settings: string;
  /** `null` while it is under way, and where it failed. */
  text: LaneText | null;
  problem: Problem | null;
  /** How many tokens were evaluated for it so far, the prompt's included. */
  evaluated: number;
}

/** Several ways to go on from one prompt. */
export interface Comparison {
  promptLength: number;
  lanes: Lane[];
  /** Whether a lane is still under way. */
  running: boolean;
}

/** Why something could not be done: a stable code, and a sentence in English. */
export interface Problem {
  code: string;
  message: string;
}

/** Failures are values here, since an error loses its code on its way out of a worker. */
export type Outcome<T> = { ok: true; value: T } | { ok: false; problem: Problem };

/** The worker: its engines share the wasm module and the models. */
export interface EngineRoom {
  /**
   * Comes once, and resolves when engines can be called and the worker holds the lock that tells of
   * its death. `pictures` brings what draws, which the module itself does not hold.
   */
  begin(
    wasm: WebAssembly.Module | null,
    pictures: () => Promise<WebAssembly.Module>,
  ): Promise<Outcome<null>>;
  /** One more engine, which listens at `port`; what it holds is freed when the port is closed. */
  seat(port: MessagePort): void;
}

/** One engine in the worker. Every call that touches the text answers with the whole reading. */
export interface Engine {
  /** Reads a model. The one that was there stays until the new one is complete. */
  load(
    source: ModelSource,
    onProgress: (progress: Progress) => void,
  ): Promise<Outcome<ModelReport>>;
  /** Starts a text anew; the old one stays where that fails. */
  start(prompt: string, beginning: Beginning, look: Look): Promise<Outcome<Reading>>;
  act(deed: Deed, look: Look): Promise<Outcome<Reading>>;
  /** Goes on from a prompt by several settings, each to its end; a newer call ends this one. */
  compare(
    prompt: string,
    lanes: readonly string[],
    onProgress: (comparison: Comparison) => void,
  ): Promise<Outcome<Comparison>>;
  /** Draws a figure of the text as an SVG file. */
  picture(figure: PictureKind, options: PictureOptions): Promise<Outcome<string>>;
  /** The text that tokens spell. */
  spell(ids: number[]): Promise<Outcome<Spelling>>;
  /** Puts processors into the order of an engine. */
  order(processors: string, engine: string): Promise<Outcome<string>>;
}

/** The same engine as its channel has it: readings cross without what the one before them had. */
export type SentEngine = Omit<Engine, 'start' | 'act'> & {
  start(...asked: Parameters<Engine['start']>): Promise<Outcome<SentReading>>;
  act(...asked: Parameters<Engine['act']>): Promise<Outcome<SentReading>>;
};
