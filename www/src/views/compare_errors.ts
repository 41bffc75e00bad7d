/** Whether a bad text is the search's fault or the model's: what exact search has found, in sentences. */
import { css, html, LitElement, nothing } from 'lit';
import type { Comparison } from '../engine/protocol';
import { faultsOf } from '../layout/error_words';
import type { CompareNotes } from '../notes/compare';
import { exactLane, mostLanes } from '../state/lanes';
import { base } from './styles';
import { raise } from './wishes';

class CompareErrors extends LitElement {
  static override properties = { notes: { attribute: false }, comparison: { attribute: false } };
  declare notes: CompareNotes;
  declare comparison: Comparison;

  static override styles = [
    base,
    css`
      :host {
        display: grid;
        align-content: start;
        gap: var(--space-3);
      }
      .facts {
        display: grid;
        gap: var(--space-2);
        padding-inline-start: var(--space-3);
        border-inline-start: 3px solid var(--ink);
        max-width: var(--measure);
        font-size: var(--size-body);
      }
      button {
        justify-self: start;
      }
    `,
  ];

  override render() {
    const { notes, comparison } = this;
    const faults = faultsOf(comparison, notes);
    return html`
      <h2>${notes.errorsHeading}</h2>
      <div class="facts">
        ${faults.map(({ kind, said }) => [
          html`<p class=${kind}>${said}</p>`,
          said === notes.noExact ? this.#adder() : nothing,
        ])}
      </div>
      <p class="note">${notes.searchWhat}</p>
      <p class="note">${notes.modelWhat}</p>
      <p class="note">${notes.source}</p>
    `;
  }

  #adder() {
    const { notes, comparison } = this;
    const settings = comparison.lanes.map((lane) => lane.settings);
    if (settings.length >= mostLanes) return nothing;
    const add = () => raise(this, 'lanes-changed', [...settings, exactLane]);
    return html`<button class="exact" @click=${add}>${notes.addExact}</button>`;
  }
}

customElements.define('look-compare-errors', CompareErrors);
