/** The most that the machine gives to wasm, measured beside the contenders. */
import type { Code } from './contender';

interface Stream {
  read(atFour: boolean): number;
}

interface Module {
  default(wasm: { module_or_path: string }): Promise<unknown>;
  multiplyAdd(rounds: number): number;
  Stream: new (bytes: number) => Stream;
}

export interface Roof {
  /** Billions of multiplications and additions a second. */
  peak(): number;
  /** Billions of bytes a second, of as many as the weights are, the way that is faster here. */
  stream(): number;
}

/** Operations of one round of `multiplyAdd`. */
const operations = 96;
const rounds = 400_000;
/** So many bytes are read, small sizes again and again, that the clock's steps do not matter. */
const leastBytes = 2e8;

export async function loadRoof({ script, wasm }: Code, bytes: number): Promise<Roof> {
  const module: Module = await import(/* @vite-ignore */ script);
  await module.default({ module_or_path: wasm });
  const stream = new module.Stream(bytes);
  const reads = Math.ceil(leastBytes / bytes);
  const streamed = (atFour: boolean) =>
    perSecond(bytes * reads, () => {
      for (let read = 0; read < reads; read += 1) stream.read(atFour);
    });
  return {
    peak: () => perSecond(operations * rounds, () => module.multiplyAdd(rounds)),
    stream: () => Math.max(...[true, false].map(streamed)),
  };
}

function perSecond(amount: number, call: () => unknown): number {
  const before = performance.now();
  call();
  return amount / (performance.now() - before) / 1e6;
}
