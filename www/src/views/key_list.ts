/** The keys that the page listens to, and the switch that turns them off. */
import { css, html, LitElement } from 'lit';
import type { Notes } from '../notes/notes';
import { base } from './styles';
import { raise } from './wishes';

class KeyList extends LitElement {
  static override properties = { notes: { attribute: false }, on: { attribute: false } };
  declare notes: Notes;
  declare on: boolean;

  static override styles = [
    base,
    css`
      .keys {
        display: flex;
        flex-wrap: wrap;
        align-items: baseline;
        gap: var(--space-1) var(--space-4);
        font-size: var(--size-note);
      }
      button {
        min-height: 1.875rem;
        padding: 0 0.625rem;
      }
      .off kbd {
        border-style: dashed;
        background: none;
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
        <button
          role="switch"
          aria-checked=${this.on}
          @click=${() => raise(this, 'keys-switched', !this.on)}
        >${this.on ? page.keys.on : page.keys.off}</button>
        <span>${control.keys}</span>
        ${keys.map(
          ([names, what]) => html`
            <span class=${this.on ? '' : 'off'}>${names.map((name) => html`<kbd translate="no">${name}</kbd> `)}${what}</span>
          `,
        )}
      </div>
    `;
  }
}

customElements.define('look-key-list', KeyList);
