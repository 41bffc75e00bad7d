/** From the bytes of a checkpoint to a model that can be asked, with its tokenizer. */
import { Decoder, Model, type ModelConfig, type Precision, tokenizerFromLlama2c } from 'lookback';
import { idsFrom } from './ids';
import { PageError } from './problem';
import type { ModelReport, Piece, Spelling } from './protocol';
import type { Checkpoint, TokenizerBytes } from './sources';
import { type Encoded, TextTokenizer } from './tokenizer';
import { Truth } from './truth';

export class ReadyModel {
  readonly model: Model;
  readonly config: ModelConfig;
  readonly name: string;
  readonly #tokenizer: TextTokenizer | null;
  readonly #pieces = new Map<number, Piece>();
  #truth: Truth | null | undefined;

  constructor(checkpoint: Checkpoint, weights: Precision = 'f32') {
    this.name = checkpoint.name;
    // The tokenizer comes first: should it be refused, no wasm memory was taken.
    this.#tokenizer = tokenizerOf(checkpoint);
    this.model =
      checkpoint.format === 'llama2c'
        ? Model.fromLlama2c(checkpoint.bytes, weights)
        : Model.fromFiles(checkpoint.files, weights);
    this.config = this.model.config;
    this.#refuseLargerTokenizer();
  }

  /** Built when it is first asked for: it takes longer than the first distribution. */
  get truth(): Truth | null {
    if (this.#truth === undefined)
      this.#truth = Truth.of(this.name, this.config.vocabSize, (id) => this.piece(id));
    return this.#truth;
  }

  report(): ModelReport {
    return {
      name: this.name,
      config: this.config,
      weights: this.model.weights,
      tokenizer: this.#tokenizer?.kind ?? null,
      words: this.#tokenizer?.words() ?? null,
      strategies: Decoder.strategies(),
      processors: Decoder.processors(),
    };
  }

  /** The ids of a prompt; an empty one is the mark of the beginning, if the model has one. */
  encode(prompt: string): Encoded {
    const encoded = this.#read(prompt);
    if (encoded.ids.length > 0) return encoded;
    throw new PageError('empty-prompt', 'this model has no token to begin with: type something');
  }

  spell(ids: number[]): Spelling {
    const texts = this.#tokenizer?.spellings(ids) ?? [ids.join(' ')];
    const same = texts.find((text) => this.#read(text).ids.join() === ids.join());
    return { text: same ?? texts[0] ?? '', isRead: same !== undefined };
  }

  /** The same object each time, so that a tree of thousands of nodes crosses with one of each. */
  piece(id: number): Piece {
    let piece = this.#pieces.get(id);
    if (!piece) {
      piece = this.#tokenizer?.piece(id) ?? { id, bytes: null, special: false, unknown: false };
      this.#pieces.set(id, piece);
    }
    return piece;
  }

  free(): void {
    this.#truth?.free();
    this.model.free();
  }

  #read(prompt: string): Encoded {
    const encoded = this.#tokenizer?.encode(prompt, true) ?? {
      ids: idsFrom(prompt),
      unknownWords: [],
    };
    if (encoded.ids.length > 0 || this.config.bosId === null) return encoded;
    return { ids: [this.config.bosId], unknownWords: [] };
  }

  /** The files of a llama2.c model come apart, so any two may have been picked. */
  #refuseLargerTokenizer(): void {
    const size = this.#tokenizer?.size ?? 0;
    const { vocabSize } = this.config;
    if (size <= vocabSize) return;
    this.free();
    throw new PageError(
      'tokenizer-refused',
      `a tokenizer must have at most the model's ${vocabSize} tokens, got ${size}`,
    );
  }
}

function tokenizerOf(checkpoint: Checkpoint): TextTokenizer | null {
  if (checkpoint.format === 'hugging-face') {
    const bytes = checkpoint.files['tokenizer.json'];
    return bytes ? new TextTokenizer(textOf(bytes)) : null;
  }
  return checkpoint.tokenizer ? new TextTokenizer(llama2cText(checkpoint.tokenizer)) : null;
}

function llama2cText({ file, bytes }: TokenizerBytes): string {
  return file.endsWith('.bin') ? tokenizerFromLlama2c(bytes) : textOf(bytes);
}

function textOf(bytes: Uint8Array): string {
  return new TextDecoder().decode(bytes);
}
