/** Runs in the bare page, once a page, as wasm memory never shrinks: what many trees take of it. */
import init, { type Decoder, Model } from 'lookback';
import { type BeamSearch, begin, type Work } from './beam_search';
import { filesFrom } from './model_files';

export interface Trees extends BeamSearch {
  beams: number;
  work: Work;
  /** How many are kept, one beside the other. */
  count: number;
}

export interface TreeMemory {
  /** By how much the memory has grown. */
  bytes: number;
  nodes: number;
  /** Tokens. */
  evaluated: number;
}

declare global {
  interface Window {
    treeMemory(trees: Trees): Promise<TreeMemory>;
  }
}

window.treeMemory = async (trees) => {
  const { memory } = await init();
  const model = Model.fromFiles(await filesFrom(trees.addresses));
  // Takes what reading the model has left free.
  grow(begin(model, trees, trees.beams, trees.work));
  const before = memory.buffer.byteLength;
  const decoders = Array.from({ length: trees.count }, () =>
    begin(model, trees, trees.beams, trees.work),
  );
  const evaluated = sum(decoders.map(grow)) + trees.count * trees.prompt.length;
  const bytes = memory.buffer.byteLength - before;
  // Handing nodes over takes memory of its own, so they are counted last.
  return { bytes, evaluated, nodes: sum(decoders.map((decoder) => decoder.nodes().length)) };
};

/** Writes to the end, and gives how many tokens were evaluated. */
const grow = (decoder: Decoder) => decoder.advance(2 ** 31);

const sum = (numbers: number[]) => numbers.reduce((total, number) => total + number, 0);
