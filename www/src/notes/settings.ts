/** What each strategy and processor is for, what its values are called, and what the letters of its formula stand for. */

/** One sentence, and a name for each value, in order. */
export interface SettingNotes {
  what: string;
  values: string[];
  /** Letters that are no value of it and not those of all formulas. */
  where?: string;
}

export interface SettingsNotes {
  strategies: Record<string, SettingNotes>;
  kinds: Record<string, SettingNotes>;
}
