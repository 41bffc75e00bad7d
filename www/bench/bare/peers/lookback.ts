/** Lookback: one text by its best token, several as the beams of a search. */
import init, { Decoder, Model } from 'lookback';
import { filesFrom } from '../model_files';
import { type Contender, endId, type Forms, timeOf } from './contender';

export async function loadLookback({ config, safetensors }: Forms): Promise<Contender> {
  const { memory } = await init();
  const model = Model.fromFiles(await filesFrom([config, safetensors]));
  let decoder: Decoder | undefined;
  let prompt: number[] = [];
  return {
    begin: async (prompts) => {
      prompt = prompts[0] ?? [];
      const strategy = prompts.length === 1 ? 'greedy' : `beam=${prompts.length}:1:never`;
      const took = await timeOf(() => {
        decoder = new Decoder(model, prompt, `strategy=${strategy};eos-ids=${endId}`);
      });
      // A search begins with one text, and has all of its beams after one step.
      if (prompts.length > 1) decoder?.step();
      return took;
    },
    write: (tokens) =>
      timeOf(() => {
        for (let token = 0; token < tokens; token += 1) decoder?.step();
      }),
    written: () => [...(decoder?.ids ?? [])].slice(prompt.length),
    logits: async () => {
      const { data, shape } = model.logits(Uint32Array.from(prompt));
      return data.slice(-(shape[1] ?? 0));
    },
    end: () => decoder?.free(),
    memory: () => memory.buffer.byteLength,
  };
}
