/** The worker: starts the wasm module and answers the page. */
import { expose } from 'comlink';
import init from 'lookback';
import { WasmEngine } from './engine';
import { holdLifeline } from './lifeline';

const started = Promise.all([init(), holdLifeline(self.name)]);
expose(new WasmEngine(started));
