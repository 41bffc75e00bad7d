/** The words around the prompt, in Chinese. */
import type { PromptNotes } from '../prompt';

export const promptZh: PromptNotes = {
  examples: '试试',
  suggestions: (count) => `词表里有 ${count} 个词符合，用方向键选择。`,
  completions: '词表里的词',
  didYouMean: '是不是想写',
  replace: (word, meant) => `把 ${word} 换成 ${meant}`,
};
