/** One lane of a comparison: its settings, set as those of the text are, and what can be done with it. */
import { html, LitElement, nothing } from 'lit';
import type { Problem } from '../engine/protocol';
import { blameFor } from '../layout/blame';
import type { Notes } from '../notes/notes';
import { problemText } from '../notes/problem_text';
import { type Decoding, decodingFromSettings, settingsFrom } from '../state/decoding';
import { mostLanes } from '../state/lanes';
import { compareLaneStyles } from './compare_lane_styles';
import { base } from './styles';
import { raise } from './wishes';
import './decoding_panel';

class CompareLane extends LitElement {
  static override properties = {
    notes: { attribute: false },
    lanes: { attribute: false },
    at: { attribute: false },
    problem: { attribute: false },
    strategies: { attribute: false },
    processors: { attribute: false },
  };
  declare notes: Notes;
  /** The settings of all lanes, and which of them this one is. */
  declare lanes: string[];
  declare at: number;
  /** Why it cannot run. */
  declare problem: Problem | null;
  /** Every strategy and every processor with its usual values. */
  declare strategies: string[];
  declare processors: string[];

  static override styles = [base, compareLaneStyles];

  override render() {
    const { compare: words } = this.notes;
    const name = words.lane(`${this.at + 1}`);
    return html`
      <div class="lane" role="group" aria-label=${name}>
        <div class="head">
          <h3>${name}</h3>
          ${this.#buttons(name)}
        </div>
        <look-decoding-panel
          compact
          .notes=${this.notes}
          .decoding=${this.#decoding}
          .strategies=${this.strategies}
          .processors=${this.processors}
          .problem=${this.problem}
          @decoding-changed=${this.#change}
        ></look-decoding-panel>
        ${this.#others()}
        ${this.#problem()}
      </div>
    `;
  }

  get #decoding(): Decoding {
    return decodingFromSettings(this.lanes[this.at] ?? '');
  }

  #buttons(name: string) {
    const { compare: words } = this.notes;
    const { lanes, at } = this;
    const isFull = lanes.length >= mostLanes;
    const isLast = lanes.length === 1;
    const copy = () =>
      this.#pick(lanes.flatMap((one, place) => (place === at ? [one, one] : [one])));
    const remove = () => this.#pick(lanes.filter((_, place) => place !== at));
    return html`
      <span class="buttons">
        <button class="send" aria-label=${`${name}: ${words.send}`} @click=${() => this.#send()}>
          ${words.send}
        </button>
        <button
          class="duplicate"
          title=${words.duplicate}
          aria-label=${`${name}: ${words.duplicate}`}
          aria-disabled=${isFull}
          @click=${() => isFull || copy()}
        >${copyMark}</button>
        <button
          class="remove"
          title=${words.remove}
          aria-label=${`${name}: ${words.remove}`}
          aria-disabled=${isLast}
          @click=${() => isLast || remove()}
        >×</button>
      </span>
    `;
  }

  /** Settings that only an address can give. */
  #others() {
    const { others } = this.#decoding;
    if (others.length === 0) return nothing;
    return html`
      <p class="others">
        ${this.notes.compare.otherSettings} <span class="mono" translate="no">${others.join('; ')}</span>
      </p>
    `;
  }

  #problem() {
    const { problem, notes } = this;
    if (!problem) return nothing;
    // What is said beside a setting is not said twice.
    const isSaid = blameFor(problem, this.#decoding) !== null;
    const { sentence, detail } = problemText(problem, notes);
    return html`
      <div class="refused" role="status">
        <p><b>${notes.compare.failed}</b> ${isSaid ? nothing : sentence}</p>
        ${detail && !isSaid ? html`<p class="soft" lang="en">${detail}</p>` : nothing}
      </div>
    `;
  }

  /** A wish of the panel is one of this lane's, and not of the text that the page decodes. */
  #change(event: CustomEvent<Decoding>) {
    event.stopPropagation();
    const own = settingsFrom(event.detail);
    this.#pick(this.lanes.map((one, place) => (place === this.at ? own : one)));
  }

  #pick(lanes: string[]) {
    raise(this, 'lanes-changed', lanes);
  }

  #send() {
    raise(this, 'decoding-changed', this.#decoding);
    raise(this, 'view-picked', 'decode');
  }
}

/** A sheet before another. */
const copyMark = html`
  <svg viewBox="0 0 16 16" aria-hidden="true">
    <path d="M5.5 5.5h8v8h-8z M10.5 5.5v-3h-8v8h3" />
  </svg>
`;

customElements.define('look-compare-lane', CompareLane);
