/** The formulas of the strategies: what is chosen, and what a whole text is ranked by. */
import type { Form, LeadingText } from './form';
import { probTex, scoreTex, signed, valueTex } from './tex';

/** A text's score: its sum over a power of its length. */
const ranking = (power = '\\alpha') => `S(y) = \\frac{1}{g^{${power}}} \\sum_{t=1}^{g} s_t(y_t)`;
const sum = '\\varphi = \\sum_{i \\le t} s_i(y_i)';

/** When a beam search stops: what the best live text can still reach is no more than the worst that ended. */
function stopping(rule = '', power = '\\alpha', beams = 'B'): string {
  const stop = '\\Rightarrow \\operatorname{stop}';
  if (rule === 'true') return `|D| = ${beams} ${stop}`;
  // Below 0 a longer text only gets worse, so its present length bounds it.
  const length = rule === 'never' && !(Number(power) <= 0) ? 'G' : 'g';
  return `\\max_{\\mathrm{live}} \\frac{\\varphi}{${length}^{${power}}} \\le \\min_{y \\in D} S(y) ${stop}`;
}

const stops = (value: string, at: number) => (at === 2 ? value : valueTex(value));

/** The best text so far: what has ended is ranked by its score, what goes on by its sum. */
const ranked = (at: number) => (values: number[], text: LeadingText) => {
  const power = values[at] ?? 0;
  const score = scoreTex(text.score);
  if (!text.done) return [`\\varphi = ${score}`];
  const sum = scoreTex(text.score * text.length ** power);
  return [`S = \\frac{${sum}}{${text.length}^{${power}}} = ${score}`];
};

const beam: Form = {
  letters: ['B', '\\alpha', 'never'],
  lines: ([beams, power, rule]) => [
    `${sum},\\ \\operatorname{top}_{${beams}} \\varphi`,
    ranking(power),
    stopping(rule, power, beams),
  ],
  number: stops,
  text: ranked(1),
};

const beamSample: Form = {
  ...beam,
  lines: ([beams, power, rule]) => [
    `(y, v) \\sim \\operatorname{softmax}(\\varphi),\\ 2 \\cdot ${beams}`,
    ranking(power),
    stopping(rule, power, beams),
  ],
};

const diverseBeam: Form = {
  letters: ['B', 'M', '\\lambda', '\\alpha'],
  lines: ([beams, groups, lambda = '', power]) => [
    `s'_v = s_v - ${signed(lambda)} \\cdot \\#\\{b \\in \\Gamma_{<i} : y^{(b)}_t = v\\}`,
    `i = 1, \\dots, ${groups},\\ |\\Gamma_i| = ${beams} / ${groups}`,
    ranking(power),
  ],
  text: ranked(3),
};

const exactBound = (power = '\\alpha') => {
  const value = Number(power);
  if (value === 0) return '\\varphi';
  return `\\varphi / ${value < 0 ? 'g' : 'G'}^{${power}}`;
};

export const strategies: Record<string, Form> = {
  greedy: {
    letters: [],
    lines: () => ['y_t = \\arg\\max_v x_v'],
    now: (_, { lanes }) => {
      const [top] = lanes.map(({ after }) => after).sort((a, b) => b.prob - a.prob);
      return top ? [`\\max_v x_v = ${scoreTex(top.score)},\\ p = ${probTex(top.prob)}`] : [];
    },
  },
  sample: {
    letters: ['n'],
    lines: () => ['y_t \\sim p,\\ \\sum_{v < y_t} p_v \\le u < \\sum_{v \\le y_t} p_v'],
    now: (_, { countAfter, entropyAfter }) => [
      `|\\{v : p_v > 0\\}| = ${countAfter},\\ H = ${scoreTex(entropyAfter)}`,
    ],
  },
  beam,
  'classic-beam': beam,
  'beam-sample': beamSample,
  'diverse-beam': diverseBeam,
  'stochastic-beam': {
    letters: ['k'],
    lines: ([k]) => [`G_y = \\log p(y) - \\log(-\\log u_y),\\ \\operatorname{top}_{${k}} G`],
    // What goes on is ranked within the step; its noise is not told.
    text: (_, { logProb, score, done }) => [
      `\\log p(y) = ${scoreTex(logProb)}${done ? `,\\ G_y = ${scoreTex(score)}` : ''}`,
    ],
  },
  contrastive: {
    letters: ['\\alpha', 'k'],
    lines: ([alpha, k]) => [
      `y_t = \\arg\\max_{v \\in V_{${k}}} (1 - ${alpha})\\,p_v - ${alpha} \\max_{j < t} \\cos(h_v, h_j)`,
    ],
  },
  speculative: {
    letters: ['n', 'sample'],
    lines: ([drafts, way]) =>
      way === 'greedy'
        ? [`y_i = \\arg\\max_v p_i(v)\\quad i = 1, \\dots, ${drafts}`]
        : [
            `u_i \\le \\frac{p_i(y_i)}{q_i(y_i)}\\quad i = 1, \\dots, ${drafts}`,
            'y \\sim \\frac{\\max(p - q, 0)}{\\sum_v \\max(p_v - q_v, 0)}',
          ],
    number: (value, at) => (at === 1 ? value : valueTex(value)),
  },
  exact: {
    letters: ['n', '\\alpha', 'N'],
    lines: ([, power]) => [
      ranking(power),
      `${sum},\\ ${exactBound(power)} \\le \\max_{y \\in D} S(y) \\Rightarrow \\operatorname{cut}`,
    ],
    text: ranked(1),
  },
  enumerate: {
    letters: ['\\alpha', 'N'],
    lines: ([power]) => [ranking(power), '\\sum_y p(y) = 1'],
    text: ranked(0),
  },
};
