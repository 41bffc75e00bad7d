/** Runs in the bare page: the same beam search with more and with less work, step by step beside each other. */
import init, { type Decoder, Model } from 'lookback';
import { type BeamSearch, begin, type Work } from './beam_search';
import { filesFrom } from './model_files';

export interface BeamContest extends BeamSearch {
  beams: number[];
  works: Work[];
  rounds: { warmUp: number; measured: number };
}

/** In milliseconds a step, for each number of beams and each work. */
export type BeamTimes = number[][][];

declare global {
  interface Window {
    beamTimes(contest: BeamContest): Promise<BeamTimes>;
  }
}

/** All numbers of beams have their turn in each round, so that whatever slows the machine for a while slows all. */
window.beamTimes = async (contest) => {
  const { addresses, beams, works, rounds } = contest;
  await init();
  const model = Model.fromFiles(await filesFrom(addresses));
  const times: BeamTimes = beams.map(() => works.map(() => []));
  for (let round = 0; round < rounds.warmUp + rounds.measured; round += 1) {
    for (const [at, width] of beams.entries()) {
      const decoders = works.map((work) => begin(model, contest, width, work));
      const steps = sideBySide(decoders);
      for (const decoder of decoders) decoder.free();
      if (round < rounds.warmUp) continue;
      for (const [work, its] of steps.entries()) times[at]?.[work]?.push(...its);
    }
  }
  model.free();
  return times;
};

/** The clock goes in steps of 5 µs, and one beam takes 70 for a step: so many are timed together. */
const stepsAtOnce = 4;

/** The mean time of a step, so many at a time, until the first of them stops. */
function sideBySide(decoders: Decoder[]): number[][] {
  const times: number[][] = decoders.map(() => []);
  for (let turn = 0; ; turn += 1) {
    const taken: number[] = [];
    for (const place of decoders.keys()) {
      // Who comes first finds other things in the cache: each has its turn.
      const at = (turn + place) % decoders.length;
      taken[at] = timeOfSteps(decoders[at]);
    }
    if (taken.some(Number.isNaN)) return times;
    for (const [at, time] of taken.entries()) times[at]?.push(time);
  }
}

/** Not a number if the search stops on the way. */
function timeOfSteps(decoder: Decoder | undefined): number {
  const before = performance.now();
  for (let step = 0; step < stepsAtOnce; step += 1) {
    if (decoder?.stop !== null) return Number.NaN;
    decoder.step();
  }
  return (performance.now() - before) / stepsAtOnce;
}
