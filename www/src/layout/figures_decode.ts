/** The figures of decoding as tables. */
import type { Piece, Reading } from '../engine/protocol';
import { spell } from './chips';
import type { Row, Shown } from './figures';
import { levelOf, poolsOf, rankingOf } from './rounds';
import { pathTo } from './tree_extent';
import { lanesOf } from './waterfall';

export function spelled(piece: Piece | undefined): string {
  return piece ? spell(piece) : '';
}

export function treeRows({ reading }: Shown): Row[] {
  if (!reading) return [];
  const { nodes, nodePieces, live, focus } = reading;
  return nodes.map((node, at) => ({
    node: node.node,
    parent: node.parent,
    token: at === 0 ? '' : spelled(nodePieces[at]),
    id: node.id,
    length: node.length,
    prob: node.prob,
    log_prob: node.logProb,
    total_log_prob: node.totalLogProb,
    score: node.score,
    total_score: node.totalScore,
    fate: node.fate,
    visits: node.visits,
    by_hand: node.byHand,
    live: live.includes(node.node),
    focus: node.node === focus,
  }));
}

/** A token a row: its score and its probability after each stage; in the past, with the coin of that time. */
export function waterfallRows({ reading }: Shown): Row[] {
  if (!reading) return [];
  const { isNow, drawn, fall, chosen } = reading.moment;
  const past = isNow ? null : drawn;
  const { waterfall, lanes } = past ?? fall;
  const coin = past?.coin ?? null;
  const stages = waterfall.stages.map(({ name }) => name);
  return lanesOf(waterfall).map(({ id, cells }, lane) => {
    const row: Row = { token: spelled(lanes[lane]), id, chosen: id === chosen, coin };
    for (const [at, { score, prob }] of cells.entries()) {
      row[`${at} ${stages[at]} score`] = score;
      row[`${at} ${stages[at]} prob`] = prob;
    }
    return row;
  });
}

export function ledgerRows({ reading }: Shown): Row[] {
  if (!reading) return [];
  const { steps, pieces, promptLength, trueLogProbs } = reading;
  return steps.map((step, at) => ({
    position: promptLength + at,
    token: spelled(pieces[promptLength + at]),
    id: step.id,
    prob: step.prob,
    log_prob: step.logProb,
    total_log_prob: step.totalLogProb,
    true_log_prob: trueLogProbs[at] ?? null,
    by_hand: step.byHand,
  }));
}

/** The last row stands for all other tokens. */
export function nextTokenRows({ reading }: Shown): Row[] {
  if (!reading) return [];
  const { distribution, candidates: pieces, truth, chosen } = reading.moment;
  const { position, candidates, rest } = distribution;
  const rows = candidates.map(({ id, prob, logit, logProb }, at) => ({
    position,
    token: spelled(pieces[at]),
    id,
    tokens: 1,
    prob,
    logit,
    log_prob: logProb,
    true_prob: truth?.[at] ?? null,
    chosen: id === chosen,
  }));
  if (rest.count === 0) return rows;
  const others = { token: '', id: null, tokens: rest.count, prob: rest.prob };
  const unknown = { logit: null, log_prob: null, true_prob: null, chosen: false };
  return [...rows, { position, ...others, ...unknown }];
}

/** A candidate a row, in the order in which it was ranked; those that are forbidden have no rank. */
export function roundRows({ reading }: Shown): Row[] {
  const step = reading && (reading.moment.isNow ? reading.step : reading.moment.step);
  const ranking = reading && rankingOf(reading.settings);
  if (!reading || !step || !ranking) return [];
  const round = (levelOf(step, reading.nodes) ?? 0) + 1;
  return poolsOf(step, ranking).flatMap(({ contenders, line }, group) =>
    contenders.map(({ candidate, rank, key, cutBy }) => ({
      round,
      group: group + 1,
      rank,
      node: candidate.node,
      parent: reading.nodes[candidate.node]?.parent ?? null,
      token: spelled(reading.nodePieces[candidate.node]),
      text: textTo(candidate.node, reading),
      log_prob: candidate.logProb,
      score: candidate.score,
      total_score: candidate.totalScore,
      ranked_by: key,
      cut_by: cutBy,
      coin: candidate.coin,
      fate: candidate.fate,
      above_line: line !== null && cutBy === null,
    })),
  );
}

function textTo(node: number, { nodes, nodePieces, promptLength, pieces }: Reading): string {
  const written = pathTo(node, nodes)
    .slice(1)
    .map((at) => nodePieces[at]);
  return [...pieces.slice(0, promptLength), ...written].map(spelled).join(' ');
}
