/** The text as chips: the prompt, what was written, and the place of the next token. */
import { html, LitElement, nothing } from 'lit';
import type { Reading } from '../engine/protocol';
import { type Chip, type ChipGroup, groupsOf, spell } from '../layout/chips';
import { nats } from '../layout/format';
import { surprisal, surprise } from '../layout/surprisal';
import type { Notes } from '../notes/notes';
import { base } from './styles';
import { tokenStripStyles } from './token_strip_styles';
import './token_legend';

class TokenStrip extends LitElement {
  static override properties = {
    notes: { attribute: false },
    reading: { attribute: false },
    vocabSize: { attribute: false },
  };
  declare notes: Notes;
  declare reading: Reading;
  declare vocabSize: number;

  static override styles = [base, tokenStripStyles];

  override render() {
    const { notes, reading } = this;
    return html`
      <ol aria-label=${notes.text.tokens}>
        ${groupsOf(reading.pieces).map((group) => this.#group(group))}
        ${
          reading.state === 'open'
            ? html`<li class="next"><span class="hidden">${notes.text.nextHere}</span></li>`
            : nothing
        }
      </ol>
      <div class="below">
        <look-token-legend .notes=${notes} .vocabSize=${this.vocabSize}></look-token-legend>
        ${this.#total()}
      </div>
      <div role="status">
        ${this.#written()}
        ${reading.state === 'open' ? nothing : html`<p class="end">${notes.state[reading.state]}</p>`}
      </div>
    `;
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
    const { byHand } = step;
    return html`
      <li
        class="chip written ${byHand ? 'hand' : ''} ${unknown}"
        data-id=${chip.piece.id}
        .style=${`--surprise: ${surprise(step.logProb, this.vocabSize)}`}
      >
        <span class="hidden">${text.writtenToken(spell(chip.piece), value, byHand)}</span>
        <span class="marks" translate="no" aria-hidden="true">${marks}</span>
        <span class="value mono" aria-hidden="true">${value}</span>
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

  #total() {
    const last = this.reading.steps.at(-1);
    if (!last) return nothing;
    return html`
      <p class="total">
        <span class="soft">${this.notes.text.total(this.reading.steps.length)}</span>
        <span class="mono">${nats(last.totalLogProb)}</span>
      </p>
    `;
  }
}

customElements.define('look-token-strip', TokenStrip);
