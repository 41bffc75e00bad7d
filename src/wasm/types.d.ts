/** How a model's weights are named and which parts it is built from. */
export type Family = "gpt2" | "gpt-neo" | "llama";

/** How weights lie in memory: 32-bit floats, or matrices of 8-bit integers with a scale for each 64 numbers of a row. */
export type Precision = "f32" | "int8";

/** How numbers are stored in a file. */
export type Dtype = "f32" | "f16" | "bf16";

/** The files of a model by name, as in a Hugging Face folder: `config.json`, `model.safetensors`, … */
export type ModelFiles = Record<string, Uint8Array>;

/** The sizes and choices of a model. Every count is in elements, not bytes. */
export interface ModelConfig {
  family: Family;
  /** `false` for a masked (BERT-style) model: a position sees the whole text. */
  causal: boolean;
  vocabSize: number;
  /** The most positions a text may have. */
  contextSize: number;
  channels: number;
  layers: number;
  heads: number;
  /** Heads of keys and values; fewer than `heads` when they are shared by groups. */
  kvHeads: number;
  headChannels: number;
  hiddenChannels: number;
  norm: "layer-norm" | "rms-norm";
  normEpsilon: number;
  positions: "learned" | "rotary";
  /** The base of the rotary angles; `null` with learned positions. */
  rotaryBase: number | null;
  activation: "gelu" | "gelu-tanh" | "relu" | "silu";
  /** Whether the feed-forward block multiplies by a gate (SwiGLU with `silu`). */
  gated: boolean;
  /** Whether the token embedding is also the output head. */
  tiedHead: boolean;
  /** What a score QKᵀ is multiplied by before the softmax. */
  attentionScale: number;
  /** For each layer, how many positions a query may look back over, itself included; `null`: all. */
  windows: (number | null)[];
  bosId: number | null;
  eosIds: number[];
  parameterCount: number;
}

/** Numbers with a shape, row by row. */
export interface Tensor {
  shape: number[];
  data: Float32Array;
}

/** One token that could come next. */
export interface Candidate {
  id: number;
  logit: number;
  /** In [0, 1]; over the whole vocabulary these sum to 1. */
  prob: number;
  /** Natural logarithm of `prob`, in nats. */
  logProb: number;
}

/** What the model says of the next token. */
export interface Distribution {
  /** The place in the text of the token it speaks of, from 0. */
  position: number;
  /** In nats. */
  entropy: number;
  /** The most probable first; of equals, the lower id first. */
  candidates: Candidate[];
  /** The rest of the vocabulary: how many tokens, and their probability together. */
  rest: { count: number; prob: number };
}

/** Why decoding goes no further: the text ended; no room; everything forbidden; no live beam can win; enough texts ended; exact search has proven, or has not. */
export type Stop =
  | "finished"
  | "full"
  | "nothing-left"
  | "no-improvement"
  | "beams-full"
  | "proven"
  | "unproven";

/** What a search made of a node. `finished-too-low`: it ended, but ranked too low to count. */
export type Fate = "unseen" | "kept" | "pruned" | "finished" | "finished-too-low" | "blocked";

/** A token after all that stands above it. */
export interface TreeNode {
  node: number;
  /** `null` for the prompt. */
  parent: number | null;
  id: number;
  /** How many tokens were written after the prompt, this one included. */
  length: number;
  /** p of this token under the model, in [0, 1]; its logarithm, in nats. */
  prob: number;
  logProb: number;
  /** The sum of `logProb` from the prompt to here. */
  totalLogProb: number;
  /** What the processors made of `logProb`. */
  score: number;
  /** The sum of `score` from the prompt to here. */
  totalScore: number;
  fate: Fate;
  /** How many branches came through here. */
  visits: number;
  byHand: boolean;
}

/** The chain rule's end: what the conditional probabilities of a text come to. */
export interface Chain {
  /** P(x), their product, in [0, 1]. */
  prob: number;
  /** exp(-(sum of log p) / T); `null` where nothing was written. */
  perplexity: number | null;
}

/** A text that decoding has come to. */
export interface Sequence {
  /** Its last token. */
  node: number;
  /** What was written after the prompt. */
  ids: number[];
  /** log p of it under the model, in nats. */
  logProb: number;
  /** What it is ranked by. */
  score: number;
  /** Whether it has ended. */
  done: boolean;
}

/** A distribution after each processor. A token keeps its lane through all of them. */
export interface Waterfall {
  /** The tokens that are shown: those with the best scores at first, and at last. */
  ids: number[];
  /** Which stage removed each of them; `null`: none did. */
  cutBy: (number | null)[];
  /** Before all processors, and after each. */
  stages: Stage[];
}

/** A distribution between two processors. */
export interface Stage {
  /** The processor that came before it, or `logits`, or `log-probs` for searches that add them up. */
  name: string;
  /** Of the shown tokens; `null` for what was removed. */
  scores: (number | null)[];
  /** Of the shown tokens: the softmax of all scores. */
  probs: number[];
  /** In nats. */
  entropy: number;
  /** How many tokens this stage removed, and the probability they had. */
  removed: number;
  removedMass: number;
  /** Whether a score that stayed has changed. */
  moved: boolean;
  /** All tokens that are not shown. */
  rest: { count: number; prob: number };
}

/** A token that came into question. */
export interface StepCandidate {
  node: number;
  /** Which of the expanded nodes it follows. */
  branch: number;
  logProb: number;
  /** What the processors made of `logProb`; its sum over the text. `null` when they forbid it. */
  score: number | null;
  totalScore: number | null;
  /** What it was ranked by, where that is another number. */
  rankedBy: number | null;
  fate: Fate;
  /** The coin that was thrown for it, in [0, 1). */
  coin: number | null;
}

/** What a step did. */
export interface Step {
  /** The nodes whose next tokens were looked at; the coin that chose, where one did. */
  expanded: { node: number; waterfall: Waterfall | null; coin: number | null }[];
  /** In the order in which they were ranked or drawn. */
  candidates: StepCandidate[];
  /** What goes on, and what has ended, the best first where they compete. */
  live: { node: number; score: number }[];
  done: { node: number; score: number }[];
  /** Beam search: the best that live texts can still reach. */
  bound: number | null;
  stop: Stop | null;
  /** The node that stands for all. */
  focus: number;
  /** How many tokens were evaluated for it. */
  evaluated: number;
}

/** One head's attention over the whole text: rows are queries, columns are keys, both in text order. */
export interface Attention {
  layer: number;
  head: number;
  /** What each score is multiplied by before the softmax. */
  scale: number;
  /** [queries, keys] */
  shape: [number, number];
  /** QKᵀ, neither scaled nor masked. */
  scores: Float32Array;
  /** 1 where the query may see the key, else 0. */
  mask: Uint8Array;
  /** After mask and softmax: each row sums to 1; masked cells are exactly 0. */
  weights: Float32Array;
}

/** One head, from what it is given to what it gives. With [T, D] each: positions, channels of the head. */
export interface HeadTrace extends Attention {
  /** After rotary positions, if the model has them. */
  queries: Tensor;
  /** After rotary positions, if the model has them; shared by a group of heads where `kvHeads` is below `heads`. */
  keys: Tensor;
  /** Shared as the keys are. */
  values: Tensor;
  /** `weights` times `values`: what goes into the output projection; 0 where the head is switched off. */
  mixed: Tensor;
}

/** The weights of all heads, each made small: a cell holds the largest of the weights that fall into it. */
export interface Thumbnails {
  /** [layers, heads, n, n]: in each head, rows are queries, columns are keys. */
  shape: [number, number, number, number];
  /** How many positions fall into one cell, along each side; the last cell may hold fewer. */
  positionsPerCell: number;
  data: Float32Array;
}

/** What the model would say if it stopped after a layer: its final norm and head, given the residual stream there (logit lens). */
export interface LensLayer {
  /** How many layers came before: 0 is the embedding alone, the last is what the model says. */
  layer: number;
  distribution: Distribution;
}

/** What another token at one position would change, all else the same. */
export interface Probe {
  /** Where, from 0, and the token that was put there. */
  position: number;
  id: number;
  /** For each position, the largest absolute change of a logit; exactly 0 where nothing depends on it. */
  largest: Float64Array;
  /** For each position, KL(before ‖ after) of what the model says there, in nats. */
  divergence: Float64Array;
}

/** What is drawn. */
export type PictureKind = "tree" | "waterfall" | "attention" | "ledger";

/** What a picture shows. What is left out has the default that is named. */
export interface SceneOptions {
  /** The node that it is about; the one that stands for all. */
  node?: number;
  /** Attention: from 0; 0. */
  layer?: number;
  /** Attention: from 0; 0. */
  head?: number;
  /** Attention: what the text is read under, as in `mask=window:3;off=0.1`; as the model reads it. */
  intervention?: string;
  /** Waterfall: how many tokens are shown; 10. */
  shown?: number;
  /** Waterfall: the coin that chose after the node, in [0, 1), and the token; those of the last step. */
  coin?: number;
  chosen?: number;
}

/** In which look a scene is drawn. What is left out has the default that is named. */
export interface DrawingOptions {
  /** How tokens are written, by id; `#5` for one that has no label. */
  labels?: Record<number, string>;
  /** "light" */
  theme?: "light" | "dark";
  /** "en" */
  language?: "en" | "zh";
  /** Attention: the cell whose numbers are shown; the last query, and what it looks at most. */
  query?: number;
  key?: number;
}

/** What a picture shows, and in which look. */
export interface PictureOptions extends SceneOptions, DrawingOptions {}

/** All that a picture shows: plain data, which any instance of this module draws. */
export type Scene = SceneText &
  (
    | { kind: "tree"; nodes: TreeNode[]; node: number; live: number[] }
    | { kind: "waterfall"; waterfall: Waterfall; coin: number | null; chosen: number | null }
    | { kind: "attention"; attention: Attention }
    | { kind: "ledger"; written: TreeNode[]; vocabSize: number }
  );

/** The text that a picture is about. */
export interface SceneText {
  /** What decoding goes by. */
  settings: string;
  /** The prompt, and what was written after it. */
  ids: number[];
  /** How many of them are the prompt's. */
  promptLength: number;
}

/** What every failure throws. `message` gives the rule and the value. */
export interface LookbackError extends Error {
  /** Stable, kebab-case: for code to branch on. */
  code: string;
}

/** The languages whose truth is known. */
export type LanguageName = "storyland" | "minitales";

/** A word that could stand at a place, and its true probability there. */
export interface Next {
  id: number;
  prob: number;
}

/** What a language says of a text that ends with id 1. */
export interface Judgement {
  /** In nats; `null` for a text that the language could not have written. */
  logProb: number | null;
  /** The first word that the language could not have written; `null` when there is none. */
  impossible: {
    /** Its place, from 0; the length of the text when it stops without having ended. */
    position: number;
    /** `null` when the text stops there. */
    id: number | null;
    /** What could have stood there. */
    possible: Next[];
  } | null;
}

/** How to train. What is left out has the default that is named. */
export interface TrainingOptions {
  /** "causal": the next token from those before it; "masked": hidden tokens from all others. By default as the model is. */
  objective?: "causal" | "masked";
  /** Texts a step; 16. */
  texts?: number;
  /** The same seed gives the same training; 0. */
  seed?: number;
  /** The highest learning rate; 0.003. */
  learningRate?: number;
  /** Steps over which it rises; 20. */
  warmupSteps?: number;
  /** The step at which it has fallen along a cosine; 0: it does not fall. */
  decaySteps?: number;
  /** The share that is then left of it; 0.1. */
  finalShare?: number;
  /** 0.01 */
  weightDecay?: number;
  /** The largest norm of the gradient; 0: any; 1. */
  clipNorm?: number;
  /** The share of each target that goes to the whole vocabulary; 0. */
  labelSmoothing?: number;
}

/** What a training step did. */
export interface TrainingReport {
  /** From 1. */
  step: number;
  /** The mean over all targets, before the update, in nats. */
  loss: number;
  perplexity: number;
  /** Before clipping. */
  gradientNorm: number;
  learningRate: number;
  /** How many tokens were read. */
  tokens: number;
  tokensPerSecond: number;
}
