/** The engine as the page sees it: one model, one text, and a reading of it after every call. */
import { Decoder, type Step, type Waterfall } from 'lookback';
import { ReadyModel } from './models';
import { attempt, PageError } from './problem';
import type {
  Beginning,
  Engine,
  Fall,
  ModelReport,
  ModelSource,
  Outcome,
  Progress,
  Reading,
  View,
} from './protocol';
import { read } from './sources';

interface Text {
  decoder: Decoder;
  unknownWords: string[];
}

export class WasmEngine implements Engine {
  readonly #started: Promise<unknown>;
  #begin: (wasm: WebAssembly.Module | null) => void = () => {};
  #model: ReadyModel | null = null;
  #text: Text | null = null;
  #loads = 0;

  /** `start` resolves once the wasm module can be called. */
  constructor(start: (wasm: WebAssembly.Module | null) => Promise<unknown>) {
    this.#started = new Promise<WebAssembly.Module | null>((resolve) => {
      this.#begin = resolve;
    }).then(start);
  }

  begin(wasm: WebAssembly.Module | null): Promise<Outcome<null>> {
    return attempt(async () => {
      this.#begin(wasm);
      await this.#started;
      return null;
    });
  }

  load(
    source: ModelSource,
    onProgress: (progress: Progress) => void,
  ): Promise<Outcome<ModelReport>> {
    return attempt(async () => {
      this.#loads += 1;
      const load = this.#loads;
      const [checkpoint] = await Promise.all([read(source, onProgress), this.#started]);
      // Of two models asked for at once, the one asked for last stays, whichever is read first.
      if (load !== this.#loads) throw new PageError('superseded', 'another model was asked for');
      const model = new ReadyModel(checkpoint);
      this.#endText();
      this.#model?.free();
      this.#model = model;
      return model.report();
    });
  }

  start(prompt: string, beginning: Beginning, view: View): Promise<Outcome<Reading>> {
    return attempt(() => {
      this.#endText();
      const model = this.#model;
      if (!model) throw new PageError('no-model', 'no model has been read yet');
      const { ids, unknownWords } = model.encode(prompt);
      const decoder =
        'session' in beginning
          ? Decoder.replay(model.model, beginning.session)
          : new Decoder(model.model, Uint32Array.from(ids), beginning.settings);
      decoder.setDetail(view.limit);
      this.#text = { decoder, unknownWords };
      return this.#reading(view);
    });
  }

  step(view: View): Promise<Outcome<Reading>> {
    return attempt(() => {
      const text = this.#open();
      // Steps may be asked for faster than they are answered: those past the end change nothing.
      if (text.decoder.stop === null) text.decoder.step();
      return this.#reading(view);
    });
  }

  choose(id: number, position: number, view: View): Promise<Outcome<Reading>> {
    return attempt(() => {
      const text = this.#open();
      const isNow = text.decoder.stop === null && text.decoder.ids.length === position;
      if (isNow) text.decoder.choose(id);
      return this.#reading(view);
    });
  }

  back(view: View): Promise<Outcome<Reading>> {
    return attempt(() => {
      this.#open().decoder.undo();
      return this.#reading(view);
    });
  }

  forward(view: View): Promise<Outcome<Reading>> {
    return attempt(() => {
      this.#open().decoder.redo();
      return this.#reading(view);
    });
  }

  set(settings: string, view: View): Promise<Outcome<Reading>> {
    return attempt(() => {
      const { decoder } = this.#open();
      if (decoder.settings !== settings) decoder.set(settings);
      return this.#reading(view);
    });
  }

  go(node: number, view: View): Promise<Outcome<Reading>> {
    return attempt(() => {
      this.#open().decoder.go(node);
      return this.#reading(view);
    });
  }

  order(processors: string, engine: string): Promise<Outcome<string>> {
    return attempt(() => Decoder.inOrder(processors, engine));
  }

  look(view: View): Promise<Outcome<Reading>> {
    return attempt(() => this.#reading(view));
  }

  #reading(view: View): Reading {
    const { decoder, unknownWords } = this.#open();
    const model = this.#model;
    if (!model) throw new PageError('no-model', 'no model has been read yet');
    const distribution = decoder.distribution(view.limit);
    const fall = (waterfall: Waterfall) => ({
      waterfall,
      lanes: waterfall.ids.map((id) => model.piece(id)),
    });
    const nodes = decoder.nodes();
    const last = decoder.lastStep();
    return {
      pieces: Array.from(decoder.ids, (id) => model.piece(id)),
      promptLength: decoder.promptLength,
      unknownWords,
      steps: decoder.written(),
      state: decoder.stop ?? 'open',
      session: decoder.session,
      canUndo: decoder.canUndo,
      canRedo: decoder.canRedo,
      next: fall(decoder.waterfall(view.limit)),
      drawn: drawn(last, decoder, fall),
      nodes,
      nodePieces: nodes.map(({ id }) => model.piece(id)),
      live: last?.live.map(({ node }) => node) ?? [decoder.focus],
      focus: decoder.focus,
      sequences: decoder.sequences(),
      distribution,
      candidates: distribution.candidates.map(({ id }) => model.piece(id)),
      truth:
        model.truth?.probs(
          decoder.ids,
          distribution.candidates.map(({ id }) => id),
        ) ?? null,
      attention: decoder.attention(view.layer, view.head),
    };
  }

  #open(): Text {
    if (!this.#text) throw new PageError('no-model', 'no text has been started yet');
    return this.#text;
  }

  #endText(): void {
    this.#text?.decoder.free();
    this.#text = null;
  }
}

/** How a coin chose the last token of the text that is shown. */
function drawn(
  last: Step | null,
  decoder: Decoder,
  fall: (waterfall: Waterfall) => Fall,
): Reading['drawn'] {
  const chosen = last?.candidates.find(({ node }) => node === decoder.focus);
  const expanded = last?.expanded[chosen?.branch ?? 0];
  const id = decoder.ids.at(-1);
  if (!chosen || !expanded?.waterfall || expanded.coin === null || id === undefined) return null;
  return { ...fall(expanded.waterfall), coin: expanded.coin, chosen: id };
}
