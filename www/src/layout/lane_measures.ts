/** The numbers of a comparison, a row a measure: one value a lane, and which of them are the best. */
import type { Lane, LaneText } from '../engine/protocol';
import type { Metric } from '../notes/compare';
import { count, decimal, nats } from './format';
import { bestOf, distinctRuns } from './lanes';
import { modeOf, type SearchError, searchErrorOf } from './search_error';

export interface MeasureRow {
  metric: Metric;
  /** A cell a lane; `null` where it has no such number. */
  cells: (MeasureCell | null)[];
}

export interface MeasureCell {
  text: string;
  isBest: boolean;
}

interface Measure {
  metric: Metric;
  /** Which end is the better one; `null` where neither is. */
  better: 'high' | 'low' | null;
  value(text: LaneText): number | null;
  write(value: number, text: LaneText): string;
}

const runs = (n: 1 | 2 | 3): Measure => {
  const counted = ({ steps }: LaneText) =>
    distinctRuns(
      steps.map(({ id }) => id),
      n,
    );
  return {
    metric: `distinct${n}`,
    better: 'high',
    value: (text) => {
      const { distinct, all } = counted(text);
      return all === 0 ? null : distinct / all;
    },
    write: (_, text) => {
      const { distinct, all } = counted(text);
      return `${distinct}/${all}`;
    },
  };
};

const measures: Measure[] = [
  { metric: 'logProb', better: 'high', value: ({ logProb }) => logProb, write: nats },
  {
    metric: 'perToken',
    better: 'high',
    value: ({ logProb, steps }) => (steps.length === 0 ? null : logProb / steps.length),
    write: decimal,
  },
  { metric: 'perplexity', better: 'low', value: ({ perplexity }) => perplexity, write: decimal },
  // Scores of different strategies are different things.
  { metric: 'score', better: null, value: ({ score }) => score, write: decimal },
  { metric: 'length', better: null, value: ({ steps }) => steps.length, write: count },
  runs(1),
  runs(2),
  runs(3),
];

export function measuresOf(lanes: readonly Lane[]): MeasureRow[] {
  const rows = measures.map(({ metric, better, value, write }) => {
    const values = lanes.map(({ text }) => text && value(text));
    const texts = lanes.map(({ text }, at) => {
      const one = values[at] ?? null;
      return text && one !== null ? write(one, text) : null;
    });
    return row(metric, values, texts, better);
  });
  const costs = lanes.map(({ problem, evaluated }) => (problem ? null : evaluated));
  // What is still under way will cost more.
  const spent = lanes.map(({ text, evaluated }) => (text ? evaluated : null));
  return [...rows, row('evaluated', spent, costs.map(written(count)), 'low')];
}

/** What only a known language can tell. */
export function truthsOf(lanes: readonly Lane[]): MeasureRow[] {
  const truths = lanes.map(({ text }) => text?.verdict?.logProb ?? null);
  const errors = lanes.map(modelErrorOf);
  const sizes = errors.map((error) => (error === null ? null : Math.abs(error)));
  return [
    row('trueLogProb', truths, truths.map(written(nats)), 'high'),
    row('modelError', sizes, errors.map(written(nats)), 'low'),
  ];
}

/** log p under the model less log p in the language; `null` for what the language cannot write. */
export function modelErrorOf({ text }: Lane): number | null {
  const truth = text?.verdict?.logProb ?? null;
  return text && truth !== null ? text.logProb - truth : null;
}

export function searchErrorsOf(lanes: readonly Lane[]): (SearchError | null)[] | null {
  const mode = modeOf(lanes);
  return mode && lanes.map(({ text }, at) => text && searchErrorOf(at, text, mode));
}

function row(
  metric: Metric,
  values: (number | null)[],
  texts: (string | null)[],
  better: 'high' | 'low' | null,
): MeasureRow {
  const best = better ? bestOf(values, better) : [];
  const cells = texts.map((text, at) =>
    text === null ? null : { text, isBest: best[at] ?? false },
  );
  return { metric, cells };
}

function written(write: (value: number) => string) {
  return (value: number | null) => (value === null ? null : write(value));
}
