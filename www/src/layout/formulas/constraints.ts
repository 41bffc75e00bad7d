/** The formulas of what forbids a set F of tokens, or allows no others. */
import type { Passage } from '../waterfall';
import type { Form } from './form';
import { equalsProb, idsTex } from './tex';

const forbidden = "x'_v = -\\infty";

/** What the forbidden tokens would have had. */
const now = (_: number[], { removed, removedMass }: Passage) =>
  removed > 0 ? [`\\sum_{v \\in F} p_v ${equalsProb(removedMass)}`] : [];

const noRepeatNgram: Form = {
  letters: ['n'],
  lines: ([n]) => [
    `F = \\{v : (y_{t-${n}+1}, \\dots, y_{t-1}, v) \\subset y_{<t}\\}`,
    `${forbidden}\\quad v \\in F`,
  ],
  now,
};

const suppress: Form = {
  letters: ['F'],
  lines: ([ids]) => [`${forbidden}\\quad v \\in ${ids}`],
  number: (value) => idsTex(value, '\\{', '\\}'),
  now,
};

/** `5.6+7` as a set of sequences. */
function wordsTex(value: string): string {
  const words = value.split(/[+ ]/).filter((word) => word !== '');
  const shown = words.slice(0, 4).map((word) => idsTex(word, '(', ')'));
  return `\\{${[...shown, ...(words.length > 4 ? ['\\dots'] : [])].join(',')}\\}`;
}

const badWords: Form = {
  letters: ['W'],
  lines: ([words]) => [
    `F = \\{v : (\\dots, y_{t-1}, v) = w,\\ w \\in ${words}\\}`,
    `${forbidden}\\quad v \\in F`,
  ],
  number: wordsTex,
  now,
};

const minNewTokens: Form = {
  letters: ['m'],
  lines: ([least]) => [`x'_{\\mathrm{eos}} = -\\infty\\quad g < ${least}`],
  now: (_, { removed, removedMass }) =>
    removed > 0 ? [`p_{\\mathrm{eos}} ${equalsProb(removedMass)}`] : [],
};

/** What all the others would have had, where one token is forced. */
const others = (_: number[], { removed, removedMass }: Passage) =>
  removed > 0 ? [`\\sum_{x'_v = -\\infty} p_v ${equalsProb(removedMass)}`] : [];

const one = (token: string) => [
  `x'_v = \\begin{cases} 0 & v = ${token} \\\\ -\\infty & v \\ne ${token} \\end{cases}`,
];

const forcedPrefix: Form = {
  letters: ['f'],
  lines: ([ids]) => [...one('f_{g+1}'), ...(ids === 'f' ? [] : [`f = ${ids}`])],
  number: (value) => idsTex(value, '(', ')'),
  now: others,
};

const forcedEos: Form = {
  letters: [],
  lines: () => [`g = G - 1:\\ ${one('\\mathrm{eos}').join('')}`],
  now: others,
};

const grammar: Form = {
  letters: ['L'],
  lines: ([language]) => [
    `F = \\{v : p_{${language}}(v \\mid y_{<t}) = 0\\}`,
    `${forbidden}\\quad v \\in F`,
  ],
  number: (value) => (/^[a-z]+$/.test(value) ? `\\mathrm{${value}}` : 'L'),
  now,
};

const pattern: Form = {
  letters: ['r'],
  lines: () => [
    'F = \\{v : y_{P+1} \\dots y_{t-1}\\,v\\,\\cdots \\notin L(r)\\}',
    `${forbidden}\\quad v \\in F`,
  ],
  // The expression is in its field: it has signs that TeX takes for its own.
  number: () => 'r',
  now,
};

export const constraints: Record<string, Form> = {
  'no-repeat-ngram': noRepeatNgram,
  suppress,
  'bad-words': badWords,
  'min-new-tokens': minNewTokens,
  'forced-prefix': forcedPrefix,
  'forced-eos': forcedEos,
  grammar,
  pattern,
};
