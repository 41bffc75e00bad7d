/** The settings of one lane, as compact as they can be written. */
import { html, LitElement, nothing } from 'lit';
import { live } from 'lit/directives/live.js';
import type { Problem } from '../engine/protocol';
import type { Notes } from '../notes/notes';
import { problemText } from '../notes/problem_text';
import {
  apart,
  countFrom,
  type Decoding,
  decodingFromSettings,
  listFrom,
  settingsFrom,
  together,
} from '../state/decoding';
import { mostLanes } from '../state/lanes';
import { compareLaneStyles } from './compare_lane_styles';
import { base } from './styles';
import { raise } from './wishes';

class CompareLane extends LitElement {
  static override properties = {
    notes: { attribute: false },
    lanes: { attribute: false },
    at: { attribute: false },
    problem: { attribute: false },
    strategies: { attribute: false },
  };
  declare notes: Notes;
  /** The settings of all lanes, and which of them this one is. */
  declare lanes: string[];
  declare at: number;
  /** Why it cannot run. */
  declare problem: Problem | null;
  /** Every one with its usual values. */
  declare strategies: string[];

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
        <div class="fields">${this.#strategy()} ${this.#rest()}</div>
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

  #strategy() {
    const { decoding: words } = this.notes;
    const { name, values } = apart(this.#decoding.strategy);
    const usual = this.strategies.map((one) => apart(one).name);
    // One that the engine does not have is shown as it was asked for.
    const names = usual.includes(name) ? usual : [name, ...usual];
    const labels = words.strategies[name]?.values ?? values.map(() => '');
    return html`
      <label class="field strategy">
        <span>${words.strategy}</span>
        <select translate="no" .value=${live(name)} @change=${(event: Event) => this.#take(valueIn(event))}>
          ${names.map((one) => html`<option value=${one} ?selected=${one === name}>${one}</option>`)}
        </select>
      </label>
      ${labels.map((label, at) =>
        this.#field('value', label, values[at] ?? '', '', (value) => {
          const next = labels.map((_, other) => values[other] ?? '');
          next[at] = value;
          this.#change({ strategy: together(name, next) });
        }),
      )}
    `;
  }

  #rest() {
    const { compare: words } = this.notes;
    const { processors, seed, maxNewTokens } = this.#decoding;
    const most = maxNewTokens === null ? '' : `${maxNewTokens}`;
    return [
      this.#field('seed', words.seed, `${seed}`, '0', (value) =>
        this.#change({ seed: countFrom(value) ?? 0 }),
      ),
      this.#field('tokens', words.tokens, most, words.asRoomAllows, (value) =>
        this.#change({ maxNewTokens: countFrom(value) }),
      ),
      this.#field(
        'processors',
        words.processors,
        processors.join(','),
        words.processorsHint,
        (value) => this.#change({ processors: listFrom(value) }),
      ),
    ];
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

  #field(
    kind: string,
    label: string,
    value: string,
    hint: string,
    change: (value: string) => void,
  ) {
    return html`
      <label class="field ${kind}">
        <span>${label}</span>
        <input
          class="mono"
          spellcheck="false"
          autocomplete="off"
          autocapitalize="off"
          placeholder=${hint}
          .value=${live(value)}
          @change=${(event: Event) => change(valueIn(event).trim())}
        />
      </label>
    `;
  }

  #problem() {
    const { problem, notes } = this;
    if (!problem) return nothing;
    const { sentence, detail } = problemText(problem, notes);
    return html`
      <div class="problem" role="status">
        <p><b>${notes.compare.failed}</b> ${sentence}</p>
        ${detail ? html`<p class="soft" lang="en">${detail}</p>` : nothing}
      </div>
    `;
  }

  #take(name: string) {
    const usual = this.strategies.find((one) => apart(one).name === name);
    if (usual) this.#change({ strategy: usual });
  }

  #change(changed: Partial<Decoding>) {
    const own = settingsFrom({ ...this.#decoding, ...changed });
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

function valueIn(event: Event): string {
  return (event.target as HTMLInputElement | HTMLSelectElement).value;
}

/** A sheet before another. */
const copyMark = html`
  <svg viewBox="0 0 16 16" aria-hidden="true">
    <path d="M5.5 5.5h8v8h-8z M10.5 5.5v-3h-8v8h3" />
  </svg>
`;

customElements.define('look-compare-lane', CompareLane);
