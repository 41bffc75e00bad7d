/** Text to ids and ids to pieces, by the model's own `tokenizer.json`. */
import { Tokenizer } from '@huggingface/tokenizers';
import { bytesOf } from './pieces';
import { PageError } from './problem';
import type { Piece, TokenizerKind } from './protocol';

/** The parts of a `tokenizer.json` that decide how its tokens spell text. */
interface TokenizerFile {
  model?: { type?: string; unk_token?: string | null; byte_fallback?: boolean };
  normalizer?: unknown;
  pre_tokenizer?: unknown;
  decoder?: unknown;
}

export interface Encoded {
  ids: number[];
  /** As they were typed, each once. */
  unknownWords: string[];
}

/** Longer lists are no help to someone who types, and would be copied to the page with every model. */
const mostWords = 20_000;

export class TextTokenizer {
  readonly kind: TokenizerKind;
  readonly #tokenizer: Tokenizer;
  readonly #unknownId: number | undefined;
  readonly #specialIds: ReadonlySet<number>;
  readonly #addedIds: ReadonlySet<number>;
  readonly #splitsAtSpaces: boolean;

  constructor(json: string) {
    const file = refusing(() => JSON.parse(json) as TokenizerFile);
    const unknown = file.model?.unk_token ?? undefined;
    this.kind = kindOf(file);
    // Without its second argument's `unk_token` the library maps unknown words to nothing, and
    // without the other it drops spaces before punctuation. Both are what `tokenizers` does in Rust.
    this.#tokenizer = refusing(
      () => new Tokenizer(file, { unk_token: unknown, clean_up_tokenization_spaces: false }),
    );
    this.#unknownId = unknown === undefined ? undefined : this.#tokenizer.token_to_id(unknown);
    const added = [...this.#tokenizer.get_added_tokens_decoder().values()];
    this.#addedIds = new Set(added.map((token) => token.id));
    this.#specialIds = new Set(added.filter((token) => token.special).map((token) => token.id));
    this.#splitsAtSpaces = this.#unknownId !== undefined && splitsAtSpaces(file);
  }

  /** How many ids its vocabulary has. */
  get size(): number {
    return this.#tokenizer.get_vocab().size;
  }

  /** Every word it knows, where a text's words are what stands between its spaces; else `null`. */
  words(): string[] | null {
    if (!this.#splitsAtSpaces || this.size > mostWords) return null;
    return [...this.#tokenizer.get_vocab().keys()];
  }

  /** `withSpecials` adds the marks that the file puts around a text, as the command line does. */
  encode(text: string, withSpecials: boolean): Encoded {
    const { ids, tokens } = this.#tokenizer.encode(text, { add_special_tokens: withSpecials });
    const unknownWords = tokens.filter(
      (token, at) =>
        ids[at] === this.#unknownId && this.#tokenizer.token_to_id(token) === undefined,
    );
    return { ids, unknownWords: [...new Set(unknownWords)] };
  }

  decode(ids: number[]): string {
    return ids.length === 0 ? '' : this.#tokenizer.decode(ids, { skip_special_tokens: false });
  }

  /** Texts that may be these ids: without the marks that reading puts before a text, and with them. */
  spellings(ids: number[]): string[] {
    const marks = this.encode('', true).ids;
    const isMarked = marks.length > 0 && marks.every((id, at) => id === ids[at]);
    const all = this.decode(ids);
    return isMarked ? [this.decode(ids.slice(marks.length)), all] : [all];
  }

  piece(id: number): Piece {
    const token = this.#tokenizer.id_to_token(id);
    // Vocabularies are often padded: ids past the last token have no spelling.
    if (token === undefined) return { id, bytes: null, special: false, unknown: false };
    const kind = this.#addedIds.has(id) ? 'word-level' : this.kind;
    return {
      id,
      bytes: bytesOf(token, kind),
      special: this.#specialIds.has(id),
      unknown: id === this.#unknownId,
    };
  }
}

/** The library's errors have no code, and one of them is for any part that it does not know. */
function refusing<T>(make: () => T): T {
  try {
    return make();
  } catch (thrown) {
    const reason = thrown instanceof Error ? thrown.message : String(thrown);
    throw new PageError('tokenizer-refused', `tokenizer.json could not be read: ${reason}`);
  }
}

function kindOf(file: TokenizerFile): TokenizerKind {
  const decoder = JSON.stringify(file.decoder ?? null);
  const parts = decoder + JSON.stringify(file.pre_tokenizer ?? null);
  if (parts.includes('"ByteLevel"')) return 'byte-level';
  if (
    file.model?.byte_fallback ||
    parts.includes('"ByteFallback"') ||
    parts.includes('"Metaspace"')
  )
    return 'byte-fallback';
  return 'word-level';
}

function splitsAtSpaces({ model, normalizer, pre_tokenizer }: TokenizerFile): boolean {
  const split = (pre_tokenizer ?? null) as { type?: string } | null;
  return model?.type === 'WordLevel' && !normalizer && split?.type === 'WhitespaceSplit';
}
