/** Walks through all lanes together: a slider, and a button for each way. */
import { css, html, LitElement } from 'lit';
import { live } from 'lit/directives/live.js';
import type { CompareNotes } from '../notes/compare';
import { base } from './styles';
import { raise } from './wishes';

class LaneScrubber extends LitElement {
  static override properties = {
    notes: { attribute: false },
    shown: { attribute: false },
    all: { attribute: false },
  };
  declare notes: CompareNotes;
  declare shown: number;
  /** As many tokens as the longest lane has. */
  declare all: number;

  static override styles = [
    base,
    css`
      div {
        display: flex;
        flex-wrap: wrap;
        align-items: center;
        gap: var(--space-2);
        font-size: var(--size-note);
      }
      button {
        min-width: 2.125rem;
        padding: 0 0.5rem;
      }
      button[aria-disabled='true'] {
        color: var(--ink-soft);
        border-color: var(--rule);
        cursor: default;
      }
      input {
        flex: 1 1 10rem;
        min-width: 6rem;
        max-width: 24rem;
        padding: 0;
        border: 0;
        background: none;
        accent-color: var(--ink);
      }
      output {
        min-width: 6.5rem;
        font-variant-numeric: tabular-nums;
      }
    `,
  ];

  override render() {
    const { notes, shown, all } = this;
    const said = notes.shown(`${shown}`, `${all}`);
    return html`
      <div>
        ${this.#button('fewer', '‹', notes.fewer, shown > 0, shown - 1)}
        <input
          type="range"
          min="0"
          max=${all}
          .value=${live(`${shown}`)}
          aria-label=${notes.scrub}
          aria-valuetext=${said}
          @input=${(event: Event) => this.#show(Number((event.target as HTMLInputElement).value))}
        />
        ${this.#button('more', '›', notes.more, shown < all, shown + 1)}
        <output>${said}</output>
        <button class="everything" aria-disabled=${shown === all} @click=${() => this.#show(all)}>
          ${notes.everything}
        </button>
      </div>
    `;
  }

  #button(kind: string, sign: string, label: string, can: boolean, to: number) {
    return html`
      <button class=${kind} aria-label=${label} aria-disabled=${!can} @click=${() => can && this.#show(to)}>${sign}</button>
    `;
  }

  #show(shown: number) {
    raise(this, 'lanes-scrubbed', shown >= this.all ? null : shown);
  }
}

customElements.define('look-lane-scrubber', LaneScrubber);
