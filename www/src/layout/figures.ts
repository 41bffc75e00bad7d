/** The figures of the page as tables: the numbers that are drawn, a row a mark. */
import type { Reading } from '../engine/protocol';
import { spell } from './chips';
import { lanesOf } from './waterfall';

export const figureNames = ['tree', 'waterfall', 'ledger', 'attention'] as const;
export type FigureName = (typeof figureNames)[number];

/** One row, by the names of its columns. */
export type Row = Record<string, string | number | boolean | null>;

const tables: Record<FigureName, (reading: Reading) => Row[]> = {
  tree: treeRows,
  waterfall: waterfallRows,
  ledger: ledgerRows,
  attention: attentionRows,
};

export function tableOf(figure: FigureName, reading: Reading): Row[] {
  return tables[figure](reading);
}

function treeRows({ nodes, nodePieces, live, focus }: Reading): Row[] {
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

/** A token a row: its score and its probability after each stage. */
function waterfallRows({ moment }: Reading): Row[] {
  const { waterfall, lanes } = moment.fall;
  const stages = waterfall.stages.map(({ name }) => name);
  return lanesOf(waterfall).map(({ id, cells }, lane) => {
    const row: Row = { token: spelled(lanes[lane]), id };
    for (const [at, { score, prob }] of cells.entries()) {
      row[`${at} ${stages[at]} score`] = score;
      row[`${at} ${stages[at]} prob`] = prob;
    }
    return row;
  });
}

function ledgerRows({ steps, pieces, promptLength, trueLogProbs }: Reading): Row[] {
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

/** Under an intervention, if there is one. */
function attentionRows({ attention: plain, inside, pieces }: Reading): Row[] {
  const attention = inside?.head ?? plain;
  const { layer, head, shape, scale, scores, mask, weights } = attention;
  const [queries, keys] = shape;
  const cells = Array.from({ length: queries * keys }, (_, at) => at);
  return cells.map((at) => {
    const [query, key] = [Math.floor(at / keys), at % keys];
    return {
      layer: layer + 1,
      head: head + 1,
      query,
      query_token: spelled(pieces[query]),
      key,
      key_token: spelled(pieces[key]),
      score: scores[at] ?? null,
      scale,
      visible: mask[at] === 1,
      weight: weights[at] ?? null,
    };
  });
}

function spelled(piece: Reading['pieces'][number] | undefined): string {
  return piece ? spell(piece) : '';
}
