/** How many numbers a text that fills the context has in the engine's tree: queries, keys, values, and what the head reads. */

interface Sizes {
  layers: number;
  channels: number;
  heads: number;
  kvHeads: number;
  headChannels: number;
  context: number;
}

function numbersOf({ layers, channels, heads, kvHeads, headChannels, context }: Sizes): number {
  return context * (layers * headChannels * (heads + 2 * kvHeads) + channels);
}

/** By the names of all families; a configuration without them is refused by the engine. */
export function cacheOfConfig(json: string): number {
  const config = parsed(json);
  const size = (...names: string[]) =>
    names.map((name) => Number(config[name])).find((value) => value > 0);
  const channels = size('n_embd', 'hidden_size') ?? 0;
  const heads = size('n_head', 'num_heads', 'num_attention_heads') ?? 1;
  return numbersOf({
    layers: size('n_layer', 'num_layers', 'num_hidden_layers') ?? 0,
    channels,
    heads,
    kvHeads: size('num_key_value_heads') ?? heads,
    headChannels: size('head_dim') ?? channels / heads,
    context: size('n_positions', 'max_position_embeddings') ?? 0,
  });
}

/** As many bytes as a header of either version takes. */
export const llama2cHeader = 36;

/** "ak42", with which version 1 begins. */
const magic = 0x616b3432;

/** By the seven integers of a llama2.c header; what has none is refused by the engine. */
export function cacheOfLlama2c(start: Uint8Array): number {
  if (start.length < llama2cHeader) return 0;
  const header = new DataView(start.buffer, start.byteOffset);
  const skipped = header.getInt32(0, true) === magic ? 8 : 0;
  const [channels = 0, , layers = 0, heads = 0, kvHeads = 0, , context = 0] = Array.from(
    { length: 7 },
    (_, at) => header.getInt32(skipped + 4 * at, true),
  );
  if (Math.min(channels, layers, heads, kvHeads, context) <= 0) return 0;
  return numbersOf({ layers, channels, heads, kvHeads, headChannels: channels / heads, context });
}

function parsed(json: string): Record<string, unknown> {
  try {
    return Object(JSON.parse(json)) as Record<string, unknown>;
  } catch {
    return {};
  }
}
