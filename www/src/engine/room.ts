/** The worker's inside: engines, each at a port of its own, over one wasm module and one set of models. */
import { expose } from 'comlink';
import { sending } from './channel';
import { type Draw, drawing } from './drawing';
import { WasmEngine } from './engine';
import { ModelPool } from './model_pool';
import { ReadyModel } from './models';
import { attempt } from './problem';
import type { EngineRoom, Outcome } from './protocol';
import { read } from './sources';

interface Parts {
  wasm: WebAssembly.Module | null;
  pictures(): Promise<WebAssembly.Module>;
}

export class WasmRoom implements EngineRoom {
  readonly #started: Promise<unknown>;
  #begin: (parts: Parts) => void = () => {};
  readonly #models: ModelPool<ReadyModel>;
  readonly #draw: Draw;

  /** `start` resolves once the wasm module can be called. */
  constructor(start: (wasm: WebAssembly.Module | null) => Promise<unknown>) {
    const parts = new Promise<Parts>((resolve) => {
      this.#begin = resolve;
    });
    this.#started = parts.then(({ wasm }) => start(wasm));
    this.#draw = drawing(async () => (await parts).pictures());
    this.#models = new ModelPool(async (source, onProgress) => {
      const [checkpoint] = await Promise.all([read(source, onProgress), this.#started]);
      return new ReadyModel(checkpoint, source.weights);
    });
  }

  begin(wasm: Parts['wasm'], pictures: Parts['pictures']): Promise<Outcome<null>> {
    return attempt(async () => {
      this.#begin({ wasm, pictures });
      await this.#started;
      return null;
    });
  }

  seat(port: MessagePort): void {
    expose(sending(new WasmEngine(this.#models, this.#draw)), port);
  }
}
