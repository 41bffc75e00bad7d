/** What unequal lengths cost whoever pads: Lookback lays texts one after another, PyTorch fills each up to its batch's longest. */

/** The share of a padded batch's places that hold a token, over all batches of so many texts. */
export function tokenShare(lengths: readonly number[], batch: number): number {
  let tokens = 0;
  let places = 0;
  for (let at = 0; at < lengths.length; at += batch) {
    const some = lengths.slice(at, at + batch);
    tokens += some.reduce((sum, length) => sum + length, 0);
    places += some.length * Math.max(...some);
  }
  return tokens / places;
}
