/** The formulas of what lowers or raises the scores of some tokens. */
import type { Passage } from '../waterfall';
import type { Form } from './form';
import { idsTex, scoreTex, signed, valueTex } from './tex';

interface Moved {
  before: number;
  after: number;
}

/** The shown token whose score moved most, which says what a penalty does. */
function mostMoved(passage: Passage): Moved | null {
  let found: Moved | null = null;
  for (const { before, after } of passage.lanes) {
    if (before.score === null || after.score === null) continue;
    const way = Math.abs(after.score - before.score);
    if (way > 0 && (!found || way > Math.abs(found.after - found.before))) {
      found = { before: before.score, after: after.score };
    }
  }
  return found;
}

function told(passage: Passage, term: (moved: Moved) => string | null): string[] {
  const moved = mostMoved(passage);
  const written = moved && term(moved);
  return moved && written ? [`${written} = ${scoreTex(moved.after)}`] : [];
}

/** What stood before: `all`, `generated`, or so many of the last. */
function scopeTex(value: string): string {
  if (value === '' || value === 'all') return '\\{y_1, \\dots, y_{t-1}\\}';
  if (value === 'generated') return '\\{y_{P+1}, \\dots, y_{t-1}\\}';
  return `\\{y_{t-${valueTex(value)}}, \\dots, y_{t-1}\\}`;
}

const withScope = (at: number) => (value: string, place: number) =>
  place === at ? scopeTex(value) : valueTex(value);

/** A set that is named by its letter needs no line of its own. */
const scopeLine = (scope = 'S') => (scope === 'S' ? [] : [`S = ${scope}`]);

const repetition: Form = {
  letters: ['\\theta', 'S'],
  lines: ([theta, scope]) => [
    `x'_v = \\begin{cases} x_v / ${theta} & x_v \\ge 0 \\\\ ${theta} \\cdot x_v & x_v < 0 \\end{cases}\\quad v \\in S`,
    ...scopeLine(scope),
  ],
  number: withScope(1),
  now: ([theta], passage) =>
    told(passage, ({ before }) =>
      before < 0
        ? `${theta} \\cdot (${scoreTex(before)})`
        : `\\frac{${scoreTex(before)}}{${theta}}`,
    ),
};

const presence: Form = {
  letters: ['\\lambda', 'S'],
  lines: ([lambda = '', scope]) => [
    `x'_v = x_v - ${signed(lambda)} \\cdot 1[v \\in S]`,
    ...scopeLine(scope),
  ],
  number: withScope(1),
  now: ([lambda = 0], passage) =>
    told(passage, ({ before }) => `${scoreTex(before)} - ${signed(`${lambda}`)}`),
};

const frequency: Form = {
  letters: ['\\alpha', 'S'],
  lines: ([alpha = '', scope]) => [
    `x'_v = x_v - ${signed(alpha)} \\cdot \\#_S(v)`,
    ...scopeLine(scope),
  ],
  number: withScope(1),
  now: ([alpha = 0], passage) =>
    told(passage, ({ before, after }) => {
      const times = Math.round((before - after) / alpha);
      return `${scoreTex(before)} - ${signed(`${alpha}`)} \\cdot ${times}`;
    }),
};

/** For how long a repetition a token pays so much; `null` where it pays nothing that DRY asks for. */
function repeated(penalty: number, multiplier: number, base: number, allowed: number) {
  const near = (price: number) => Math.abs(price - penalty) <= 1e-6 * price;
  if (base <= 1) return null; // every length costs the same
  let [length, price] = [allowed, multiplier];
  while (price < penalty && !near(price)) [length, price] = [length + 1, price * base];
  return near(price) ? length : null;
}

const dry: Form = {
  letters: ['m', 'b', 'a', 'S', 'B'],
  lines: ([multiplier, base, allowed, scope, breakers]) => [
    `x'_v = x_v - ${multiplier} \\cdot ${base}^{\\,n_v - ${allowed}}\\quad n_v \\ge ${allowed}`,
    ...scopeLine(scope),
    ...(breakers === 'B' || !breakers ? [] : [`B = ${breakers}`]),
  ],
  number: (value, at) => {
    if (at !== 4) return withScope(3)(value, at);
    return value === '' ? '' : idsTex(value, '\\{', '\\}');
  },
  now: ([multiplier = 0, base = 1, allowed = 1], passage) =>
    told(passage, ({ before, after }) => {
      if (multiplier <= 0) return null;
      const length = repeated(before - after, multiplier, base, allowed);
      const price = length === null ? scoreTex(before - after) : null;
      return `${scoreTex(before)} - ${price ?? `${multiplier} \\cdot ${base}^{${length}-${allowed}}`}`;
    }),
};

/** `5.6/-1+7/2.5` as `b_{5,6} = -1` and so on. */
function biasesTex(value: string): string {
  const parts = value.split(/[+ ](?=\d+(?:\.\d+)*\/)/).filter((part) => part.includes('/'));
  const shown = parts.slice(0, 4).map((part) => {
    const [ids = '', bias = ''] = part.split('/');
    return `b_{${idsTex(ids, '', '')}} = ${valueTex(bias)}`;
  });
  return [...shown, ...(parts.length > 4 ? ['\\dots'] : [])].join(',\\ ') || 'b_v = 0';
}

const logitBias: Form = {
  letters: [''],
  lines: ([biases]) => ["x'_v = x_v + b_v", ...(biases ? [biases] : [])],
  number: biasesTex,
  now: (_, passage) =>
    told(passage, ({ before, after }) => {
      const bias = after - before;
      return `${scoreTex(before)} ${bias < 0 ? '-' : '+'} ${scoreTex(Math.abs(bias))}`;
    }),
};

const lengthDecay: Form = {
  letters: ['s', 'f'],
  lines: ([start, factor]) => [
    `x'_{\\mathrm{eos}} = x_{\\mathrm{eos}} + |x_{\\mathrm{eos}}| \\left(${factor}^{\\,g - ${start}} - 1\\right)\\quad g > ${start}`,
  ],
  now: (_, passage) =>
    told(passage, ({ before, after }) => `${scoreTex(before)} + ${scoreTex(after - before)}`),
};

export const penalties: Record<string, Form> = {
  repetition,
  presence,
  frequency,
  dry,
  'logit-bias': logitBias,
  'length-decay': lengthDecay,
};
