/** How large a model is, from the headers of its files. */
import { closeSync, openSync, readFileSync, readSync } from 'node:fs';
import { join } from 'node:path';

export interface Size {
  vocab: number;
  /** Positions. */
  context: number;
  /** All that a step multiplies by: every parameter but the table of positions. */
  multiplied: number;
  /** Those of them that make logits. */
  head: number;
  /** Channels of a token's queries, in all layers. */
  queries: number;
}

interface Config {
  vocab_size: number;
  n_positions?: number;
  max_position_embeddings?: number;
  n_embd?: number;
  hidden_size?: number;
  n_layer?: number;
  num_hidden_layers?: number;
}

export function sizeOf(folder: string): Size {
  const config: Config = JSON.parse(readFileSync(join(folder, 'config.json'), 'utf8'));
  const vocab = config.vocab_size;
  const context = config.n_positions ?? config.max_position_embeddings ?? 0;
  const channels = config.n_embd ?? config.hidden_size ?? 0;
  const counts = Object.entries(shapes(join(folder, 'model.safetensors')))
    .filter(([name]) => !name.endsWith('wpe.weight'))
    .map(([, shape]) => shape.reduce((product, size) => product * size, 1));
  const multiplied = counts.reduce((sum, count) => sum + count, 0);
  // All heads of a layer have as many channels as the residual stream, in every shape that is measured.
  const queries = channels * (config.n_layer ?? config.num_hidden_layers ?? 0);
  return { vocab, context, multiplied, head: vocab * channels, queries };
}

/** By name; the format begins with the length of its header, then the header, as JSON. */
function shapes(path: string): Record<string, number[]> {
  const file = openSync(path, 'r');
  try {
    const length = Buffer.alloc(8);
    readSync(file, length);
    const header = Buffer.alloc(Number(length.readBigUInt64LE()));
    readSync(file, header);
    const entries: [string, { shape?: number[] }][] = Object.entries(JSON.parse(header.toString()));
    return Object.fromEntries(
      entries.flatMap(([name, { shape }]) => (shape ? [[name, shape]] : [])),
    );
  } finally {
    closeSync(file);
  }
}
