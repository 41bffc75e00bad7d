/** The beginning of a safetensors file with tensors of these shapes. */
export function safetensorsStart(
  shapes: Record<string, number[]>,
  itemBytes = 4,
): Uint8Array<ArrayBuffer> {
  let at = 0;
  const entries = Object.entries(shapes).map(([name, shape]) => {
    const start = at;
    at += itemBytes * shape.reduce((product, size) => product * size, 1);
    return [name, { dtype: itemBytes === 4 ? 'F32' : 'F16', shape, data_offsets: [start, at] }];
  });
  const header = new TextEncoder().encode(
    JSON.stringify({ __metadata__: { format: 'pt' }, ...Object.fromEntries(entries) }),
  );
  const file = new Uint8Array(8 + header.length);
  new DataView(file.buffer).setBigUint64(0, BigInt(header.length), true);
  file.set(header, 8);
  return file;
}

/** How many bytes follow the beginning. */
export function dataBytes(shapes: Record<string, number[]>, itemBytes = 4): number {
  const numbers = Object.values(shapes).map((shape) =>
    shape.reduce((product, size) => product * size, 1),
  );
  return itemBytes * numbers.reduce((sum, count) => sum + count, 0);
}
