import katex from 'katex';
import type { Waterfall } from 'lookback';
import { expect, test } from 'vitest';
import { passageOfProcessor, processorFormula, strategyFormula } from '../../src/layout/formula';
import { plainOf } from '../../src/layout/formulas/plain';
import { passageOf } from '../../src/layout/waterfall';
import { usualProcessors, usualStrategies } from '../usual_settings';

/** Logits of four tokens of a vocabulary of six, one processor on. */
function fall(setting: string, before: (number | null)[], after: (number | null)[]): Waterfall {
  const stage = {
    probs: [0.4, 0.3, 0.2, 0.05],
    entropy: 1.25,
    removed: 0,
    removedMass: 0,
    moved: false,
    rest: { count: 2, prob: 0.05 },
  };
  const removed = before.filter((score, at) => score !== null && after[at] === null).length;
  return {
    ids: [3, 1, 4, 5],
    cutBy: after.map((score) => (score === null ? 1 : null)),
    stages: [
      { ...stage, name: 'logits', scores: before },
      {
        ...stage,
        name: setting,
        scores: after,
        removed,
        removedMass: removed * 0.0428,
        moved: true,
      },
    ],
  };
}

const scores = [4, 3, 1, -2];

function told(setting: string, after: (number | null)[], before: (number | null)[] = scores) {
  const name = setting.split('=')[0] ?? '';
  const usual = usualProcessors.find((one) => one.split('=')[0] === name) ?? '';
  return processorFormula(setting, usual, passageOf(fall(setting, before, after), 1));
}

const usualOf = (setting: string) => setting;
const all = [
  ...usualProcessors.map((one) => [one, processorFormula(one, usualOf(one), null)] as const),
  ...usualStrategies.map((one) => [one, strategyFormula(one, usualOf(one), null, null)] as const),
];

test.each(all)('%s has a formula that can be typeset', (_, { symbolic, numbers }) => {
  expect(symbolic.length).toBeGreaterThan(0);
  for (const tex of [...symbolic, ...numbers]) {
    expect(() => katex.renderToString(tex, { strict: 'error', throwOnError: true })).not.toThrow();
    expect(plainOf(tex)).not.toContain('\\');
    expect(tex).not.toMatch(/undefined|NaN|\?/);
  }
});

test.each(
  all.filter(([setting]) => /=[^:]*\d/.test(setting) && !/^(sample|enumerate|exact)/.test(setting)),
)('%s puts its values into its formula', (setting, { symbolic, numbers }) => {
  expect(numbers).not.toEqual(symbolic);
  const first = (setting.split('=')[1] ?? '').split(':')[0] ?? '';
  expect(numbers.join(' ')).toContain(first);
});

test('temperature divides the best score by T', () => {
  expect(told('temperature=0.8', [5, 3.75, 1.25, -2.5])).toEqual({
    symbolic: ["p'_v \\propto \\exp\\left(\\frac{x_v}{T}\\right)"],
    numbers: ["p'_v \\propto \\exp\\left(\\frac{x_v}{0.8}\\right)"],
    now: ['\\frac{4.000}{0.8} = 5.000'],
  });
});

test('a temperature of 0 keeps the best token, and divides nothing', () => {
  const { numbers, now } = told('temperature=0', [4, null, null, null]);
  expect(numbers).toEqual(["p'_v = 1\\left[v = \\arg\\max_w x_w\\right]"]);
  expect(now).toEqual([]);
});

test('top-p says what the kept tokens held', () => {
  const { numbers, now } = told('top-p=0.9', [4, 3, null, null]);
  expect(numbers[1]).toBe('m = \\min\\{j : \\sum_{i \\le j} p_{(i)} \\ge 0.9\\}');
  expect(now).toEqual(['\\sum_{v \\in K} p_v = 1 - 0.0856 = 0.9144 \\ge 0.9']);
});

test('min-p names its bound on this distribution', () => {
  expect(told('min-p=0.05', scores).now).toEqual([
    '0.05 \\cdot \\max_w p_w = 0.05 \\cdot 0.4000 = 0.0200',
  ]);
});

test('top-k counts what is left, tokens that are not shown included', () => {
  expect(told('top-k=50', [4, 3, 1, null]).now).toEqual(['|K| = 5']);
});

test('the repetition penalty divides above 0 and multiplies below', () => {
  expect(told('repetition=1.25', [3.2, 3, 1, -2]).now).toEqual(['\\frac{4.000}{1.25} = 3.200']);
  expect(told('repetition=1.25', [4, 3, 1, -2.5]).now).toEqual(['1.25 \\cdot (-2.000) = -2.500']);
});

test('the scope of a penalty is a line of its own', () => {
  const scope = (setting: string) => told(setting, scores).numbers[1];
  expect(scope('presence=1:generated')).toBe('S = \\{y_{P+1}, \\dots, y_{t-1}\\}');
  expect(scope('presence=1:all')).toBe('S = \\{y_1, \\dots, y_{t-1}\\}');
  expect(scope('presence=1:64')).toBe('S = \\{y_{t-64}, \\dots, y_{t-1}\\}');
  expect(told('presence=-1', scores).numbers[0]).toBe("x'_v = x_v - (-1) \\cdot 1[v \\in S]");
});

test('the additive penalties subtract what they say, as often as they say', () => {
  expect(told('presence=1.5', [2.5, 3, 1, -2]).now).toEqual(['4.000 - 1.5 = 2.500']);
  expect(told('frequency=0.5', [4, 1.5, 1, -2]).now).toEqual(['3.000 - 0.5 \\cdot 3 = 1.500']);
});

test('DRY tells the length of the repetition from its price', () => {
  // 0.8 · 1.75^(4-2) = 2.45
  expect(told('dry=0.8:1.75:2:all', [4, 0.55, 1, -2]).now).toEqual([
    '3.000 - 0.8 \\cdot 1.75^{4-2} = 0.550',
  ]);
  expect(told('dry=0.8:1:2:all', [4, 2.2, 1, -2]).now).toEqual(['3.000 - 0.800 = 2.200']);
});

test('a dynamic temperature is what the scores were divided by', () => {
  expect(told('dynamic-temperature=0.5:1.5:1', [5, 3.75, 1.25, -2.5]).now).toEqual([
    'H = 1.250,\\ N = 6,\\ T = 0.800',
  ]);
});

test('the sum that normalises is the difference it makes', () => {
  expect(told('renormalize', [3.5, 2.5, 0.5, -2.5]).now).toEqual(['\\ln \\sum_w e^{x_w} = 0.500']);
});

test('what is forbidden is told with the probability it had', () => {
  expect(told('suppress=4+5', [4, 3, null, null])).toEqual({
    symbolic: ["x'_v = -\\infty\\quad v \\in F"],
    numbers: ["x'_v = -\\infty\\quad v \\in \\{4,5\\}"],
    now: ['\\sum_{v \\in F} p_v = 0.0856'],
  });
  expect(told('suppress=9', scores).now).toEqual([]);
});

test('a long list of ids is told by its beginning', () => {
  expect(told('suppress=1+2+3+4+5+6+7', scores).numbers[0]).toContain('\\{1,2,3,4,5,6,\\dots\\}');
});

test('biases are named after their tokens', () => {
  expect(told('logit-bias=5.6/-1+7/2.5', scores).numbers).toEqual([
    "x'_v = x_v + b_v",
    'b_{5,6} = -1,\\ b_{7} = 2.5',
  ]);
});

test('xtc says that its coin fell below its probability when good tokens went', () => {
  expect(told('xtc=0.5:0.1', [null, null, 1, -2]).now).toEqual(['u < 0.5,\\ |A| = 3']);
  expect(told('xtc=0.5:0.1', scores).now).toEqual([]);
});

test('a finished text of a beam search is divided by a power of its length, a live one is not', () => {
  const text = { length: 4, logProb: -3, score: -1.5, done: true };
  const now = (done: boolean) =>
    strategyFormula('beam=4:0.5:never', '', null, { ...text, done }).now;
  expect(now(true)).toEqual(['S = \\frac{-3.000}{4^{0.5}} = -1.500']);
  expect(now(false)).toEqual(['\\varphi = -1.500']);
});

test('the bound of a beam search is that of its stopping rule', () => {
  const bound = (setting: string) => strategyFormula(setting, '', null, null).numbers[2];
  expect(bound('beam=4:1:never')).toContain('{G^{1}}');
  expect(bound('beam=4:1:false')).toContain('{g^{1}}');
  expect(bound('beam=4:-1:never')).toContain('{g^{-1}}');
  expect(bound('beam=4:1:true')).toContain('|D| = 4');
});

test('a value that is left out is the usual one', () => {
  const { numbers } = strategyFormula('beam=8', 'beam=4:1:never', null, null);
  expect(numbers[0]).toContain('top}_{8}');
  expect(numbers[1]).toContain('g^{1}');
});

test('what is no number never becomes TeX', () => {
  const hostile = processorFormula('temperature=\\href{x}{y}', 'temperature=0.8', null);
  expect(hostile.numbers).toEqual(["p'_v \\propto \\exp\\left(\\frac{x_v}{{?}}\\right)"]);
  expect(processorFormula('grammar=\\rule{9em}{9em}', '', null).numbers[0]).toContain('p_{L}');
});

test('a setting that the engine does not have has no formula', () => {
  expect(processorFormula('toString=1', '', null)).toEqual({ symbolic: [], numbers: [], now: [] });
});

test('numbers are shown only with the settings that they belong to', () => {
  const waterfall = fall('top-p=0.9', scores, [4, 3, null, null]);
  const isShown = (...processors: string[]) =>
    passageOfProcessor(waterfall, processors, processors.length - 1) !== null;
  expect(isShown('top-p=0.90')).toBe(true);
  expect(isShown('top-p=.9')).toBe(true);
  expect(isShown('top-p=0.5')).toBe(false);
  expect(isShown('min-p=0.9')).toBe(false);
  expect(isShown('top-p=0.9', 'top-k=5')).toBe(false);
});
