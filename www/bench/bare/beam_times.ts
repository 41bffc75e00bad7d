/** Runs in the bare page: the same beam search with more and with less work, step by step beside each other. */
import init, { type Decoder, Model } from 'lookback';
import { type BeamSearch, begin, type Work } from './beam_search';
import { filesFrom } from './model_files';

export interface BeamContest extends BeamSearch {
  beams: number[];
  works: Work[];
  rounds: { warmUp: number; measured: number };
}

/** In milliseconds, for each number of beams and each work: one entry a step. */
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

/** Until the first of them stops. */
function sideBySide(decoders: Decoder[]): number[][] {
  const times: number[][] = decoders.map(() => []);
  for (let turn = 0; decoders.every(({ stop }) => stop === null); turn += 1) {
    for (const place of decoders.keys()) {
      // Who comes first finds other things in the cache: each has its turn.
      const at = (turn + place) % decoders.length;
      const before = performance.now();
      decoders[at]?.step();
      times[at]?.push(performance.now() - before);
    }
  }
  return times;
}
