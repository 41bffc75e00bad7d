/** The languages that the page speaks; the words of one are fetched when it is first spoken. */
import type { Language } from '../state/state';
import type { Notes } from './notes';

export const languages: Record<Language, { name: string; tag: string }> = {
  en: { name: 'English', tag: 'en' },
  zh: { name: '中文', tag: 'zh-Hans' },
};

const fetching: Record<Language, () => Promise<Notes>> = {
  en: async () => (await import('./en')).en,
  zh: async () => (await import('./zh')).zh,
};

const known: Partial<Record<Language, Notes>> = {};
let last: Notes | null = null;

/** The words of a language; until they are there, those that were spoken last. `heard` is called when they come. */
export function wordsOf(language: Language, heard: () => void): Notes | null {
  const words = known[language];
  if (words) last = words;
  else void learn(language).then(heard);
  return last;
}

export async function learn(language: Language): Promise<Notes> {
  const words = await fetching[language]();
  known[language] = words;
  return words;
}
