/** Builds the waterfalls of a step from one row of numbers: to call JavaScript for every field costs more than the numbers do. */

/** How many numbers a stage has before its scores. */
const ahead = 6;

/**
 * What `convert::numbers` has written, one waterfall after another, as `Waterfall[]`.
 * @param {Float64Array} numbers A view into wasm memory: it is read before this returns.
 * @param {string[]} names Of the stages.
 */
export function waterfalls(numbers, names) {
  const all = [];
  for (let at = 0; at < numbers.length; ) {
    const width = numbers[at];
    const first = at + 1 + 2 * width;
    const size = ahead + 2 * width;
    all.push({
      ids: some(numbers, at + 1, width),
      cutBy: someOrNull(numbers, at + 1 + width, width, -1),
      stages: names.map((name, index) => stage(name, numbers, first + index * size, width)),
    });
    at = first + names.length * size;
  }
  return all;
}

function stage(name, numbers, at, width) {
  return {
    name,
    entropy: numbers[at],
    removed: numbers[at + 1],
    removedMass: numbers[at + 2],
    moved: numbers[at + 3] === 1,
    rest: { count: numbers[at + 4], prob: numbers[at + 5] },
    scores: someOrNull(numbers, at + ahead, width, -Infinity),
    probs: some(numbers, at + ahead + width, width),
  };
}

function some(numbers, at, count) {
  const taken = new Array(count);
  for (let index = 0; index < count; index += 1) taken[index] = numbers[at + index];
  return taken;
}

function someOrNull(numbers, at, count, absent) {
  const taken = new Array(count);
  for (let index = 0; index < count; index += 1) {
    const number = numbers[at + index];
    taken[index] = number === absent ? null : number;
  }
  return taken;
}
