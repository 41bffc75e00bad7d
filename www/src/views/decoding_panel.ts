/** How the next token is chosen: the strategy, and the processors in their order, each with its values. */
import { html, LitElement, nothing } from 'lit';
import { live } from 'lit/directives/live.js';
import type { SettingNotes } from '../notes/decoding';
import type { Notes } from '../notes/notes';
import { apart, type Decoding, together } from '../state/decoding';
import { decodingPanelStyles } from './decoding_panel_styles';
import { base } from './styles';
import { raise } from './wishes';

const engines = ['transformers', 'llama.cpp', 'vllm'];

class DecodingPanel extends LitElement {
  static override properties = {
    notes: { attribute: false },
    decoding: { attribute: false },
    strategies: { attribute: false },
    processors: { attribute: false },
  };
  declare notes: Notes;
  declare decoding: Decoding;
  /** Every strategy and every processor with its usual values. */
  declare strategies: string[];
  declare processors: string[];

  static override styles = [base, decodingPanelStyles];

  override render() {
    const { decoding: words } = this.notes;
    return html`
      <div class="head">
        <h2>${words.heading}</h2>
        <p class="note">${words.note}</p>
      </div>
      <div class="strategy">${this.#strategy()} ${this.#numbers()}</div>
      <div class="processors">
        <h3>${words.processors}</h3>
        ${
          this.decoding.processors.length === 0
            ? html`<p class="note">${words.noProcessors}</p>`
            : html`<ol>${this.decoding.processors.map((processor, at) => this.#processor(processor, at))}</ol>`
        }
        <div class="more">${this.#adder()} ${this.#orders()}</div>
      </div>
    `;
  }

  #strategy() {
    const { decoding: words } = this.notes;
    const { name, values } = apart(this.decoding.strategy);
    const notes = words.strategies[name];
    return html`
      <label class="field">
        <span>${words.strategy}</span>
        <select id="strategy" .value=${live(name)} @change=${(event: Event) => this.#pick(chosen(event))}>
          ${this.strategies.map((one) => {
            const own = apart(one).name;
            return html`<option value=${own} ?selected=${own === name} translate="no">${own}</option>`;
          })}
        </select>
      </label>
      ${this.#values(values, notes, (next) => this.#change({ strategy: together(name, next) }))}
      <p class="note what">${notes?.what}</p>
    `;
  }

  #numbers() {
    const { decoding: words } = this.notes;
    const { seed, maxNewTokens } = this.decoding;
    return html`
      <label class="field">
        <span>${words.maxNewTokens}</span>
        <input
          id="tokens"
          inputmode="numeric"
          placeholder=${words.asRoomAllows}
          .value=${live(maxNewTokens === null ? '' : `${maxNewTokens}`)}
          @change=${(event: Event) => this.#change({ maxNewTokens: countIn(chosen(event)) })}
        />
      </label>
      <label class="field">
        <span>${words.seed}</span>
        <input
          id="seed"
          inputmode="numeric"
          .value=${live(`${seed}`)}
          @change=${(event: Event) => this.#change({ seed: countIn(chosen(event)) ?? 0 })}
        />
      </label>
    `;
  }

  #processor(processor: string, at: number) {
    const { decoding: words } = this.notes;
    const { name, values } = apart(processor);
    const notes = words.kinds[name];
    const last = this.decoding.processors.length - 1;
    return html`
      <li data-name=${name}>
        <span class="name mono" translate="no">${name}</span>
        ${this.#values(values, notes, (next) => this.#replace(at, together(name, next)))}
        <span class="buttons">
          <button aria-label=${words.earlier(name)} aria-disabled=${at === 0} @click=${() => this.#move(at, -1)}>↑</button>
          <button aria-label=${words.later(name)} aria-disabled=${at === last} @click=${() => this.#move(at, 1)}>↓</button>
          <button aria-label=${words.remove(name)} @click=${() => this.#remove(at)}>×</button>
        </span>
        <span class="note what">${notes?.what}</span>
      </li>
    `;
  }

  #values(values: string[], notes: SettingNotes | undefined, change: (values: string[]) => void) {
    const names = notes?.values ?? values.map(() => '');
    return names.map(
      (name, at) => html`
        <label class="field">
          <span>${name}</span>
          <input
            class="mono"
            spellcheck="false"
            autocomplete="off"
            size=${Math.max(6, (values[at] ?? '').length)}
            .value=${live(values[at] ?? '')}
            @change=${(event: Event) => {
              const next = names.map((_, other) => values[other] ?? '');
              next[at] = chosen(event).trim();
              change(next);
            }}
          />
        </label>
      `,
    );
  }

  #adder() {
    const { decoding: words } = this.notes;
    return html`
      <label class="field">
        <span>${words.add}</span>
        <select
          id="add"
          .value=${live('')}
          @change=${(event: Event) => {
            const name = chosen(event);
            const usual = this.processors.find((one) => apart(one).name === name);
            if (usual) this.#change({ processors: [...this.decoding.processors, usual] });
          }}
        >
          <option value=""></option>
          ${this.processors.map((one) => {
            const { name } = apart(one);
            const label = `${name} · ${words.kinds[name]?.what}`;
            return html`<option value=${name}>${label}</option>`;
          })}
        </select>
      </label>
    `;
  }

  #orders() {
    if (this.decoding.processors.length < 2) return nothing;
    return html`
      <span class="orders">
        <span class="soft">${this.notes.decoding.order}</span>
        ${engines.map(
          (engine) => html`
            <button translate="no" @click=${() => raise(this, 'order-wanted', engine)}>${engine}</button>
          `,
        )}
      </span>
    `;
  }

  #pick(name: string) {
    const usual = this.strategies.find((one) => apart(one).name === name);
    if (usual) this.#change({ strategy: usual });
  }

  #replace(at: number, processor: string) {
    const { processors } = this.decoding;
    this.#change({ processors: processors.map((one, other) => (other === at ? processor : one)) });
  }

  #remove(at: number) {
    this.#change({ processors: this.decoding.processors.filter((_, other) => other !== at) });
  }

  #move(at: number, by: number) {
    const { processors } = this.decoding;
    const moved = processors[at];
    if (moved === undefined || at + by < 0 || at + by >= processors.length) return;
    const others = processors.filter((_, other) => other !== at);
    const place = at + by;
    this.#change({ processors: [...others.slice(0, place), moved, ...others.slice(place)] });
  }

  #change(changed: Partial<Decoding>) {
    raise(this, 'decoding-changed', { ...this.decoding, ...changed });
  }
}

function chosen(event: Event): string {
  return (event.target as HTMLInputElement | HTMLSelectElement).value;
}

function countIn(text: string): number | null {
  return /^\d{1,15}$/.test(text.trim()) ? Number(text) : null;
}

customElements.define('look-decoding-panel', DecodingPanel);
