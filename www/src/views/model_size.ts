/** What a model of one's own takes, and a button that keeps it in this browser. */
import { css, html, LitElement, nothing } from 'lit';
import type { Size } from '../engine/weigh';
import { byteSize } from '../layout/format';
import type { Notes } from '../notes/notes';
import { problemText } from '../notes/problem_text';
import type { OpeningState } from '../state/opening';
import type { OpenModel } from '../state/state';
import { base } from './styles';
import { raise } from './wishes';

class ModelSize extends LitElement {
  static override properties = {
    notes: { attribute: false },
    model: { attribute: false },
    opening: { attribute: false },
  };
  declare notes: Notes;
  declare model: OpenModel | null;
  declare opening: OpeningState;

  static override styles = [
    base,
    css`
      .row {
        display: flex;
        flex-wrap: wrap;
        align-items: center;
        gap: var(--space-1) var(--space-3);
        color: var(--ink-soft);
        font-size: var(--size-note);
        font-variant-numeric: tabular-nums;
        margin-bottom: var(--space-2);
      }
      button {
        min-height: 1.75rem;
        padding-block: 0;
        color: var(--ink);
      }
      @media (pointer: coarse) {
        button {
          min-height: 2.75rem;
        }
      }
      .problem {
        color: var(--danger);
        font-size: var(--size-note);
      }
      .detail {
        overflow-wrap: anywhere;
        font-size: var(--size-small);
      }
    `,
  ];

  override render() {
    const { opening } = this;
    const { size } = opening;
    return html`
      ${
        size
          ? html`
            <div class="row">
              <span class="size">${this.#sizes(size)}</span>
              ${this.#keep()}
            </div>
          `
          : nothing
      }
      <div role="alert">${this.#problem()}</div>
    `;
  }

  #sizes({ files, bytes, memory }: Size) {
    const words = this.notes.opening;
    const weights = this.model?.weights ?? 'f32';
    const needs = words.memory[weights](byteSize(memory[weights] ?? 0));
    return `${words.files(files, byteSize(bytes))} ${needs}`;
  }

  #keep() {
    const { model, opening, notes } = this;
    const words = notes.opening;
    if (model === null || model.origin === 'shipped') return nothing;
    if (model.origin === 'kept') return html`<span>${words.isKept}</span>`;
    if (!opening.canKeep) return html`<span>${words.cannotKeep}</span>`;
    const isTaken = opening.kept.some(({ name }) => name === model.name);
    return html`
      <button
        class="keep"
        aria-disabled=${opening.keeping}
        @click=${() => raise(this, 'keep-wanted', null)}
      >
        ${opening.keeping ? words.keeping : isTaken ? words.keepAgain : words.keep}
      </button>
    `;
  }

  #problem() {
    const { problem } = this.opening;
    if (!problem) return nothing;
    const { sentence, detail } = problemText(problem, this.notes);
    return html`
      <p class="problem">${this.notes.opening.couldNotKeep} ${sentence}</p>
      ${detail ? html`<p class="detail mono soft" translate="no">${detail}</p>` : nothing}
    `;
  }
}

customElements.define('look-model-size', ModelSize);
