/** The keys that the page listens to. */
import { css, html, LitElement } from 'lit';
import type { Notes } from '../notes/notes';
import { base } from './styles';

class KeyList extends LitElement {
  static override properties = { notes: { attribute: false } };
  declare notes: Notes;

  static override styles = [
    base,
    css`
      .keys {
        display: flex;
        flex-wrap: wrap;
        gap: var(--space-1) var(--space-4);
        font-size: var(--size-note);
      }
      kbd {
        padding: 0 0.4em;
        border: 1px solid var(--rule-strong);
        border-radius: 4px;
        background: var(--raised);
        font-family: var(--mono);
        font-size: var(--size-small);
      }
    `,
  ];

  override render() {
    const { control, page } = this.notes;
    const keys: [string[], string][] = [
      [['s', '.'], control.step],
      [['b', ','], control.back],
      [['f'], control.forward],
      [['p'], `${control.play} / ${control.pause}`],
      [['r'], control.restart],
      [['[', ']'], `${page.slower} / ${page.faster}`],
      [['1', '2', '3'], `${page.views.decode} / ${page.views.attention} / ${page.views.compare}`],
    ];
    return html`
      <div class="keys soft">
        <span>${control.keys}</span>
        ${keys.map(
          ([names, what]) => html`
            <span>${names.map((name) => html`<kbd translate="no">${name}</kbd> `)}${what}</span>
          `,
        )}
      </div>
    `;
  }
}

customElements.define('look-key-list', KeyList);
