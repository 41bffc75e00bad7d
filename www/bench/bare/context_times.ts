/** Runs in the bare page: steps at several lengths of the text, and what going back in it costs. */
import init, { Decoder, Model } from 'lookback';
import { filesFrom } from './model_files';

export interface ContextWork {
  /** Of the model's files. */
  addresses: string[];
  lengths: number[];
  rounds: { warmUp: number; measured: number };
}

/** In milliseconds, one entry a call; steps by the length of the text that they add to. */
export interface ContextTimes {
  steps: number[][];
  undo: number[];
  redo: number[];
  /** Going to the first token that was written. */
  go: number[];
  /** Another token taken by hand at the beginning: a fork. */
  fork: number[];
}

declare global {
  interface Window {
    contextTimes(work: ContextWork): Promise<ContextTimes>;
  }
}

/** Steps at each length. */
const stepsAtOnce = 4;
/** The first steps after a prompt bring the weights back into the caches, which reading it has displaced. */
const stepsBefore = 10;
/** Coprime to the vocabulary's size. */
const stride = 7919;

window.contextTimes = async ({ addresses, lengths, rounds }) => {
  await init();
  const model = Model.fromFiles(await filesFrom(addresses));
  const times: ContextTimes = {
    steps: lengths.map(() => []),
    undo: [],
    redo: [],
    go: [],
    fork: [],
  };
  for (let round = 0; round < rounds.warmUp + rounds.measured; round += 1) {
    const taken: ContextTimes =
      round < rounds.warmUp
        ? { steps: lengths.map(() => []), undo: [], redo: [], go: [], fork: [] }
        : times;
    for (const [at, length] of lengths.entries()) {
      const decoder = new Decoder(model, promptOf(length - stepsBefore, model.config.vocabSize));
      const timed = (into: number[] | undefined, call: () => unknown) => {
        const before = performance.now();
        call();
        into?.push(performance.now() - before);
      };
      for (let step = 0; step < stepsBefore; step += 1) decoder.step();
      for (let step = 0; step < stepsAtOnce; step += 1)
        timed(taken.steps[at], () => decoder.step());
      timed(taken.undo, () => decoder.undo());
      timed(taken.redo, () => decoder.redo());
      timed(taken.go, () => decoder.go(1));
      timed(taken.fork, () => decoder.choose(3, 0));
      decoder.free();
    }
  }
  model.free();
  return times;
};

function promptOf(length: number, vocabSize: number): Uint32Array {
  return Uint32Array.from({ length }, (_, at) => (at * stride) % vocabSize);
}
