/** The engine as one who sits at it sees it: one model, one text, and a reading of it after every call. */
import { finalizer } from 'comlink';
import { Decoder, type PictureKind, type PictureOptions } from 'lookback';
import { spell } from '../layout/chips';
import { Comparing } from './compare';
import { type Draw, idsIn } from './drawing';
import { Insider } from './inside';
import type { Lent, ModelPool } from './model_pool';
import type { ReadyModel } from './models';
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
  Spelling,
} from './protocol';
import { readingOf } from './reading';

/** As many tokens of a distribution as the page lists. */
const shownInPictures = 10;

type Plain = Extract<Beginning, { settings: string }>;

interface Text {
  decoder: Decoder;
  unknownWords: string[];
}

export class WasmEngine implements Engine {
  readonly #models: ModelPool<ReadyModel>;
  #lent: Lent<ReadyModel> | null = null;
  #source: ModelSource | null = null;
  #text: Text | null = null;
  #comparing: Comparing | null = null;
  #loads = 0;
  readonly #insider = new Insider();

  readonly #draw: Draw;

  constructor(models: ModelPool<ReadyModel>, draw: Draw) {
    this.#models = models;
    this.#draw = draw;
  }

  load(
    source: ModelSource,
    onProgress: (progress: Progress) => void,
  ): Promise<Outcome<ModelReport>> {
    return attempt(async () => {
      this.#loads += 1;
      const load = this.#loads;
      // Whoever asks for the address that is open wants what lies there now.
      if (isSameAddress(source, this.#source)) this.#models.forget(source);
      const lent = await this.#models.borrow(source, onProgress);
      // Of two models asked for at once, the one asked for last stays, whichever is read first.
      if (load !== this.#loads) {
        lent.giveBack();
        throw new PageError('superseded', 'another model was asked for');
      }
      this.#leaveModel();
      this.#lent = lent;
      this.#source = source;
      this.#comparing = new Comparing(lent.model);
      return lent.model.report();
    });
  }

  /** Called when the page has closed the port: nothing can be asked any more. */
  [finalizer](): void {
    this.#loads += 1;
    this.#leaveModel();
  }

  start(prompt: string, beginning: Beginning, look: Look): Promise<Outcome<Reading>> {
    return attempt(() => {
      const model = this.#ready();
      const { ids, unknownWords } = model.encode(prompt);
      const decoder =
        'session' in beginning
          ? Decoder.replay(model.model, beginning.session, undefined, look.limit)
          : begun(model, ids, beginning, look.limit);
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
      const asked = { ...options, shown: shownInPictures };
      // The text may go on while what draws it is fetched.
      const scene = this.#open().decoder.scene(figure, asked);
      const labels = Object.fromEntries(
        idsIn(scene).map((id) => [id, spell(this.#ready().piece(id))]),
      );
      return this.#draw(scene, { ...asked, labels });
    });
  }

  spell(ids: number[]): Promise<Outcome<Spelling>> {
    return attempt(() => this.#ready().spell(ids));
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
    if (!this.#lent) throw new PageError('no-model', 'no model has been read yet');
    return this.#lent.model;
  }

  #open(): Text {
    if (!this.#text) throw new PageError('no-model', 'no text has been started yet');
    return this.#text;
  }

  #leaveModel(): void {
    this.#endText();
    this.#comparing?.end();
    this.#comparing = null;
    this.#insider.forget();
    this.#lent?.giveBack();
    this.#lent = null;
  }

  #endText(): void {
    this.#text?.decoder.free();
    this.#text = null;
  }
}

function isSameAddress(source: ModelSource, other: ModelSource | null): boolean {
  return source.kind === 'address' && other?.kind === 'address' && source.address === other.address;
}

function begun(
  { model }: ReadyModel,
  prompt: number[],
  { settings, actions }: Plain,
  detail: number,
): Decoder {
  const session = JSON.stringify({ prompt, settings, actions });
  return Decoder.replay(model, session, undefined, detail);
}

function done(deed: Deed, decoder: Decoder): void {
  switch (deed.do) {
    case 'step':
      // Steps may be asked for faster than they are answered: those past the end change nothing.
      decoder.advance(1);
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
