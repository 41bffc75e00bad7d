/** The words around the prompt, in English. */
import type { PromptNotes } from '../prompt';

export const promptEn: PromptNotes = {
  examples: 'Try',
  suggestions: (count) =>
    count === 1
      ? '1 word of the vocabulary fits; arrow down to choose it.'
      : `${count} words of the vocabulary fit; arrow keys to choose one.`,
  completions: 'Words of the vocabulary',
  didYouMean: 'did you mean',
  replace: (word, meant) => `Replace ${word} with ${meant}`,
};
