/** How surprising a token was, as a length between 0 and 1. */

/** In nats. */
export function surprisal(logProb: number): number {
  return logProb === 0 ? 0 : -logProb;
}

/** 1 stands for a guess among all tokens, ln V; the same colour thus means the same in every model. */
export function surprise(logProb: number, vocabSize: number): number {
  const most = Math.log(vocabSize);
  return most > 0 ? Math.min(1, Math.max(0, surprisal(logProb) / most)) : 0;
}
