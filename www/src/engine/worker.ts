/** The worker: starts the wasm module and answers the page. */
import { expose } from 'comlink';
import { initSync } from 'lookback';
import { holdLifeline } from './lifeline';
import { WasmRoom } from './room';

expose(new WasmRoom((module) => Promise.all([start(module), holdLifeline(self.name)])));

async function start(module: WebAssembly.Module | null): Promise<void> {
  if (!module) throw new Error('the engine could not be fetched or compiled');
  initSync({ module });
}
