/** What a formula is made from: its shape, the letters of its values, and what it says of the numbers of the moment. */
import type { Passage } from '../waterfall';

/** The text that a search ranks first. */
export interface LeadingText {
  /** Its tokens after the prompt, the end included. */
  length: number;
  /** log p of it under the model, and what it is ranked by. */
  logProb: number;
  score: number;
  done: boolean;
}

export interface Form {
  /** What stands for each value, in TeX, while no numbers are put in. */
  letters: string[];
  /** Its lines in TeX, with letters or with numbers. */
  lines: (values: string[]) => string[];
  /** A value in TeX, where it is no plain number. */
  number?: (value: string, at: number) => string;
  /** The numbers of the moment, from what the engine reported before and after. */
  now?: (values: number[], passage: Passage) => string[];
  /** And those of the text that a strategy ranks first. */
  text?: (values: number[], text: LeadingText) => string[];
}
