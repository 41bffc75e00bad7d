/** The engine as the page sees it: one model, one text, and a reading of it after every call. */
import { Decoder, type PictureKind, type PictureOptions } from 'lookback';
import { spell } from '../layout/chips';
import { Comparing } from './compare';
import { Insider } from './inside';
import { ReadyModel } from './models';
import { attempt, PageError } from './problem';
import type {
  Beginning,
  Comparison,
  Deed,
  Engine,
  Look,
  ModelReport,
  ModelSource,
  Outcome,
  Progress,
  Reading,
} from './protocol';
import { readingOf } from './reading';
import { read } from './sources';

/** As many tokens of a distribution as the page lists. */
const shownInPictures = 10;

type Plain = Extract<Beginning, { settings: string }>;

interface Text {
  decoder: Decoder;
  unknownWords: string[];
}

export class WasmEngine implements Engine {
  readonly #started: Promise<unknown>;
  #begin: (wasm: WebAssembly.Module | null) => void = () => {};
  #model: ReadyModel | null = null;
  #text: Text | null = null;
  #comparing: Comparing | null = null;
  #loads = 0;
  readonly #insider = new Insider();

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
      this.#comparing?.end();
      this.#comparing = new Comparing(model);
      this.#insider.forget();
      this.#model?.free();
      this.#model = model;
      return model.report();
    });
  }

  start(prompt: string, beginning: Beginning, look: Look): Promise<Outcome<Reading>> {
    return attempt(() => {
      const model = this.#ready();
      const { ids, unknownWords } = model.encode(prompt);
      const decoder =
        'session' in beginning
          ? Decoder.replay(model.model, beginning.session)
          : begun(model, Uint32Array.from(ids), beginning);
      decoder.setDetail(look.limit);
      this.#endText();
      this.#text = { decoder, unknownWords };
      return this.#reading(look);
    });
  }

  act(deed: Deed, look: Look): Promise<Outcome<Reading>> {
    return attempt(() => {
      done(deed, this.#open().decoder);
      return this.#reading(look);
    });
  }

  picture(figure: PictureKind, options: PictureOptions): Promise<Outcome<string>> {
    return attempt(() => {
      const labels: Record<number, string> = {};
      const { decoder } = this.#open();
      const label = (id: number) => {
        labels[id] ??= spell(this.#ready().piece(id));
      };
      decoder.ids.forEach(label);
      for (const { id } of decoder.nodes()) label(id);
      if (figure === 'waterfall')
        decoder.waterfall(shownInPictures, options.node).ids.forEach(label);
      return decoder.picture(figure, { ...options, shown: shownInPictures, labels });
    });
  }

  order(processors: string, engine: string): Promise<Outcome<string>> {
    return attempt(() => Decoder.inOrder(processors, engine));
  }

  compare(
    prompt: string,
    lanes: readonly string[],
    onProgress: (comparison: Comparison) => void,
  ): Promise<Outcome<Comparison>> {
    return attempt(() => {
      if (!this.#comparing) throw new PageError('no-model', 'no model has been read yet');
      return this.#comparing.compare(prompt, lanes, onProgress);
    });
  }

  #reading(look: Look): Reading {
    const { decoder, unknownWords } = this.#open();
    return readingOf(decoder, this.#ready(), unknownWords, look, this.#insider);
  }

  #ready(): ReadyModel {
    if (!this.#model) throw new PageError('no-model', 'no model has been read yet');
    return this.#model;
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

function begun({ model }: ReadyModel, prompt: Uint32Array, { settings, actions }: Plain): Decoder {
  if (actions.length === 0) return new Decoder(model, prompt, settings);
  return Decoder.replay(model, JSON.stringify({ prompt: Array.from(prompt), settings, actions }));
}

function done(deed: Deed, decoder: Decoder): void {
  switch (deed.do) {
    case 'step':
      // Steps may be asked for faster than they are answered: those past the end change nothing.
      if (decoder.stop === null) decoder.step();
      break;
    case 'choose': {
      const { id, below, position } = deed;
      const isNow = decoder.stop === null && decoder.ids.length === position;
      if (below !== null) decoder.choose(id, below);
      else if (isNow) decoder.choose(id);
      break;
    }
    case 'go':
      decoder.go(deed.node);
      break;
    case 'set':
      if (decoder.settings !== deed.settings) decoder.set(deed.settings);
      break;
    case 'undo':
      decoder.undo();
      break;
    case 'redo':
      decoder.redo();
      break;
    case 'look':
      break;
  }
}
