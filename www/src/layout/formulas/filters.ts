/** The formulas of what keeps a set K of tokens and removes the rest. */
import { bestBefore, type Passage } from '../waterfall';
import type { Form } from './form';
import { equalsProb, probTex, scoreTex } from './tex';

/** The best m tokens, in the order of what is ranked by. */
const ranked = (m: string) => ['K = \\{v_{(1)}, \\dots, v_{(m)}\\}', `m = ${m}`];

/** The probability that the kept tokens had, against what they had to reach. */
function keptMass(passage: Passage, least: number): string {
  const { removedMass } = passage;
  const left = probTex(1 - removedMass);
  // What four decimals do not show is not written as a difference.
  const kept = removedMass < 5e-5 ? left : `1 - ${probTex(removedMass)} = ${left}`;
  return `\\sum_{v \\in K} p_v = ${kept} \\ge ${least}`;
}

const size = ({ countAfter }: Passage) => `|K| = ${countAfter}`;

const topK: Form = {
  letters: ['k'],
  lines: ([k]) => [`K = \\{v : x_v \\ge x_{(${k})}\\}`],
  now: (_, passage) => [size(passage)],
};

const topP: Form = {
  letters: ['p'],
  lines: ([p]) => ranked(`\\min\\{j : \\sum_{i \\le j} p_{(i)} \\ge ${p}\\}`),
  now: ([p = 1], passage) => [keptMass(passage, p)],
};

const minP: Form = {
  letters: ['\\rho'],
  lines: ([share]) => [`K = \\{v : p_v \\ge ${share} \\cdot \\max_w p_w\\}`],
  now: ([share = 0], passage) => {
    const top = passage.showsBest ? bestBefore(passage) : null;
    if (!top) return [size(passage)];
    const { prob } = top.before;
    const bound = `${share} \\cdot ${probTex(prob)} = ${probTex(share * prob)}`;
    return [`${share} \\cdot \\max_w p_w = ${bound}`];
  },
};

const typical: Form = {
  letters: ['\\tau'],
  lines: ([mass]) => [
    'd_v = \\left|-\\ln p_v - H\\right|,\\ d_{(1)} \\le d_{(2)} \\le \\dots',
    ...ranked(`\\min\\{j : \\sum_{i \\le j} p_{(i)} \\ge ${mass}\\}`),
  ],
  now: ([mass = 1], passage) => [
    `H = ${scoreTex(passage.entropyBefore)},\\ ${keptMass(passage, mass)}`,
  ],
};

const epsilon: Form = {
  letters: ['\\varepsilon'],
  lines: ([bound]) => [`K = \\{v : p_v \\ge ${bound}\\}`],
  now: (_, passage) => [
    `${size(passage)},\\ \\sum_{v \\notin K} p_v ${equalsProb(passage.removedMass)}`,
  ],
};

const eta: Form = {
  letters: ['\\varepsilon'],
  lines: ([bound]) => [`K = \\{v : p_v \\ge \\min(${bound},\\ \\sqrt{${bound}}\\,e^{-H})\\}`],
  now: (_, passage) => [`H = ${scoreTex(passage.entropyBefore)},\\ ${size(passage)}`],
};

const topNSigma: Form = {
  letters: ['n'],
  lines: ([n]) => [
    `K = \\{v : x_v \\ge \\max_w x_w - ${n}\\,\\sigma\\},\\ \\sigma^2 = \\operatorname{Var}(x)`,
  ],
  now: (_, passage) => {
    const top = passage.showsBest ? bestBefore(passage) : null;
    const most = top ? [`\\max_w x_w = ${scoreTex(top.before.score)}`] : [];
    return [[...most, size(passage)].join(',\\ ')];
  },
};

const topHLooksAt = 100; // `top_h.rs` takes the entropy of so many tokens

const topH: Form = {
  letters: ['h'],
  lines: ([h]) =>
    ranked(`\\max\\{j : -\\sum_{i \\le j} p_{(i)} \\ln p_{(i)} \\le ${h}\\,H_{100}\\}`),
  now: ([h = 1], passage) => {
    const { countBefore, entropyBefore } = passage;
    if (countBefore > topHLooksAt) return [size(passage)];
    const bound = `${h} \\cdot ${scoreTex(entropyBefore)} = ${scoreTex(h * entropyBefore)}`;
    return [`${h}\\,H_{100} = ${bound},\\ ${size(passage)}`];
  },
};

const xtc: Form = {
  letters: ['q', 't'],
  lines: ([probability, threshold]) => [
    `u < ${probability} \\Rightarrow K = V \\setminus A \\cup \\{\\arg\\min_{v \\in A} p_v\\}`,
    `A = \\{v : p_v \\ge ${threshold}\\}`,
  ],
  now: ([probability], { removed }) =>
    // With one good token at most, nothing goes either.
    removed > 0 ? [`u < ${probability},\\ |A| = ${removed + 1}`] : [],
};

const mirostat: Form = {
  letters: ['\\tau', '\\eta'],
  lines: ([target, rate]) => [
    `K = \\{v : -\\log_2 p_v \\le \\mu\\},\\ \\mu_0 = 2 \\cdot ${target}`,
    `\\mu \\leftarrow \\mu - ${rate}\\left(-\\log_2 p_{y_t} - ${target}\\right)`,
  ],
  now: (_, passage) => [size(passage)],
};

const mirostatV1: Form = {
  letters: ['\\tau', '\\eta', 'm'],
  lines: ([target, rate, m]) => [
    `k = \\left(\\frac{e\\,2^{\\mu}}{1 - V^{-e}}\\right)^{1/s},\\ e = s_{${m}} - 1,\\ \\mu_0 = 2 \\cdot ${target}`,
    `\\mu \\leftarrow \\mu - ${rate}\\left(-\\log_2 p_{y_t} - ${target}\\right)`,
  ],
  now: (_, passage) => [`k = ${passage.countAfter}`],
};

export const filters: Record<string, Form> = {
  'top-k': topK,
  'top-p': topP,
  'min-p': minP,
  typical,
  epsilon,
  eta,
  'top-n-sigma': topNSigma,
  'top-h': topH,
  xtc,
  mirostat,
  'mirostat-v1': mirostatV1,
};
