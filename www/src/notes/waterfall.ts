/** The words of the waterfall. */

export interface WaterfallNotes {
  heading: string;
  note: string;
  /** In place of `note` when there is no processor. */
  noteAlone: string;
  caption: (tokens: string, processors: string) => string;
  token: string;
  score: string;
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
  raised: (score: string) => string;
  lowered: (score: string) => string;
  draw: string;
  coin: (coin: string) => string;
  fell: (coin: string, token: string) => string;
  drawNote: string;
  drawRest: string;
  others: string;
  legendMoved: string;
  legendRemoved: string;
}
