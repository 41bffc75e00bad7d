/** The models that this browser keeps: open one, or remove it. */
import { css, html, LitElement, nothing } from 'lit';
import { byteSize } from '../layout/format';
import type { Notes } from '../notes/notes';
import { keptField, type OpeningState } from '../state/opening';
import { base } from './styles';
import { raise } from './wishes';

class KeptModels extends LitElement {
  static override properties = { notes: { attribute: false }, kept: { attribute: false } };
  declare notes: Notes;
  declare kept: OpeningState['kept'];

  static override styles = [
    base,
    css`
      section {
        display: grid;
        gap: var(--space-2);
      }
      h3 {
        margin: 0;
        font-size: var(--size-note);
        font-weight: 620;
      }
      ul {
        display: grid;
        gap: var(--space-2);
        margin: 0;
        padding: 0;
        list-style: none;
        font-size: var(--size-note);
      }
      li {
        display: flex;
        flex-wrap: wrap;
        align-items: center;
        gap: var(--space-1) var(--space-3);
      }
      .bytes {
        color: var(--ink-soft);
        font-variant-numeric: tabular-nums;
      }
      .open {
        font-weight: 560;
        overflow-wrap: anywhere;
      }
    `,
  ];

  override render() {
    if (this.kept.length === 0) return nothing;
    const words = this.notes.opening;
    return html`
      <section>
        <h3>${words.keptGroup}</h3>
        <p class="note">${words.keptNote}</p>
        <ul>
          ${this.kept.map(
            ({ name, bytes }) => html`
              <li>
                <button
                  class="open"
                  translate="no"
                  aria-label=${words.openKept(name)}
                  @click=${() => raise(this, 'shipped-picked', keptField(name))}
                >
                  ${name}
                </button>
                <span class="bytes">${byteSize(bytes)}</span>
                <button
                  class="remove"
                  aria-label=${words.removeNamed(name)}
                  @click=${() => raise(this, 'kept-removed', name)}
                >
                  ${words.remove}
                </button>
              </li>
            `,
          )}
        </ul>
      </section>
    `;
  }
}

customElements.define('look-kept-models', KeptModels);
