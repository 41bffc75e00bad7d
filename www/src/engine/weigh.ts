/** What a model will need, from the beginnings of its files: before anything of it is read. */

import type { Precision } from 'lookback';
import { cacheOfConfig, cacheOfLlama2c, llama2cHeader } from './cache_size';
import { type CheckpointPlan, planFrom } from './files';
import { refuseForeign } from './found';
import { PageError } from './problem';
import type { ModelSource } from './protocol';
import { headerFrom, headerLength, lengthBytes } from './safetensors';
import { type Shelf, shelfOf } from './shelves';
import { startOf } from './start_of';

export interface Size {
  files: number;
  /** Of all files; what a host does not tell counts as nothing. */
  bytes: number;
  /** Of the engine's memory, when the model is open and a text fills its context: for each way in which its weights fit. */
  memory: Partial<Record<Precision, number>>;
}

/**
 * A 32-bit wasm memory ends at 4 GiB. An eighth of it is left for the decoding tree, the trace of a
 * forward pass and what lies idle between them.
 */
export const mostMemory = 3.5 * 2 ** 30;

const floatBytes = 4;
/**
 * Bytes of a weight. Files are read a tensor at a time, and one that must be turned stands beside the others until it is
 * copied: for GPT-2 small that was measured as 1.08 times what all weights come to in 32 bits, 1.33 times in 8.
 */
const weightBytes: Record<Precision, number> = {
  f32: 1.15 * floatBytes,
  // With a scale of four bytes for each 64.
  int8: 1.4 * (1 + floatBytes / 64),
};

/** Refuses what is no model, what is cut short, and what has no room. */
export async function weigh(source: ModelSource): Promise<Size> {
  const shelf = await shelfOf(source);
  const plan = planFrom(shelf.paths);
  const files =
    plan.format === 'llama2c' ? await llama2c(shelf, plan) : await huggingFace(shelf, plan);
  const read = files.parts.reduce((sum, { bytes }) => sum + bytes, 0);
  const weights = files.parts.reduce((sum, { numbers }) => sum + numbers, 0);
  const needs = (precision: Precision) =>
    Math.ceil(weightBytes[precision] * weights + floatBytes * files.cache);
  const [f32, int8] = [needs('f32'), needs('int8')];
  if (int8 > mostMemory) {
    throw new PageError(
      'too-large',
      `a model must fit ${mostMemory} bytes of memory: ${weights} parameters of 8 bits and ${files.cache} numbers of keys and values need ${int8}`,
    );
  }
  const memory = f32 > mostMemory ? { int8 } : { f32, int8 };
  return { files: files.parts.length, bytes: read, memory };
}

interface Part {
  bytes: number;
  /** Weights in it. */
  numbers: number;
}

interface Parts {
  parts: Part[];
  /** Queries, keys and values of a text that fills the context, as the engine keeps them. */
  cache: number;
}

async function huggingFace(
  shelf: Shelf,
  plan: CheckpointPlan & { format: 'hugging-face' },
): Promise<Parts> {
  const parts = await Promise.all(
    Object.values(plan.paths).map((path) =>
      path.endsWith('.safetensors') ? tensors(shelf, path) : plain(shelf, path),
    ),
  );
  const config = await shelf.open(plan.paths['config.json'] ?? '');
  return { parts, cache: cacheOfConfig(await config.text()) };
}

async function plain(shelf: Shelf, path: string): Promise<Part> {
  const { length } = await startOf(shelf, path, () => 0);
  return { bytes: length ?? 0, numbers: 0 };
}

async function tensors(shelf: Shelf, path: string): Promise<Part> {
  const { bytes: start, length } = await startOf(
    shelf,
    path,
    (bytes) => lengthBytes + (headerLength(bytes) ?? 1),
  );
  refuseForeign(path, start);
  const json = headerLength(start);
  const header = json === null ? null : headerFrom(start.subarray(lengthBytes, lengthBytes + json));
  // The engine has the better reason, and a file of 16-bit numbers is the most that this can be.
  if (header === null) return { bytes: length ?? 0, numbers: (length ?? 0) / 2 };
  if (length !== null && length < header.fileBytes) throw cutShort(path, header.fileBytes, length);
  return { bytes: header.fileBytes, numbers: header.numbers };
}

/** The engine's own code and words: it would say the same once it had read all. */
function cutShort(path: string, expected: number, got: number): Error {
  const message = `${path} ends too early: it must have ${expected} bytes, got ${got}`;
  return Object.assign(new Error(message), { code: 'truncated' });
}

async function llama2c(shelf: Shelf, plan: CheckpointPlan & { format: 'llama2c' }): Promise<Parts> {
  const { bytes, length } = await startOf(shelf, plan.checkpoint, () => llama2cHeader);
  refuseForeign(plan.checkpoint, bytes);
  const parts = [{ bytes: length ?? 0, numbers: (length ?? 0) / floatBytes }];
  if (plan.tokenizer !== null) parts.push(await plain(shelf, plan.tokenizer));
  return { parts, cache: cacheOfLlama2c(bytes) };
}
