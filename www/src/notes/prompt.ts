/** The words around the prompt. */

export interface PromptNotes {
  examples: string;
  suggestions: (count: number) => string;
  completions: string;
  didYouMean: string;
  replace: (word: string, meant: string) => string;
}
