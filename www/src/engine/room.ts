/** The worker's inside: engines, each at a port of its own, over one wasm module and one set of models. */
import { expose } from 'comlink';
import { sending } from './channel';
import { WasmEngine } from './engine';
import { ModelPool } from './model_pool';
import { ReadyModel } from './models';
import { attempt } from './problem';
import type { EngineRoom, Outcome } from './protocol';
import { read } from './sources';

export class WasmRoom implements EngineRoom {
  readonly #started: Promise<unknown>;
  #begin: (wasm: WebAssembly.Module | null) => void = () => {};
  readonly #models: ModelPool<ReadyModel>;

  /** `start` resolves once the wasm module can be called. */
  constructor(start: (wasm: WebAssembly.Module | null) => Promise<unknown>) {
    this.#started = new Promise<WebAssembly.Module | null>((resolve) => {
      this.#begin = resolve;
    }).then(start);
    this.#models = new ModelPool(async (source, onProgress) => {
      const [checkpoint] = await Promise.all([read(source, onProgress), this.#started]);
      return new ReadyModel(checkpoint, source.weights);
    });
  }

  begin(wasm: WebAssembly.Module | null): Promise<Outcome<null>> {
    return attempt(async () => {
      this.#begin(wasm);
      await this.#started;
      return null;
    });
  }

  seat(port: MessagePort): void {
    expose(sending(new WasmEngine(this.#models)), port);
  }
}
