/** The figures of a comparison as tables. */
import type { Row, Shown } from './figures';
import { spelled } from './figures_decode';
import { modelErrorOf, searchErrorsOf } from './lane_measures';
import { distinctRuns, divergencesOf, idsOf } from './lanes';

/** A token of a lane a row. */
export function laneRows({ comparison, lanesShown }: Shown): Row[] {
  if (!comparison) return [];
  const { lanes, promptLength } = comparison;
  const divergences = divergencesOf(idsOf(lanes));
  return lanes.flatMap(({ settings, text }, lane) =>
    (text?.steps ?? []).map((step, at) => ({
      lane: lane + 1,
      settings,
      position: promptLength + at,
      token: spelled(text?.pieces[at]),
      id: step.id,
      prob: step.prob,
      log_prob: step.logProb,
      total_log_prob: step.totalLogProb,
      true_log_prob: text?.verdict?.logProbs[at] ?? null,
      parts_here: divergences[lane]?.at === at,
      impossible: text?.verdict?.impossible?.position === promptLength + at,
      shown: lanesShown === null || at < lanesShown,
    })),
  );
}

/** A lane a row. */
export function measureRows({ comparison }: Shown): Row[] {
  if (!comparison) return [];
  const { lanes } = comparison;
  const errors = searchErrorsOf(lanes);
  return lanes.map((lane, at) => {
    const { settings, text, evaluated, problem } = lane;
    const ids = text?.steps.map(({ id }) => id) ?? [];
    const distinct = (n: number) => (text ? distinctRuns(ids, n).distinct : null);
    const error = errors?.[at] ?? null;
    return {
      lane: at + 1,
      settings,
      text: text?.pieces.map(spelled).join(' ') ?? null,
      stop: text?.stop ?? null,
      log_prob: text?.logProb ?? null,
      log_prob_per_token: text && ids.length > 0 ? text.logProb / ids.length : null,
      perplexity: text?.perplexity ?? null,
      score: text?.score ?? null,
      length: text ? ids.length : null,
      distinct_1: distinct(1),
      distinct_2: distinct(2),
      distinct_3: distinct(3),
      evaluated,
      valid: text?.verdict ? text.verdict.impossible === null : null,
      true_log_prob: text?.verdict?.logProb ?? null,
      model_error: modelErrorOf(lane),
      search_error_kind: error?.kind ?? null,
      search_error: error && 'nats' in error ? error.nats : null,
      problem: problem?.message ?? null,
    };
  });
}
