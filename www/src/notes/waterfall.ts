/** The words of the waterfall. */

export interface WaterfallNotes {
  heading: string;
  note: string;
  /** In place of `note` when there is no processor. */
  noteAlone: string;
  caption: (tokens: string, processors: string) => string;
  token: string;
  /** Of a token at the first stage, by that stage's name. */
  value: (first: string) => string;
  /** The first stage, which the engine calls `logits` or `log-probs`. */
  first: (name: string) => string;
  final: string;
  removed: (count: string, mass: string) => string;
  moved: string;
  unchanged: string;
  entropy: (nats: string) => string;
  rest: (count: string) => string;
  take: string;
  chosen: string;
  /** A token as a screen reader says it, through all stages. */
  lane: (token: string, ...steps: string[]) => string;
  thenComes: (prob: string) => string;
  removedBy: (stage: string) => string;
  gone: string;
  raised: (value: string) => string;
  lowered: (value: string) => string;
  draw: string;
  coin: (coin: string) => string;
  fell: (coin: string, token: string) => string;
  drawNote: string;
  drawRest: string;
  others: string;
  /** What the language itself says of a token. */
  truth: (prob: string) => string;
  legendTruth: string;
  legendMoved: string;
  legendRemoved: string;
}
