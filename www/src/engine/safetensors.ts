/** What the beginning of a safetensors file says of the rest of it. */

export interface TensorsHeader {
  /** How many numbers its tensors have. */
  numbers: number;
  /** How many bytes the whole file has. */
  fileBytes: number;
}

/** The bytes before the header: its length, as a 64-bit integer. */
export const lengthBytes = 8;
/** The format's own limit. */
const longestHeader = 100_000_000;

interface Entry {
  shape?: number[];
  data_offsets?: [number, number];
}

/** Buffers that some checkpoints hold beside their weights, as the engine knows them (`family::is_buffer`). */
const buffer = /\.(attn|attention)\.(masked_)?bias$|\.rotary_emb\.inv_freq$/;

/** How long the header is; `null` where no such file begins like this. */
export function headerLength(start: Uint8Array): number | null {
  if (start.length <= lengthBytes || start[lengthBytes] !== '{'.charCodeAt(0)) return null;
  const length = Number(new DataView(start.buffer, start.byteOffset).getBigUint64(0, true));
  return length <= longestHeader ? length : null;
}

/** `null` for what the engine will refuse with a better reason. */
export function headerFrom(json: Uint8Array): TensorsHeader | null {
  try {
    const entries = Object.entries(
      JSON.parse(new TextDecoder().decode(json)) as Record<string, Entry>,
    );
    let [numbers, end] = [0, 0];
    for (const [name, { shape, data_offsets }] of entries) {
      if (!shape || !data_offsets) continue;
      if (!buffer.test(name)) numbers += shape.reduce((product, size) => product * size, 1);
      end = Math.max(end, data_offsets[1]);
    }
    return { numbers, fileBytes: lengthBytes + json.length + end };
  } catch {
    return null;
  }
}
