/** Which state of a figure each fragment of a slide shows: so many steps beyond where it begins. */

/** The address of the state that is `steps` further on. */
export function stepped(search: string, steps: number): string {
  if (steps === 0) return search;
  const fields = new URLSearchParams(search);
  const did = fields.get('did');
  const more = `step*${steps}`;
  fields.set('did', did ? `${did}~${more}` : more);
  return `?${fields}`;
}

/** What says how a figure is shown, and not what: a state from the figure itself may lack it. */
const looks = ['controls', 'lang', 'theme'];

/** `search` with the looks that `base` asks for. */
function dressed(search: string, base: string): string {
  const [fields, asked] = [new URLSearchParams(search), new URLSearchParams(base)];
  for (const look of looks) {
    const value = asked.get(look);
    if (value !== null && !fields.has(look)) fields.set(look, value);
  }
  return `?${fields}`;
}

export class SlideSteps {
  readonly #base: string;
  /** What was done by hand, by the fragment that was shown then. */
  readonly #byHand = new Map<number, string>();

  constructor(base: string) {
    this.#base = base;
  }

  /** What is done by hand goes on under later fragments; going back before it takes it back. */
  state(shown: number): string {
    const from = Math.max(0, ...[...this.#byHand.keys()].filter((at) => at <= shown));
    return stepped(this.#byHand.get(from) ?? this.#base, shown - from);
  }

  changeByHand(shown: number, state: string): void {
    for (const at of this.#byHand.keys()) if (at > shown) this.#byHand.delete(at);
    this.#byHand.set(shown, dressed(state, this.#base));
  }

  get byHand(): [number, string][] {
    return [...this.#byHand];
  }
}
