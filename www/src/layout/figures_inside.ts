/** The figures of what happens inside the model as tables. */
import { strongestKey } from './attention_grid';
import type { Row, Shown } from './figures';
import { spelled } from './figures_decode';
import { isOff } from './intervention';

/** Under an intervention, if there is one. */
export function attentionRows({ reading, cell }: Shown): Row[] {
  if (!reading) return [];
  const { pieces, inside } = reading;
  const attention = inside?.head ?? reading.attention;
  const { layer, head, shape, scale, scores, mask, weights } = attention;
  const [queries, keys] = shape;
  const selected = cell ?? strongestKey(attention, queries - 1);
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
      selected: query === selected.query && key === selected.key,
    };
  });
}

/** A cell of a small picture a row: the largest of the weights that fall into it. */
export function headRows({ reading }: Shown): Row[] {
  const { inside } = reading ?? {};
  if (!inside) return [];
  const { thumbnails, head, intervention } = inside;
  const [, heads, height, width] = thumbnails.shape;
  return Array.from(thumbnails.data, (weight, at) => {
    const place = Math.floor(at / (height * width));
    const [layer, one] = [Math.floor(place / heads), place % heads];
    return {
      layer: layer + 1,
      head: one + 1,
      query_cell: Math.floor(at / width) % height,
      key_cell: at % width,
      positions_per_cell: thumbnails.positionsPerCell,
      weight,
      off: isOff(intervention, layer, one),
      selected: layer === head.layer && one === head.head,
    };
  });
}

/** The last row stands for all other tokens. */
export function changedRows({ reading }: Shown): Row[] {
  const { inside } = reading ?? {};
  if (!inside) return [];
  const { tokens, rest } = inside.next;
  const position = inside.position + 1;
  const under = inside.intervention;
  const rows = tokens.map(({ piece, plain, changed }) => {
    const token = { token: spelled(piece), id: piece.id, tokens: 1 };
    return { position, under, ...token, plain, changed };
  });
  if (rest.count === 0) return rows;
  const others = { token: '', id: null, tokens: rest.count };
  return [...rows, { position, under, ...others, plain: rest.plain, changed: rest.changed }];
}

export function lensRows({ reading }: Shown): Row[] {
  const { inside } = reading ?? {};
  if (!inside) return [];
  return inside.lens.flatMap(({ layer, distribution, pieces }) =>
    distribution.candidates.map(({ id, logit, prob, logProb }, at) => ({
      layers_before: layer,
      position: distribution.position,
      rank: at + 1,
      token: spelled(pieces[at]),
      id,
      logit,
      prob,
      log_prob: logProb,
    })),
  );
}

/** A position a row; `depends_on` lists the positions whose tokens its output may depend on. */
export function probeRows({ reading }: Shown): Row[] {
  const { inside, pieces = [] } = reading ?? {};
  if (!inside) return [];
  const { depends, logProbs, probe, intervention } = inside;
  const { length } = pieces;
  return pieces.map((piece, at) => {
    const inputs = pieces.flatMap((_, input) =>
      depends[at * length + input] === 1 ? [input] : [],
    );
    return {
      position: at,
      token: spelled(piece),
      id: piece.id,
      log_prob: logProbs.plain[at - 1] ?? null,
      changed_log_prob: logProbs.changed[at - 1] ?? null,
      under: intervention,
      depends_on: inputs.join(' '),
      probed: probe?.position === at,
      put_there: probe?.position === at ? spelled(probe.piece) : null,
      largest_change: probe?.largest[at] ?? null,
      divergence: probe?.divergence[at] ?? null,
    };
  });
}
