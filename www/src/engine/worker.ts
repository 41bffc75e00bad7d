/** The worker: starts the wasm module and answers the page. */
import { expose } from 'comlink';
import init from 'lookback';
import { WasmEngine } from './engine';
import { holdLifeline } from './lifeline';

expose(
  new WasmEngine((wasm) =>
    Promise.all([init(wasm ? { module_or_path: wasm } : undefined), holdLifeline(self.name)]),
  ),
);
