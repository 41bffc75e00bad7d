/** The words around the prompt, in every language. */

export interface PromptNotes {
  examples: string;
  suggestions: (count: number) => string;
  completions: string;
  didYouMean: string;
  replace: (word: string, meant: string) => string;
}

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

export const promptZh: PromptNotes = {
  examples: '试试',
  suggestions: (count) => `词表里有 ${count} 个词符合，用方向键选择。`,
  completions: '词表里的词',
  didYouMean: '是不是想写',
  replace: (word, meant) => `把 ${word} 换成 ${meant}`,
};
