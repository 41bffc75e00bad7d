/** Runs in the bare page: calls the wasm module on the page's one thread and keeps what each call took. */
import init, { Decoder, Model, type Step } from 'lookback';
import { filesFrom } from './model_files';

/** One step: what it took, and the place of the token it wrote. */
export interface StepTime {
  ms: number;
  position: number;
}

/** All in milliseconds, one entry a call. */
export interface DecodingTimes {
  /** Fetching, compiling and starting the module. */
  module: number;
  /** The first is the one that a visitor waits for. */
  modelReads: number[];
  /** Each with the distribution and the attention that the page shows. */
  shownSteps: StepTime[];
  bareSteps: StepTime[];
  prompts: number[];
  promptLength: number;
  contextSize: number;
  clockIsFine: boolean;
}

declare global {
  interface Window {
    decodingTimes(addresses: string[]): Promise<DecodingTimes>;
  }
}

/** Until the browser has exchanged its quick first compilation of the module for the optimised one. */
const warmUpMs = 1000;
const measuredMs = 3000;
const modelReads = 20;
const longestPrompt = 48;
/** As many candidates as the page asks for. */
const candidates = 10;
/** Coprime to most vocabulary sizes: neighbouring texts begin with, and prompts hold, unlike tokens. */
const stride = 7919;

window.decodingTimes = async (addresses) => {
  const module = await timeOf(() => init());
  const files = await filesFrom(addresses);
  const reads: number[] = [];
  for (let read = 0; read < modelReads; read += 1) {
    reads.push(await timeOf(() => Model.fromFiles(files).free()));
  }
  const model = Model.fromFiles(files);
  const { contextSize } = model.config;
  const promptLength = Math.min(longestPrompt, contextSize - 1);
  const bare = (decoder: Decoder) => decoder.step();
  const shown = (decoder: Decoder) => {
    const step = decoder.step();
    decoder.distribution(candidates);
    decoder.attention(0, 0);
    return step;
  };
  stepTimes(model, shown, warmUpMs);
  return {
    module,
    modelReads: reads,
    shownSteps: stepTimes(model, shown, measuredMs),
    bareSteps: stepTimes(model, bare, measuredMs),
    prompts: promptTimes(model, promptLength, measuredMs),
    promptLength,
    contextSize,
    clockIsFine: crossOriginIsolated,
  };
};

async function timeOf(call: () => unknown): Promise<number> {
  const before = performance.now();
  await call();
  return performance.now() - before;
}

/** Texts from one token to their end, one after another, so that all lengths are measured alike. */
function stepTimes(model: Model, call: (decoder: Decoder) => Step, forMs: number): StepTime[] {
  const times: StepTime[] = [];
  const { vocabSize } = model.config;
  const end = performance.now() + forMs;
  for (let text = 0; performance.now() < end; text += 1) {
    const decoder = new Decoder(model, [(text * stride) % vocabSize]);
    for (let position = 1; decoder.stop === null && performance.now() < end; position += 1) {
      const before = performance.now();
      call(decoder);
      times.push({ ms: performance.now() - before, position });
    }
    decoder.free();
  }
  return times;
}

function promptTimes(model: Model, length: number, forMs: number): number[] {
  const times: number[] = [];
  const { vocabSize } = model.config;
  const end = performance.now() + forMs;
  for (let text = 0; performance.now() < end; text += 1) {
    const prompt = Uint32Array.from({ length }, (_, at) => ((text + at) * stride) % vocabSize);
    const before = performance.now();
    const decoder = new Decoder(model, prompt);
    times.push(performance.now() - before);
    decoder.free();
  }
  return times;
}
