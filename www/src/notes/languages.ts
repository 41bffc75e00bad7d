/** The languages that the page speaks. */
import type { Language } from '../state/state';
import { en } from './en';
import type { Notes } from './notes';
import { zh } from './zh';

export const languages: Record<Language, { notes: Notes; name: string; tag: string }> = {
  en: { notes: en, name: 'English', tag: 'en' },
  zh: { notes: zh, name: '中文', tag: 'zh-Hans' },
};
