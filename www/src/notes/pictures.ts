/** The words that only saved pictures have; all others are those of the page. */

export interface PictureNotes {
  entropy: (nats: string) => string;
  /** What the mark on a bar is. */
  truth: string;
  nextSays: (text: string, tokens: string, rest: string) => string;
  roundsSays: (round: string, text: string, taken: string) => string;
  lensSays: (text: string, layers: string) => string;
  /** A probability beside a token: `cat 0.41`. */
  changedSays: (text: string, tokens: string) => string;
  /** What the model is changed by while it reads. */
  under: (intervention: string) => string;
  asItIs: string;
  input: string;
  /** What the cells of the probe's matrix are. */
  back: string;
  ahead: string;
  largest: string;
  replaced: (token: string, position: string, other: string) => string;
  window: (first: string, last: string, of: string) => string;
  probeSays: (text: string, ahead: string, moved: string) => string;
  headsSays: (layers: string, heads: string, picked: string, text: string) => string;
  picked: string;
  off: string;
  prompt: (text: string) => string;
  lanesSays: (lanes: string) => string;
  laneSays: (lane: string, settings: string, text: string, logProb: string) => string;
  measuresSays: (measures: string) => string;
}
