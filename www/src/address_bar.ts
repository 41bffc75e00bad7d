/** Keeps the browser's address that of the state, so that a reload, a link and "back" lead to it. */
import { fieldsOf, printAddress, wrongLooks } from './state/address';
import type { State } from './state/state';

/** Browsers refuse an address that changes more than some hundred times in half a minute. */
const pauseMs = 300;

export interface AddressBarOptions {
  read(): string;
  /** `isNew`: "back" leads to the address before. */
  write(search: string, isNew: boolean): void;
}

export class AddressBar {
  readonly #options: AddressBarOptions;
  #place = '';
  #last: State | null = null;
  #waiting: State | null = null;
  #timer: ReturnType<typeof setTimeout> | undefined;

  constructor(options: AddressBarOptions) {
    this.#options = options;
  }

  /** While a text is being started, the address that asks for it stays: it must never mix two texts. */
  follow(state: State): void {
    if (!state.reading || !state.model || state.loading || state.starting) return;
    this.#last = state;
    const place = `${state.view} ${state.model.field}`;
    const isNew = this.#place !== '' && place !== this.#place;
    this.#place = place;
    if (isNew) {
      // "Back" leads to all that was done there.
      if (this.#waiting !== null) this.#write(this.#waiting, false);
      this.#write(state, true);
    } else this.#writeSoon(state);
  }

  /** That of the last state that was whole; it may still be on its way to the browser's own. */
  get address(): string {
    const now = this.#options.read();
    return this.#last ? addressOf(now, this.#last) : now;
  }

  /** The reader went back or forward: what is shown next is no new place. */
  returned(): void {
    clearTimeout(this.#timer);
    this.#timer = undefined;
    this.#waiting = null;
    this.#last = null;
    this.#place = '';
  }

  #writeSoon(state: State): void {
    if (this.#timer !== undefined) {
      this.#waiting = state;
      return;
    }
    this.#write(state, false);
    this.#timer = setTimeout(() => {
      this.#timer = undefined;
      if (this.#waiting !== null) this.#write(this.#waiting, false);
    }, pauseMs);
  }

  #write(state: State, isNew: boolean): void {
    this.#waiting = null;
    const now = this.#options.read();
    const search = addressOf(now, state);
    if (search !== now) this.#options.write(search, isNew);
  }
}

/** Past so many characters programs cut an address off, and servers refuse it. */
export const longestAddress = 8000;

/** The address, also where it was too long for the browser's own. */
export function readAddress(): string {
  const { search } = (history.state ?? {}) as { search?: unknown };
  return typeof search === 'string' ? search : location.search;
}

/**
 * A longer one is kept beside it: a reload and "back" find it there. A document that was given as
 * text (`srcdoc`) has no address that could be changed.
 */
export function writeAddress(search: string, isNew: boolean): void {
  if (!/^(https?|file):$/.test(location.protocol)) return;
  const isLong = search.length > longestAddress;
  const shown = isLong ? printAddress(search, { prompt: null, did: null }) : search;
  const beside = isLong ? { search } : null;
  if (isNew) history.pushState(beside, '', shown);
  else history.replaceState(beside, '', shown);
}

/** The address of a state, which keeps the language and the theme that the old one names, if there are such. */
export function addressOf(search: string, state: State): string {
  const model = state.model?.field ?? null;
  return printAddress(search, { ...wrongLooks(search), model, ...fieldsOf(state) });
}
