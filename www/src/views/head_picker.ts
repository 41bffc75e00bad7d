/** Picks a layer and a head, both counted from 1 as people say them. */
import { css, html, LitElement } from 'lit';
import type { Notes } from '../notes/notes';
import { base } from './styles';
import { raise } from './wishes';

class HeadPicker extends LitElement {
  static override properties = {
    notes: { attribute: false },
    layers: { attribute: false },
    heads: { attribute: false },
    layer: { attribute: false },
    head: { attribute: false },
  };
  declare notes: Notes;
  declare layers: number;
  declare heads: number;
  declare layer: number;
  declare head: number;

  static override styles = [
    base,
    css`
      .pickers {
        display: flex;
        flex-wrap: wrap;
        gap: var(--space-2) var(--space-4);
      }
      label {
        display: flex;
        align-items: center;
        gap: var(--space-2);
        color: var(--ink-soft);
        font-size: var(--size-note);
      }
      select {
        min-height: 1.875rem;
        padding: 0 0.5rem;
        color: var(--ink);
      }
    `,
  ];

  override render() {
    const { attention } = this.notes;
    return html`
      <div class="pickers">
        ${this.#menu('layer', attention.layer, this.layers, this.layer, (layer) =>
          raise(this, 'head-picked', { layer, head: this.head }),
        )}
        ${this.#menu('head', attention.head, this.heads, this.head, (head) =>
          raise(this, 'head-picked', { layer: this.layer, head }),
        )}
      </div>
    `;
  }

  #menu(id: string, name: string, length: number, picked: number, pick: (value: number) => void) {
    const options = Array.from({ length }, (_, at) => at);
    return html`
      <label>
        ${name}
        <select
          id=${id}
          @change=${(event: Event) => pick(Number((event.target as HTMLSelectElement).value))}
        >
          ${options.map((at) => html`<option value=${at} ?selected=${at === picked}>${at + 1}</option>`)}
        </select>
      </label>
    `;
  }
}

customElements.define('look-head-picker', HeadPicker);
