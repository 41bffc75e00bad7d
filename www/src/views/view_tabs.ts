/** The way from view to view. */
import { css, html, LitElement, nothing } from 'lit';
import type { PageNotes } from '../notes/page';
import { type ViewName, views } from '../state/state';
import { base } from './styles';
import { raise } from './wishes';

class ViewTabs extends LitElement {
  static override properties = {
    notes: { attribute: false },
    view: { attribute: false },
    hasKeys: { attribute: false },
  };
  declare notes: PageNotes;
  declare view: ViewName;
  /** Whether single keys lead there too. */
  declare hasKeys: boolean;

  static override styles = [
    base,
    css`
      nav {
        display: flex;
        flex-wrap: wrap;
        align-items: baseline;
        gap: 0 var(--space-4);
        border-bottom: 1px solid var(--rule);
      }
      button {
        min-height: 2.5rem;
        padding: 0 var(--space-2);
        border: 0;
        border-bottom: 3px solid transparent;
        border-radius: 0;
        background: none;
        font-size: var(--size-title);
        color: var(--ink-soft);
      }
      button[aria-current='page'] {
        border-bottom-color: var(--ink);
        color: var(--ink);
        font-weight: 620;
      }
      p {
        padding-block: var(--space-1);
        color: var(--ink-soft);
        font-size: var(--size-note);
      }
      @media (pointer: coarse) {
        button {
          min-height: 3rem;
        }
      }
    `,
  ];

  override render() {
    const { notes, view } = this;
    return html`
      <nav aria-label=${notes.views.label}>
        ${views.map(
          (one, at) => html`
            <button
              aria-current=${one === view ? 'page' : 'false'}
              aria-keyshortcuts=${this.hasKeys ? at + 1 : nothing}
              @click=${() => raise(this, 'view-picked', one)}
            >
              ${notes.views[one]}
            </button>
          `,
        )}
        <p>${notes.about[view]}</p>
      </nav>
    `;
  }
}

customElements.define('look-view-tabs', ViewTabs);
