/** A figure as a file: a picture for slides and papers, or its numbers. */
import { css, html, LitElement } from 'lit';
import type { FigureName } from '../layout/figures';
import type { PageNotes } from '../notes/page';
import { base } from './styles';
import { figureFormats, raise } from './wishes';

class SaveFigure extends LitElement {
  static override properties = { notes: { attribute: false }, figure: { attribute: false } };
  declare notes: PageNotes;
  declare figure: FigureName;

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
    `,
  ];

  override render() {
    const { figure: words } = this.notes;
    const { figure } = this;
    return html`
      <div class="group" role="group" aria-label=${`${words.saveAs}: ${words.names[figure]}`}>
        <span>${words.saveAs}</span>
        ${figureFormats.map(
          (format) => html`
            <button
              translate="no"
              data-format=${format}
              @click=${() => raise(this, 'figure-wanted', { figure, format })}
            >
              ${format.toUpperCase()}
            </button>
          `,
        )}
      </div>
    `;
  }
}

customElements.define('look-save-figure', SaveFigure);
