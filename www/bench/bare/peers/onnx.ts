/** `onnxruntime-web` on its wasm backend: independent texts, each by its best token; keys and values go out and in again. */
import { type Code, type Contender, type Forms, largest, timeOf } from './contender';
import { watchMemory } from './watch_memory';

interface Tensor {
  dims: readonly number[];
  data: Float32Array;
  dispose(): void;
}

interface Session {
  inputNames: readonly string[];
  inputMetadata: readonly { name: string; shape: readonly (number | string)[] }[];
  run(feeds: Record<string, Tensor>): Promise<Record<string, Tensor>>;
}

interface Runtime {
  env: { wasm: { numThreads: number; wasmPaths: { mjs: string; wasm: string } } };
  Tensor: new (type: string, data: ArrayLike<number> | BigInt64Array, dims: number[]) => Tensor;
  InferenceSession: { create(model: Uint8Array, options: object): Promise<Session> };
}

export async function loadOnnx({ onnx }: Forms, { script, wasm }: Code): Promise<Contender> {
  if (onnx === null) throw new Error('no ONNX file');
  const memory = watchMemory();
  const runtime: Runtime = await import(/* @vite-ignore */ script);
  runtime.env.wasm.numThreads = 1;
  runtime.env.wasm.wasmPaths = { wasm, mjs: wasm.replace(/\.wasm$/, '.mjs') };
  const bytes = new Uint8Array(await (await fetch(onnx)).arrayBuffer());
  const session = await runtime.InferenceSession.create(bytes, {
    executionProviders: ['wasm'],
    graphOptimizationLevel: 'all',
  });
  const texts = new Texts(runtime, session);
  return {
    begin: (prompts) => timeOf(() => texts.begin(prompts)),
    write: (tokens) =>
      timeOf(async () => {
        for (let token = 0; token < tokens; token += 1) await texts.step();
      }),
    written: () => [...texts.written],
    logits: async () => texts.logits[0] ?? null,
    end: () => texts.end(),
    memory,
  };
}

class Texts {
  readonly written: number[] = [];
  /** After each text. */
  logits: Float32Array[] = [];
  private position = 0;
  private past: Record<string, Tensor> = {};

  constructor(
    private readonly runtime: Runtime,
    private readonly session: Session,
  ) {}

  async begin(prompts: number[][]): Promise<void> {
    this.written.length = 0;
    this.position = 0;
    for (const { name, shape } of this.session.inputMetadata) {
      if (!name.startsWith('past_')) continue;
      const sizes: Record<string, number> = { B: prompts.length, P: 0 };
      const dims = shape.map((size) => (typeof size === 'number' ? size : (sizes[size] ?? 0)));
      this.past[name] = new this.runtime.Tensor('float32', new Float32Array(0), dims);
    }
    await this.read(prompts);
  }

  async step(): Promise<void> {
    const ids = this.logits.map(largest);
    this.written.push(ids[0] ?? Number.NaN);
    await this.read(ids.map((id) => [id]));
  }

  end(): void {
    for (const tensor of Object.values(this.past)) tensor.dispose();
    this.past = {};
  }

  private async read(rows: number[][]): Promise<void> {
    const length = rows[0]?.length ?? 0;
    const total = this.position + length;
    const given: Record<string, () => Tensor> = {
      ids: () => this.integers(rows.flat(), [rows.length, length]),
      positions: () => this.integers(Array.from(rows[0] ?? [], (_, at) => this.position + at)),
      offset: () => this.integers([this.position]),
      lengths: () => this.shortIntegers(Array.from(rows, () => total - 1)),
      total: () => new this.runtime.Tensor('int32', Int32Array.of(total), []),
    };
    const feeds = { ...this.past };
    for (const name of this.session.inputNames) {
      const tensor = given[name]?.();
      if (tensor) feeds[name] = tensor;
    }
    const { logits, ...presents } = await this.session.run(feeds);
    this.past = Object.fromEntries(
      Object.entries(presents).map(([name, tensor]) => [name.replace('present', 'past'), tensor]),
    );
    const width = (logits?.data.length ?? 0) / rows.length;
    this.logits = rows.map((_, row) =>
      (logits?.data ?? new Float32Array()).subarray(row * width, (row + 1) * width),
    );
    this.position = total;
  }

  private integers(numbers: number[], dims = [numbers.length]): Tensor {
    return new this.runtime.Tensor('int64', BigInt64Array.from(numbers, BigInt), dims);
  }

  private shortIntegers(numbers: number[]): Tensor {
    return new this.runtime.Tensor('int32', Int32Array.from(numbers), [numbers.length]);
  }
}
