/** Prompts to try at once: those of a pool whose every word the model knows. */
import type { ModelReport } from '../engine/protocol';
import { wordsOf } from './vocabulary';

const forWords = [
  'the cat sat on',
  'once upon a time',
  '3 + 4 =',
  'translate english to french : hello',
  'translate english to chinese : the red cat',
  'tom has a blue map . who has the map ?',
  'hello , i am rosa .',
  'once a fox lived in the',
  'one day she found a golden',
  'the fox said " what',
  'the king and the dragon',
];

/** For models of whole languages, which read any text. */
const forText = [
  'The cat sat on',
  'Once upon a time',
  'Translate English to French: hello',
  '1, 2, 3,',
];

const mostShown = 6;

export function examplesFor({
  tokenizer,
  words,
  config,
}: Pick<ModelReport, 'tokenizer' | 'words' | 'config'>): string[] {
  if (tokenizer === null)
    return [1, 2, 3].every((id) => id < config.vocabSize) ? ['1', '1 2 3'] : ['0'];
  if (words === null) return forText;
  const known = new Set(words);
  return forWords
    .filter((prompt) => wordsOf(prompt).every(({ word }) => known.has(word)))
    .slice(0, mostShown);
}
