/** The formulas of what changes every score: temperatures, guidance, normalisation. */
import { bestBefore, type Passage } from '../waterfall';
import type { Form } from './form';
import { idsTex, scoreTex, valueTex } from './tex';

const temperature: Form = {
  letters: ['T'],
  lines: ([t]) =>
    Number(t) === 0
      ? ["p'_v = 1\\left[v = \\arg\\max_w x_w\\right]"]
      : [`p'_v \\propto \\exp\\left(\\frac{x_v}{${t}}\\right)`],
  now: ([t = 1], passage) => {
    const top = bestBefore(passage);
    if (t === 0 || !top) return [];
    const { before, after } = top;
    return [`\\frac{${scoreTex(before.score)}}{${t}} = ${scoreTex(after.score)}`];
  },
};

const dynamicTemperature: Form = {
  letters: ['T_0', 'T_1', 'e'],
  lines: ([low, high, exponent]) => [
    `T = ${low} + (${high} - ${low}) \\left(\\frac{H}{\\ln N}\\right)^{${exponent}}`,
    "p'_v \\propto \\exp\\left(\\frac{x_v}{T}\\right)",
  ],
  now: (_, passage) => {
    const ratio = scaled(passage);
    const spread = `H = ${scoreTex(passage.entropyBefore)},\\ N = ${passage.countBefore}`;
    return ratio === null ? [spread] : [`${spread},\\ T = ${scoreTex(ratio)}`];
  },
};

/** What the scores were divided by, from the one that is farthest from 0. */
function scaled(passage: Passage): number | null {
  let found: { before: number; after: number } | null = null;
  for (const { before, after } of passage.lanes) {
    if (before.score === null || after.score === null || after.score === 0) continue;
    if (!found || Math.abs(after.score) > Math.abs(found.after)) {
      found = { before: before.score, after: after.score };
    }
  }
  return found && found.before / found.after;
}

const guidance: Form = {
  letters: ['s', 'q'],
  lines: ([scale, prompt]) => [
    `x'_v = u_v + ${scale}\\,(c_v - u_v)`,
    `u_v = \\log p(v \\mid ${prompt}, y),\\ c_v = \\log p(v \\mid y_{<t})`,
  ],
  // Without a prompt of its own the guide begins with the last token of the prompt.
  number: (value, at) => (at === 0 ? valueTex(value) : value ? idsTex(value, '(', ')') : 'y_P'),
};

const renormalize: Form = {
  letters: [],
  lines: () => ["x'_v = x_v - \\ln \\sum_w e^{x_w}"],
  now: (_, passage) => {
    const top = bestBefore(passage);
    if (!top || top.before.score === null || top.after.score === null) return [];
    const { before, after } = { before: top.before.score, after: top.after.score };
    return [`\\ln \\sum_w e^{x_w} = ${scoreTex(before - after)}`];
  },
};

export const temperatures: Record<string, Form> = {
  temperature,
  'dynamic-temperature': dynamicTemperature,
  guidance,
  renormalize,
};
