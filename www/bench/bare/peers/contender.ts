/** What is measured beside each other: a model in wasm that writes texts side by side, on one thread. */

export interface Contender {
  /** Reads prompts of equal length, one a text, and gives the milliseconds that it took. */
  begin(prompts: number[][]): Promise<number>;
  /** Writes so many tokens in every text, and gives the milliseconds that it took. */
  write(tokens: number): Promise<number>;
  /** What the first text has been given since it began. */
  written(): number[];
  /** What the model says after the first prompt; `null` where it does not tell. */
  logits(): Promise<Float32Array | null>;
  /** Lets go of the texts. */
  end(): void;
  /** Of the wasm module, in bytes; `null` where it cannot be read. */
  memory(): number | null;
}

/** The addresses of one model, in the forms that contenders read; `null` where a form is missing. */
export interface Forms {
  config: string;
  safetensors: string;
  onnx: string | null;
  gguf: string | null;
}

/** The addresses of a contender's own code. */
export interface Code {
  script: string;
  wasm: string;
}

export type Name = 'Lookback' | 'Lookback, 8 bits' | 'candle' | 'onnxruntime-web' | 'wllama';

/** Code that is not there is `null`; Lookback's is part of the page. */
export type Codes = Record<Exclude<Name, 'Lookback'>, Code | null> & { roof: Code | null };

/** An id that ends a text, and that no model writes. */
export const endId = 0;

export async function timeOf(call: () => unknown): Promise<number> {
  const before = performance.now();
  await call();
  return performance.now() - before;
}

export function largest(numbers: Float32Array): number {
  let best = 0;
  for (let at = 1; at < numbers.length; at += 1) {
    if ((numbers[at] ?? 0) > (numbers[best] ?? 0)) best = at;
  }
  return best;
}
