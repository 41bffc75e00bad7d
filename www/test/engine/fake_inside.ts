/** A look inside a model that there is none of, for tests: two heads in two layers, two channels a head. */
import type { HeadTrace, Tensor, Thumbnails } from 'lookback';
import type { Inside, InsideLook, Piece } from '../../src/engine/protocol';

/** Whether a query sees a key. */
type Sees = (query: number, key: number) => boolean;

const causal: Sees = (query, key) => key <= query;

/** Scores run from −2 on; each row spreads its weight evenly over what it sees. */
export function traceOf(length: number, sees: Sees = causal): HeadTrace {
  const cells = Array.from({ length: length ** 2 }, (_, at) => at);
  const queryOf = (at: number) => Math.floor(at / length);
  const mask = cells.map((at) => (sees(queryOf(at), at % length) ? 1 : 0));
  const seen = (query: number) =>
    mask.slice(query * length, (query + 1) * length).filter((one) => one === 1).length;
  const weights = mask.map((one, at) => one / seen(queryOf(at)));
  const channels = (first: number): Tensor => ({
    shape: [length, 2],
    data: Float32Array.from({ length: 2 * length }, (_, at) => (at % 2 === 0 ? first : -1)),
  });
  return {
    layer: 0,
    head: 0,
    scale: 0.5,
    shape: [length, length],
    scores: Float32Array.from(cells, (at) => at - 2),
    mask: Uint8Array.from(mask),
    weights: Float32Array.from(weights),
    queries: channels(3),
    keys: channels(2),
    values: channels(4),
    mixed: channels(4),
  };
}

/** In layer 1, head 2 the last row looks most at the first cell; everything else is 0. */
export function thumbnailsOf(side: number, positionsPerCell = 1): Thumbnails {
  const data = new Float32Array(4 * side ** 2);
  data[side ** 2 + (side - 1) * side] = 0.9;
  return { shape: [2, 2, side, side], positionsPerCell, data };
}

export function insideOf(pieces: Piece[], { intervention, probe }: InsideLook): Inside {
  const { length } = pieces;
  const isBad = intervention.includes('bad');
  const [first, second] = pieces;
  const tokens = [first, second].flatMap((piece) => (piece ? [piece] : []));
  return {
    asked: intervention,
    intervention: isBad ? 'mask=full' : intervention,
    problem: isBad ? { code: 'mask-row-empty', message: 'sees nothing' } : null,
    head: traceOf(length),
    thumbnails: thumbnailsOf(length),
    position: length - 1,
    next: {
      tokens: tokens.map((piece, at) => ({ piece, plain: 0.5 - at / 4, changed: 0.25 })),
      rest: { count: 6, plain: 0.25, changed: 0.5 },
    },
    lens: [0, 1, 2].map((layer) => ({
      layer,
      distribution: {
        position: length,
        entropy: 1,
        candidates: tokens.map(({ id }) => ({ id, logit: 0, prob: 0.5, logProb: -1 })),
        rest: { count: 6, prob: 0 },
      },
      pieces: tokens,
    })),
    logProbs: {
      plain: Float64Array.from({ length: length - 1 }, () => -1),
      changed: Float64Array.from({ length: length - 1 }, () => -2),
    },
    depends: Uint8Array.from({ length: length ** 2 }, (_, at) =>
      at % length <= Math.floor(at / length) ? 1 : 0,
    ),
    probe: {
      position: probe?.position ?? length - 1,
      piece: tokens[0] ?? { id: 0, bytes: null, special: false, unknown: false },
      others: tokens,
      largest: Float64Array.from({ length }, (_, at) => (at === length - 1 ? 2 : 0)),
      divergence: new Float64Array(length),
    },
  };
}
