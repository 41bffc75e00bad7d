/** Lookback: one text by its best token, several as the beams of a search. */
import * as lookback from 'lookback';
import { filesFrom } from '../model_files';
import { type Code, type Contender, endId, type Forms, timeOf } from './contender';

export const loadLookback = (forms: Forms) => load(lookback, forms, 'f32');

/** A second instance of the module, so that its memory is told apart. */
export async function loadEightBits(forms: Forms, { script }: Code): Promise<Contender> {
  return load(await import(/* @vite-ignore */ script), forms, 'int8');
}

async function load(
  { default: init, Decoder, Model }: typeof lookback,
  { config, safetensors }: Forms,
  weights: lookback.Precision,
): Promise<Contender> {
  const { memory } = await init();
  const model = Model.fromFiles(await filesFrom([config, safetensors]), weights);
  let decoder: lookback.Decoder | undefined;
  let prompt: number[] = [];
  return {
    begin: async (prompts) => {
      prompt = prompts[0] ?? [];
      const strategy = prompts.length === 1 ? 'greedy' : `beam=${prompts.length}:1:never`;
      const took = await timeOf(() => {
        decoder = new Decoder(model, prompt, `strategy=${strategy};eos-ids=${endId}`);
      });
      // A search begins with one text, and has all of its beams after one step.
      if (prompts.length > 1) decoder?.advance(1);
      return took;
    },
    write: async (tokens) => {
      const took = await timeOf(() => decoder?.advance(tokens));
      // Steps that were not made would count as very fast ones.
      const stop = decoder?.stop ?? null;
      if (stop !== null) throw new Error(`it stopped: ${stop}`);
      return took;
    },
    written: () => [...(decoder?.ids ?? [])].slice(prompt.length),
    logits: async () => {
      const { data, shape } = model.logits(Uint32Array.from(prompt));
      return data.slice(-(shape[1] ?? 0));
    },
    end: () => decoder?.free(),
    memory: () => memory.buffer.byteLength,
  };
}
