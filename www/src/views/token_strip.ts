/** The text as chips: the prompt, what was written, and the place of the next token. */
import { html, LitElement, nothing } from 'lit';
import type { Reading } from '../engine/protocol';
import { type Chip, type ChipGroup, groupsOf, spell } from '../layout/chips';
import { endedBeside, endingOf } from '../layout/ending';
import { decimal, nats } from '../layout/format';
import { surprisal, surprise } from '../layout/surprisal';
import type { Notes } from '../notes/notes';
import { base } from './styles';
import { tokenStripStyles } from './token_strip_styles';
import { raise } from './wishes';
import './token_legend';

class TokenStrip extends LitElement {
  static override properties = {
    notes: { attribute: false },
    reading: { attribute: false },
    vocabSize: { attribute: false },
    spaces: { attribute: false },
    sums: { attribute: false },
  };
  declare notes: Notes;
  declare reading: Reading;
  declare vocabSize: number;
  /** Whether spaces are drawn as a sign. */
  declare spaces: boolean;
  /** Whether the sum of all log p is told. */
  declare sums: boolean | undefined;

  static override styles = [base, tokenStripStyles];

  override render() {
    const { notes, reading } = this;
    const { isNow } = reading.moment;
    return html`
      <ol aria-label=${notes.text.tokens} class=${this.spaces ? 'spaces' : ''} @keydown=${this.#walk}>
        ${groupsOf(reading.pieces).map((group) => this.#group(group))}
        ${
          reading.state === 'open'
            ? html`
              <li>
                <button
                  class="next"
                  aria-pressed=${isNow}
                  tabindex=${isNow ? 0 : -1}
                  aria-label=${notes.text.nextHere}
                  @click=${() => raise(this, 'moment-picked', null)}
                ></button>
              </li>`
            : nothing
        }
      </ol>
      <div class="below">
        <look-token-legend .notes=${notes} .vocabSize=${this.vocabSize}></look-token-legend>
        ${this.#hasSpaces() ? this.#spacesToggle() : nothing}
        ${this.#total()}
      </div>
      <div role="status">
        ${this.#written()}
        ${reading.state === 'open' ? this.#goesOn() : html`<p class="end">${notes.state[endingOf(reading.state, reading.settings)]}</p>`}
      </div>
      ${isNow ? nothing : this.#past()}
    `;
  }

  /** Models of words have none. */
  #hasSpaces(): boolean {
    return groupsOf(this.reading.pieces).some(({ chips }) =>
      chips.some(({ marks }) => marks.some(({ kind }) => kind === 'space')),
    );
  }

  #spacesToggle() {
    return html`
      <label class="toggle">
          <input
            type="checkbox"
            .checked=${this.spaces}
            @change=${(event: Event) => raise(this, 'spaces-shown', (event.target as HTMLInputElement).checked)}
          />
          ${this.notes.page.spaces}
        </label>
    `;
  }

  #past() {
    const { page } = this.notes;
    const { chosen } = this.reading.moment;
    const at = this.reading.steps.findIndex(({ parent }) => parent === this.reading.moment.node);
    const piece = chosen === null ? null : this.reading.pieces[this.reading.promptLength + at];
    return html`
      <p class="past">
        ${piece ? page.past(spell(piece)) : nothing}
        <button @click=${() => raise(this, 'moment-picked', null)}>${page.backToNow}</button>
      </p>
    `;
  }

  /** Arrows walk from token to token, so that the whole text is one stop of the Tab key. */
  #walk(event: KeyboardEvent) {
    const stops = [...this.renderRoot.querySelectorAll<HTMLElement>('ol button')];
    const at = stops.indexOf(event.composedPath()[0] as HTMLElement);
    const to: Record<string, number> = {
      ArrowRight: at + 1,
      ArrowLeft: at - 1,
      Home: 0,
      End: stops.length - 1,
    };
    const stop = stops[to[event.key] ?? -1];
    if (at < 0 || !stop) return;
    event.preventDefault();
    stop.focus();
  }

  #group(group: ChipGroup) {
    if (group.chips.length === 1) return group.chips.map((chip) => this.#chip(chip));
    return html`
      <li class="group">
        <ol>
          ${group.chips.map((chip) => this.#chip(chip))}
        </ol>
        <span class="spells" translate="no">${group.spells}</span>
      </li>
    `;
  }

  #chip(chip: Chip) {
    const { text } = this.notes;
    const { promptLength, steps } = this.reading;
    const step = steps[chip.index - promptLength];
    const marks = chip.marks.map((mark) => html`<span class=${mark.kind}>${mark.text}</span>`);
    const unknown = chip.piece.unknown ? 'unknown' : '';
    if (!step) {
      return html`
        <li class="chip prompt ${unknown}" data-id=${chip.piece.id}>
          <span class="hidden">${text.promptToken('')}</span>
          <span class="marks" translate="no">${marks}</span>
        </li>
      `;
    }
    const value = nats(surprisal(step.logProb));
    const { byHand, parent } = step;
    const { moment, state, focus } = this.reading;
    const isPicked = !moment.isNow && moment.node === parent;
    // Where the text has ended there is no place after it that could be the way in.
    const isStop = isPicked || (moment.isNow && state !== 'open' && step.node === focus);
    return html`
      <li
        class="chip written ${byHand ? 'hand' : ''} ${unknown} ${isPicked ? 'picked' : ''}"
        data-id=${chip.piece.id}
        .style=${`--surprise: ${surprise(step.logProb, this.vocabSize)}`}
      >
        <button
          aria-pressed=${isPicked}
          tabindex=${isStop ? 0 : -1}
          title=${this.notes.page.lookAt}
          @click=${() => raise(this, 'moment-picked', parent)}
        >
          <span class="hidden">${text.writtenToken(spell(chip.piece), value, byHand)}</span>
          <span class="marks" translate="no" aria-hidden="true">${marks}</span>
          <span class="value mono" aria-hidden="true">${value}</span>
        </button>
      </li>
    `;
  }

  /** The newest token, for readers who hear the page: to the others its chip is news enough. */
  #written() {
    const step = this.reading.steps.at(-1);
    const piece = this.reading.pieces.at(-1);
    if (!step || !piece) return nothing;
    const value = nats(surprisal(step.logProb));
    const words = this.notes.text.writtenToken(spell(piece), value, step.byHand);
    return html`<span class="hidden newest">${words}</span>`;
  }

  /** The best of a search may have ended: then it is not the text that is shown. */
  #goesOn() {
    const ended = endedBeside(this.reading);
    if (!ended) return nothing;
    return html`<p class="note goes-on">${this.notes.text.goesOn(decimal(ended.score))}</p>`;
  }

  #total() {
    const last = this.reading.steps.at(-1);
    if (!last || this.sums === false) return nothing;
    return html`
      <p class="total">
        <span class="soft">${this.notes.text.total(this.reading.steps.length)}</span>
        <span class="mono">${nats(last.totalLogProb)}</span>
      </p>
    `;
  }
}

customElements.define('look-token-strip', TokenStrip);
