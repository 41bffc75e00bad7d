/** How a model's weights are named and which parts it is built from. */
export type Family = "gpt2" | "gpt-neo" | "llama";

/** How numbers are stored in a file. In memory they are always 32-bit floats. */
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

/** `open`: can go on; `finished`: the last token ended the text; `full`: the context has no room left. */
export type DecoderState = "open" | "finished" | "full";

/** One token that was written. */
export interface Step {
  id: number;
  position: number;
  /** log p of this token after those before it, in nats. */
  logProb: number;
  /** The sum of `logProb` over all tokens written after the prompt. */
  totalLogProb: number;
  choice: "greedy" | "hand";
  /** The decoder's state after this token. */
  state: DecoderState;
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

/** What every failure throws. `message` gives the rule and the value. */
export interface LookbackError extends Error {
  /** Stable, kebab-case: for code to branch on. */
  code: string;
}
