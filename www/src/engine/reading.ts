/** All that the page shows of a text, read off its decoder at one time. */
import type { Decoder, Step, TreeNode, Waterfall } from 'lookback';
import type { Insider } from './inside';
import type { ReadyModel } from './models';
import type { Draw, Fall, Look, Moment, Reading } from './protocol';

export function readingOf(
  decoder: Decoder,
  model: ReadyModel,
  unknownWords: string[],
  look: Look,
  insider: Insider,
): Reading {
  const { ids } = decoder;
  const truth = look.truth ? model.truth : null;
  const steps = decoder.written();
  const nodes = decoder.nodes();
  const step = decoder.lastStep();
  const moment = momentOf(decoder, model, steps, nodes.length, look);
  return {
    pieces: Array.from(ids, (id) => model.piece(id)),
    promptLength: decoder.promptLength,
    unknownWords,
    steps,
    chain: decoder.chain(),
    state: decoder.stop ?? 'open',
    session: decoder.session,
    settings: decoder.settings,
    canUndo: decoder.canUndo,
    canRedo: decoder.canRedo,
    moment,
    drawn: drawn(step, decoder.focus, steps.at(-1)?.id ?? null, model),
    step,
    nodes,
    nodePieces: nodes.map(({ id }) => model.piece(id)),
    live: step?.live.map(({ node }) => node) ?? [decoder.focus],
    focus: decoder.focus,
    sequences: decoder.sequences(),
    trueLogProbs: truth?.logProbs(ids).slice(decoder.promptLength) ?? [],
    attention: decoder.attention(look.layer, look.head),
    inside: insider.look(
      model,
      ids,
      isOnPath(moment) ? moment.distribution.position - 1 : null,
      look,
    ),
  };
}

function momentOf(
  decoder: Decoder,
  model: ReadyModel,
  steps: TreeNode[],
  count: number,
  look: Look,
): Moment {
  const { focus } = decoder;
  const truth = look.truth ? model.truth : null;
  // An address may name a node that this text does not have.
  const node = look.at !== null && look.at < count ? look.at : focus;
  const above = decoder.written(node);
  const written = above.map(({ id }) => id);
  const distribution = decoder.distribution(look.limit, node);
  const ids = distribution.candidates.map(({ id }) => id);
  const isOnPath = node === 0 || steps.some((one) => one.node === node);
  const next = isOnPath ? steps[above.length] : undefined;
  const step = next ? decoder.stepAt(node) : null;
  const text = Uint32Array.from([...decoder.ids.subarray(0, decoder.promptLength), ...written]);
  return {
    node,
    isNow: node === focus,
    chosen: next?.id ?? null,
    distribution,
    candidates: ids.map((id) => model.piece(id)),
    truth: truth?.probs(text, ids) ?? null,
    fall: fallOf(decoder.waterfall(look.limit, node), model),
    step,
    drawn: next ? drawn(step, next.node, next.id, model) : null,
  };
}

/** Whether the text that is shown runs through it; it may be a moment of another branch. */
function isOnPath({ isNow, chosen }: Moment): boolean {
  return isNow || chosen !== null;
}

/** How a coin chose a token, if one did. */
function drawn(step: Step | null, node: number, id: number | null, model: ReadyModel): Draw | null {
  const chosen = step?.candidates.find((candidate) => candidate.node === node);
  const expanded = step?.expanded[chosen?.branch ?? 0];
  if (!chosen || !expanded?.waterfall || expanded.coin === null || id === null) return null;
  return { ...fallOf(expanded.waterfall, model), coin: expanded.coin, chosen: id };
}

function fallOf(waterfall: Waterfall, model: ReadyModel): Fall {
  return { waterfall, lanes: Array.from(waterfall.ids, (id) => model.piece(id)) };
}
