/** A problem in the reader's language. */
import { type PageProblem, pageProblems } from '../engine/problem';
import type { Problem } from '../engine/protocol';
import { filled, isEngineProblem, valuesIn, valuesOf } from '../layout/refusals';
import type { Notes } from './notes';

export interface ProblemText {
  /** What went wrong, in the reader's language. */
  sentence: string;
  /** What more is known of it; in the engine's own words, in English, where there are no others. */
  detail: string | null;
}

export function problemText(problem: Problem, notes: Notes): ProblemText {
  const { code, message } = problem;
  const { terms } = notes;
  if (isPageProblem(code)) {
    const detail = terms ? inTerms(message, terms) : message;
    return { sentence: notes.pageProblems[code], detail };
  }
  if (terms === null || notes.engineProblems === null)
    return { sentence: sentenceOf(message), detail: null };
  const values = valuesOf(problem);
  if (!values || !isEngineProblem(code)) return { sentence: notes.unknownProblem, detail: message };
  const worded = Object.entries(values).map(([name, value]) => [name, wordOf(name, value, terms)]);
  const sentence = filled(notes.engineProblems[code], Object.fromEntries(worded));
  return { sentence: sentence.trimStart().replaceAll(/ +(?=[ ，。：”])/g, ''), detail: null };
}

type Terms = Readonly<Record<string, string>>;

function wordOf(name: string, value: string, terms: Terms): string {
  if (isOwn(name, value)) return setOff(inTerms(value, terms));
  if (name === 'of') return setOff(value);
  return name === 'value' && value === 'nothing' ? (terms.nothing ?? value) : value;
}

/** Whether it is the engine's own word. All others were given to it, and stay; so do names of processors. */
function isOwn(name: string, value: string): boolean {
  if (name === 'of') return /^(?:an?|the) |^decoding$/.test(value);
  return ['what', 'rule', 'stop', 'reason'].includes(name);
}

/** Latin letters and signs stand between spaces in a Chinese sentence. */
function setOff(words: string): string {
  return words.replace(/^(?=[\w([|*+?])/, ' ').replace(/(?<=[\w)\]])$/, ' ');
}

/** A word or a rule; what is none stays. */
function inTerms(text: string, terms: Terms): string {
  if (Object.hasOwn(terms, text)) return terms[text] ?? text;
  for (const [english, own] of Object.entries(terms)) {
    const values = english.includes('{') ? valuesIn(text, english) : null;
    if (!values) continue;
    const { rule } = values;
    return filled(own, rule === undefined ? values : { ...values, rule: inTerms(rule, terms) });
  }
  return text;
}

/** The engine writes like other programs: no capital, no full stop. Names of files keep their letters. */
function sentenceOf(message: string): string {
  return `${message.replace(/^[a-z](?=[a-z]*[ ’'])/, (letter) => letter.toUpperCase())}.`;
}

function isPageProblem(code: string): code is PageProblem {
  return (pageProblems as readonly string[]).includes(code);
}
