/** Below the list of processors: another one, and the order in which an engine would have them; below that, seed and length. */
import { html, nothing } from 'lit';
import { live } from 'lit/directives/live.js';
import { apart } from '../state/decoding';
import { type Context, chosen, unfold, usualOf } from './decoding_panel_context';

const engines = ['transformers', 'llama.cpp', 'vllm'];

export function adder({ notes, decoding, processors, change }: Context) {
  const { decoding: words } = notes;
  return html`
    <label class="field adder">
      <select
        id="add"
        aria-label=${words.add}
        @keydown=${unfold}
        .value=${live('')}
        @change=${(event: Event) => {
          const usual = usualOf(processors, chosen(event));
          if (usual) change({ processors: [...decoding.processors, usual] });
        }}
      >
        <option value="">+ ${words.add}</option>
        ${processors.map((one) => {
          const { name } = apart(one);
          const label = `${name} · ${words.kinds[name]?.what}`;
          return html`<option value=${name}>${label}</option>`;
        })}
      </select>
    </label>
  `;
}

export function orders({ notes, decoding }: Context, want: (engine: string) => void) {
  if (decoding.processors.length < 2) return nothing;
  return html`
    <span class="orders">
      <span class="soft">${notes.decoding.order}</span>
      ${engines.map(
        (engine) => html`<button translate="no" @click=${() => want(engine)}>${engine}</button>`,
      )}
    </span>
  `;
}

export function limits({ notes, decoding, change }: Context) {
  const { decoding: words } = notes;
  const { seed, maxNewTokens } = decoding;
  return html`
    <div class="limits">
      <label class="field">
        <span>${words.maxNewTokens}</span>
        <input
          id="tokens"
          type="number"
          min="0"
          step="1"
          placeholder=${words.asRoomAllows}
          .value=${live(maxNewTokens === null ? '' : `${maxNewTokens}`)}
          @change=${(event: Event) => isRight(event) && change({ maxNewTokens: countIn(chosen(event)) })}
        />
      </label>
      <label class="field">
        <span>${words.seed}</span>
        <input
          id="seed"
          type="number"
          min="0"
          step="1"
          .value=${live(`${seed}`)}
          @change=${(event: Event) => isRight(event) && change({ seed: countIn(chosen(event)) ?? 0 })}
        />
      </label>
    </div>
  `;
}

/** What is no whole number stays in its field, and the browser says so. */
function isRight(event: Event): boolean {
  return (event.target as HTMLInputElement).reportValidity();
}

function countIn(text: string): number | null {
  return /^\d{1,15}$/.test(text.trim()) ? Number(text) : null;
}
