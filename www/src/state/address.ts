/** What the page's address says about the state: `?lang= &theme= &model= &prompt=` and how it is decoded. */
import { type Decoding, decodingFrom } from './decoding';
import type { Language, Theme } from './state';

export interface Address {
  language: Language;
  theme: Theme;
  /** A shipped model's name, or a folder on this host. */
  model: string | null;
  prompt: string | null;
  decoding: Decoding;
}

/** `languages` are the reader's, the preferred one first. */
export function parseAddress(search: string, languages: readonly string[]): Address {
  const fields = new URLSearchParams(search);
  return {
    language: languageFrom(fields.get('lang')) ?? preferred(languages),
    theme: themeFrom(fields.get('theme')),
    model: fields.get('model'),
    prompt: fields.get('prompt'),
    decoding: decodingFrom(fields),
  };
}

/** `search` with some fields set, or taken away by `null`; its other fields stay as they are. */
export function printAddress(search: string, changed: Record<string, string | null>): string {
  const fields = new URLSearchParams(search);
  for (const [field, value] of Object.entries(changed)) {
    if (value === null) fields.delete(field);
    else fields.set(field, value);
  }
  return `?${fields}`;
}

function languageFrom(tag: string | null): Language | null {
  if (tag === null) return null;
  const primary = tag.toLowerCase().split('-')[0];
  return primary === 'zh' || primary === 'en' ? primary : null;
}

function preferred(languages: readonly string[]): Language {
  return languages.map(languageFrom).find((language) => language !== null) ?? 'en';
}

function themeFrom(value: string | null): Theme {
  return value === 'light' || value === 'dark' ? value : 'system';
}
