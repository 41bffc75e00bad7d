/** Builds the waterfalls of a step from one row of numbers: to call JavaScript for every field costs more than the numbers do. */

/**
 * What `convert::numbers` has written, one waterfall after another, as `Waterfall[]`.
 * @param {Float64Array} numbers A view into wasm memory: it is read before this returns.
 * @param {string[]} names Of the stages.
 */
export function waterfalls(numbers, names) {
  let at = 0;
  const one = () => numbers[at++];
  const some = (count, read) => {
    const taken = [];
    for (let index = 0; index < count; index += 1) taken.push(read());
    return taken;
  };
  const oneOrNull = (absent) => {
    const number = one();
    return number === absent ? null : number;
  };
  const stage = (name, width) => ({
    name,
    entropy: one(),
    removed: one(),
    removedMass: one(),
    moved: one() === 1,
    rest: { count: one(), prob: one() },
    scores: some(width, () => oneOrNull(-Infinity)),
    probs: some(width, one),
  });
  const all = [];
  while (at < numbers.length) {
    const width = one();
    all.push({
      ids: some(width, one),
      cutBy: some(width, () => oneOrNull(-1)),
      stages: names.map((name) => stage(name, width)),
    });
  }
  return all;
}
