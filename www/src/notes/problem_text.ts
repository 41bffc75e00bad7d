/** A problem in the reader's language. */
import { type PageProblem, pageProblems } from '../engine/problem';
import type { Problem } from '../engine/protocol';
import { type EngineProblem, engineProblems, type Notes } from './notes';

export interface ProblemText {
  /** What went wrong, in the reader's language. */
  sentence: string;
  /** The engine's own words, in English, where they say more. */
  detail: string | null;
}

export function problemText(problem: Problem, notes: Notes): ProblemText {
  const { code, message } = problem;
  if (isPageProblem(code)) return { sentence: notes.pageProblems[code], detail: message };
  if (notes.engineProblems === null) return { sentence: sentenceOf(message), detail: null };
  const sentence = isEngineProblem(code) ? notes.engineProblems[code] : notes.unknownProblem;
  return { sentence, detail: message };
}

/** The engine writes like other programs: no capital, no full stop. Names of files keep their letters. */
function sentenceOf(message: string): string {
  return `${message.replace(/^[a-z](?=[a-z]*[ ’'])/, (letter) => letter.toUpperCase())}.`;
}

function isPageProblem(code: string): code is PageProblem {
  return (pageProblems as readonly string[]).includes(code);
}

function isEngineProblem(code: string): code is EngineProblem {
  return (engineProblems as readonly string[]).includes(code);
}
