/** Prompts for models without a tokenizer: numbers between spaces or commas. */
import { PageError } from './problem';

export function idsFrom(text: string): number[] {
  const words = text.split(/[\s,;]+/u).filter((word) => word !== '');
  const wrong = words.find((word) => !/^\d{1,9}$/.test(word));
  if (wrong !== undefined) {
    throw new PageError('not-ids', `a model without a tokenizer takes ids, got "${wrong}"`);
  }
  return words.map(Number);
}
