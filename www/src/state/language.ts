/** Which language the page speaks: the address's, else the first of the reader's that it knows. */
import type { Language } from './state';

export function languageFrom(tag: string): Language | null {
  const primary = tag.toLowerCase().split('-')[0];
  return primary === 'zh' || primary === 'en' ? primary : null;
}

export function preferred(languages: readonly string[]): Language {
  return languages.map(languageFrom).find((language) => language !== null) ?? 'en';
}
