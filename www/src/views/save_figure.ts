/** A figure as a file: a picture for slides and papers, or its numbers. */
import { css, html, LitElement, nothing } from 'lit';
import type { FigureName } from '../layout/figures';
import type { PageNotes } from '../notes/page';
import { base } from './styles';
import { type FigureFormat, figureFormats, raise } from './wishes';

class SaveFigure extends LitElement {
  static override properties = {
    notes: { attribute: false },
    figure: { attribute: false },
    refusal: { state: true },
  };
  declare notes: PageNotes;
  declare figure: FigureName;
  /** Why the last one was not saved. */
  declare refusal: string | null;

  static override styles = [
    base,
    css`
      .group {
        display: flex;
        flex-wrap: wrap;
        align-items: center;
        gap: var(--space-1);
        justify-content: flex-end;
        font-size: var(--size-small);
        color: var(--ink-soft);
      }
      button {
        min-height: 1.5rem;
        padding: 0 0.5rem;
        border-color: var(--rule);
      }
      @media (pointer: coarse) {
        button {
          min-height: 2.5rem;
        }
      }
      .refusal {
        flex-basis: 100%;
        margin: 0;
        text-align: end;
        color: var(--ink);
      }
    `,
  ];

  constructor() {
    super();
    this.refusal = null;
  }

  override render() {
    const { figure: words } = this.notes;
    const { figure, refusal } = this;
    return html`
      <div class="group" role="group" aria-label=${`${words.saveAs}: ${words.names[figure]}`}>
        <span>${words.saveAs}</span>
        ${figureFormats.map(
          (format) => html`
            <button
              translate="no"
              data-format=${format}
              @click=${() => this.#want(format)}
            >
              ${format.toUpperCase()}
            </button>
          `,
        )}
        ${refusal === null ? nothing : html`<p class="refusal" role="alert">${refusal}</p>`}
      </div>
    `;
  }

  #want(format: FigureFormat) {
    this.refusal = null;
    const refuse = (sentence: string) => {
      this.refusal = sentence;
    };
    raise(this, 'figure-wanted', { figure: this.figure, format, refuse });
  }
}

customElements.define('look-save-figure', SaveFigure);
