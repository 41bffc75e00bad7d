/** The worker: starts the wasm module and answers the page. */
import { expose } from 'comlink';
import init from 'lookback';
import { holdLifeline } from './lifeline';
import { WasmRoom } from './room';

expose(
  new WasmRoom((wasm) =>
    Promise.all([init(wasm ? { module_or_path: wasm } : undefined), holdLifeline(self.name)]),
  ),
);
