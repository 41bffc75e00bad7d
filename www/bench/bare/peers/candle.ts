/** candle, compiled by `benches/peers/browser`: independent texts, each by its best token. */
import { filesFrom } from '../model_files';
import { type Code, type Contender, type Forms, timeOf } from './contender';

interface Text {
  step(): Uint32Array;
  logits(): Float32Array;
  free(): void;
}

interface Module {
  default(wasm: { module_or_path: string }): Promise<{ memory: WebAssembly.Memory }>;
  CandleModel: new (config: string, weights: Uint8Array) => object;
  CandleText: new (model: object, prompts: Uint32Array, batch: number) => Text;
}

export async function loadCandle(forms: Forms, { script, wasm }: Code): Promise<Contender> {
  const candle: Module = await import(/* @vite-ignore */ script);
  const { memory } = await candle.default({ module_or_path: wasm });
  const files = await filesFrom([forms.config, forms.safetensors]);
  const file = (name: string) => files[name] ?? new Uint8Array();
  const config = new TextDecoder().decode(file('config.json'));
  const model = new candle.CandleModel(config, file('model.safetensors'));
  let text: Text | undefined;
  const ids: number[] = [];
  return {
    begin: (prompts) =>
      timeOf(() => {
        ids.length = 0;
        text = new candle.CandleText(model, Uint32Array.from(prompts.flat()), prompts.length);
      }),
    write: (tokens) =>
      timeOf(() => {
        for (let token = 0; token < tokens; token += 1) ids.push(text?.step()[0] ?? Number.NaN);
      }),
    written: () => [...ids],
    logits: async () => text?.logits() ?? null,
    end: () => text?.free(),
    memory: () => memory.buffer.byteLength,
  };
}
