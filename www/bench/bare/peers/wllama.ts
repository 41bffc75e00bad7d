/** `@wllama/wllama`, llama.cpp's server in a worker: independent texts, each in a slot of its own. */
import type { Code, Contender, Forms } from './contender';

interface Completion {
  choices: { text: string }[];
  timings: { prompt_ms: number; predicted_ms: number };
}

interface Wllama {
  loadModel(files: Blob[], options: object): Promise<void>;
  createCompletion(options: object): Promise<Completion>;
}

interface Module {
  Wllama: new (paths: { default: string }, options: object) => Wllama;
}

/** Texts side by side, at most. */
const slots = 16;

export async function loadWllama(
  { gguf }: Forms,
  { script, wasm }: Code,
  positions: number,
): Promise<Contender> {
  if (gguf === null) throw new Error('no GGUF file');
  const { Wllama }: Module = await import(/* @vite-ignore */ script);
  const wllama = new Wllama({ default: wasm }, { suppressNativeLog: true });
  await wllama.loadModel([await (await fetch(gguf)).blob()], {
    n_threads: 1,
    n_gpu_layers: 0,
    n_ctx: slots * positions,
    n_parallel: slots,
    kv_unified: false,
    // As exact as the others'.
    cache_type_k: 'f32',
    cache_type_v: 'f32',
    warmup: false,
  });
  let texts: number[][] = [];
  let prompt = 0;
  /** The milliseconds that llama.cpp counts: from the first prompt that it reads to the last token. */
  const complete = async (tokens: number, again: boolean): Promise<number> => {
    const asked = texts.map((ids, slot) =>
      wllama.createCompletion({
        prompt: textOf(ids),
        id_slot: slot,
        max_tokens: tokens,
        temperature: 0,
        ignore_eos: true,
        cache_prompt: again,
      }),
    );
    const answers = await Promise.all(asked);
    texts = texts.map((ids, slot) => [...ids, ...idsOf(answers[slot])]);
    return Math.max(...answers.map((answer) => tookOf(answer)));
  };
  return {
    begin: async (prompts) => {
      texts = prompts.map((ids) => [...ids]);
      prompt = prompts[0]?.length ?? 0;
      const took = await complete(1, false);
      texts = prompts.map((ids) => [...ids]);
      return took;
    },
    write: (tokens) => complete(tokens, true),
    written: () => (texts[0] ?? []).slice(prompt),
    logits: async () => null,
    end: () => undefined,
    memory: () => null,
  };
}

/** As `to_gguf.py` has it: an id in brackets. */
const textOf = (ids: number[]) => ids.map((id) => `<${id}>`).join('');

function idsOf(answer: Completion | undefined): number[] {
  return [...(answer?.choices[0]?.text ?? '').matchAll(/<(\d+)>/g)].map(([, id]) => Number(id));
}

const tookOf = ({ timings }: Completion) => timings.prompt_ms + timings.predicted_ms;
