/** The least time that a turn can take: the roofline of what the machine reads and multiplies. */
import type { NamedCase } from './cases';
import type { Size } from './size';

/** Billions a second, as measured in wasm in the same round. */
export interface Machine {
  /** Multiplications and additions of 32-bit floats. */
  peak: number;
  /** Bytes read in order, of as many as the weights are. */
  stream: number;
}

const bytesOfFloat = 4;

/**
 * In milliseconds. Every step reads all weights once, for all texts, and multiplies and adds once for each weight and text;
 * of a prompt, only the last position needs logits. Attention is left out.
 */
export function roofMs(
  { does, texts, tokens, prompts }: Pick<NamedCase, 'does' | 'texts' | 'tokens' | 'prompts'>,
  { multiplied, head }: Size,
  { peak, stream }: Machine,
): number {
  const rows = does === 'write' ? texts : (prompts[0]?.length ?? 0);
  const products = does === 'write' ? multiplied * rows : (multiplied - head) * rows + head;
  const reading = (bytesOfFloat * multiplied) / stream / 1e6;
  const counting = (2 * products) / peak / 1e6;
  return Math.max(reading, counting) * (does === 'write' ? tokens : 1);
}
