/** A llama2.c checkpoint of version 0 with a vocabulary of any size and made-up weights. */

const channels = 8;
const hidden = 8;
const layers = 1;
const heads = 2;
const context = 32;

export function llama2cCheckpoint(vocabSize: number): Buffer {
  const header = [channels, hidden, layers, heads, heads, vocabSize, context];
  const matrices =
    vocabSize * channels + layers * (4 * channels ** 2 + 3 * channels * hidden + 2 * channels);
  const rotary = context * (channels / heads);
  const length = matrices + channels + rotary;
  const buffer = Buffer.alloc((header.length + length) * 4);
  header.forEach((value, at) => void buffer.writeInt32LE(value, at * 4));
  for (let at = 0; at < length; at += 1) {
    buffer.writeFloatLE(Math.sin(at * 12.9898), (header.length + at) * 4);
  }
  return buffer;
}
