/** The least time that a turn can take: the roofline of what the machine reads and multiplies. */
import { warmUpTokens } from '../bare/peers/case';
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
 * In milliseconds. Every step reads all weights once, for all texts, and multiplies and adds once for each weight and text,
 * and twice for each channel of a query and each position that it sees: for its key, and for its value. Of a prompt, only the
 * last position needs logits. Keys and values are few beside the weights, and their reading is left out.
 */
export function roofMs(each: RoofedCase, size: Size, { peak, stream }: Machine): number {
  const { multiplied } = size;
  const steps = each.does === 'write' ? each.tokens : 1;
  const reading = (bytesOfFloat * multiplied) / stream / 1e6;
  const counting = (2 * products(each, size)) / peak / 1e6;
  return Math.max(reading, counting) * steps;
}

type RoofedCase = Pick<NamedCase, 'does' | 'texts' | 'tokens' | 'prompts' | 'rounds'>;

/** Of one step; of a text that grows, in the middle of what is measured. */
function products(each: RoofedCase, { multiplied, head, queries }: Size): number {
  const length = each.prompts[0]?.length ?? 0;
  if (each.does === 'read') {
    const seen = (length * (length + 1)) / 2;
    return (multiplied - head) * length + head + 2 * queries * seen;
  }
  const turns = each.rounds.warmUp + each.rounds.measured / 2;
  const seen = length + turns * (warmUpTokens + each.tokens);
  return (multiplied + 2 * queries * seen) * each.texts;
}
