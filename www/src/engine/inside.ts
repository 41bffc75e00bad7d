/** Looks inside a model as it reads a text: as it is, and under an intervention. Both are kept until the text changes. */
import { Inspection } from 'lookback';
import type { ReadyModel } from './models';
import { problemFrom } from './problem';
import type { Inside, LensRow, Look, NextUnder, Probed, ProbePlace, Problem } from './protocol';

/** More cells a side could not be told apart in a grid of heads. */
const thumbnailSize = 24;
/** How many of the next tokens are compared, from either side. */
const compared = 6;
const lensWidth = 4;
/** How many tokens are offered in place of one that is probed. */
const offered = 12;

export class Insider {
  #text = '';
  readonly #read = new Map<string, Inspection>();
  /** The last intervention that could be. */
  #possible = '';

  /**
   * What comes after `position`, by default the last. `null` when nothing inside is asked for: then
   * nothing is computed.
   */
  look(model: ReadyModel, ids: Uint32Array, position: number | null, look: Look): Inside | null {
    if (look.inside === null) return null;
    const { intervention: asked, probe } = look.inside;
    this.#turnTo(ids);
    const plain = this.#under(model, ids, '');
    const { changed, problem } = this.#changed(model, ids, asked);
    const at = position ?? ids.length - 1;
    const inside: Inside = {
      asked,
      intervention: changed.intervention,
      problem,
      head: changed.head(look.layer, look.head),
      thumbnails: changed.thumbnails(thumbnailSize),
      position: at,
      next: nextOf(plain, changed, at, model),
      lens: lensOf(changed, at, model),
      logProbs: { plain: plain.logProbs(), changed: changed.logProbs() },
      depends: changed.depends(),
      probe: probedBy(plain, changed, ids, probe, model),
    };
    this.#keep([plain, changed]);
    return inside;
  }

  /** Everything goes that belongs to a model. */
  forget(): void {
    this.#keep([]);
    this.#text = '';
    this.#possible = '';
  }

  #turnTo(ids: Uint32Array): void {
    const text = ids.join(' ');
    if (text !== this.#text) this.#keep([]);
    this.#text = text;
  }

  /** Under what is asked for; else under the last that could be; else as the model is. */
  #changed(model: ReadyModel, ids: Uint32Array, asked: string) {
    let problem: Problem | null = null;
    for (const intervention of [asked, this.#possible]) {
      try {
        const changed = this.#under(model, ids, intervention);
        this.#possible = intervention;
        return { changed, problem };
      } catch (thrown) {
        // A trap ends the worker, which must not go on as if an argument had been refused.
        if (thrown instanceof WebAssembly.RuntimeError) throw thrown;
        problem ??= problemFrom(thrown);
      }
    }
    this.#possible = '';
    return { changed: this.#under(model, ids, ''), problem };
  }

  #under({ model }: ReadyModel, ids: Uint32Array, intervention: string): Inspection {
    const kept = this.#read.get(intervention);
    if (kept) return kept;
    const inspection = new Inspection(model, ids, intervention);
    this.#read.set(intervention, inspection);
    return inspection;
  }

  #keep(inspections: Inspection[]): void {
    for (const [intervention, inspection] of this.#read) {
      if (inspections.includes(inspection)) continue;
      inspection.free();
      this.#read.delete(intervention);
    }
  }
}

/** The most probable tokens of either side; the plain ones first, so that rows stay while a mask is tried. */
function nextOf(plain: Inspection, changed: Inspection, at: number, model: ReadyModel): NextUnder {
  const top = [plain, changed].flatMap((one) => one.distribution(compared, at).candidates);
  const ids = [...new Set(top.map(({ id }) => id))];
  const [before, after] = [plain.probs(at), changed.probs(at)];
  const others = { count: before.length - ids.length, plain: 0, changed: 0 };
  for (const [id, prob] of before.entries()) {
    if (ids.includes(id)) continue;
    others.plain += prob;
    others.changed += after[id] ?? 0;
  }
  const tokens = ids.map((id) => ({
    piece: model.piece(id),
    plain: before[id] ?? 0,
    changed: after[id] ?? 0,
  }));
  return { tokens, rest: others };
}

function lensOf(changed: Inspection, at: number, model: ReadyModel): LensRow[] {
  return changed.lens(lensWidth, at).map(({ layer, distribution }) => ({
    layer,
    distribution,
    pieces: distribution.candidates.map(({ id }) => model.piece(id)),
  }));
}

/** `null` where the text or the vocabulary has no such place. */
function probedBy(
  plain: Inspection,
  changed: Inspection,
  ids: Uint32Array,
  place: ProbePlace | null,
  model: ReadyModel,
): Probed | null {
  const { position, id } = place ?? { position: ids.length - 1, id: null };
  const there = ids[position];
  if (there === undefined) return null;
  // Of the first token the model says nothing: what comes next stands in.
  const { candidates } = plain.distribution(offered + 1, position === 0 ? undefined : position - 1);
  const others = candidates.map((one) => one.id).filter((one) => one !== there);
  const put = id ?? others[0];
  if (put === undefined || put >= model.config.vocabSize) return null;
  const { largest, divergence } = changed.probe(position, put);
  const offers = [...new Set([...others.slice(0, offered), put])];
  return {
    position,
    piece: model.piece(put),
    others: offers.map((one) => model.piece(one)),
    largest,
    divergence,
  };
}
