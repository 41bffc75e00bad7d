/** What the shapes and shades of the chips mean. */
import { css, html, LitElement } from 'lit';
import { nats } from '../layout/format';
import type { Notes } from '../notes/notes';
import { base } from './styles';

class TokenLegend extends LitElement {
  static override properties = { notes: { attribute: false }, vocabSize: { attribute: false } };
  declare notes: Notes;
  declare vocabSize: number;

  static override styles = [
    base,
    css`
      ul {
        display: flex;
        flex-wrap: wrap;
        gap: var(--space-1) var(--space-4);
        margin: 0;
        padding: 0;
        list-style: none;
        color: var(--ink-soft);
        font-size: var(--size-small);
      }
      li {
        display: flex;
        flex-wrap: wrap;
        align-items: center;
        gap: 0.4em;
      }
      .mono {
        white-space: nowrap;
      }
      .sign {
        width: 1.25rem;
        height: 0.875rem;
      }
      .prompt {
        border-bottom: 2px solid var(--rule-strong);
      }
      .written {
        border-radius: 4px;
        background: color-mix(in oklab, var(--surprisal) 45%, var(--raised));
      }
      .hand {
        border-radius: 4px;
        border: 2px solid var(--choice);
      }
      @media (forced-colors: active) {
        .written {
          border: 1px solid;
        }
        .ramp {
          forced-color-adjust: none;
        }
      }
      .ramp {
        width: 6rem;
        height: 0.625rem;
        border-radius: 3px;
        background: linear-gradient(
          in oklab 90deg,
          color-mix(in oklab, var(--surprisal) 6%, var(--raised)),
          color-mix(in oklab, var(--surprisal) 91%, var(--raised))
        );
      }
    `,
  ];

  override render() {
    const { text } = this.notes;
    return html`
      <ul>
        <li><span class="sign prompt"></span>${text.legendPrompt}</li>
        <li><span class="sign written"></span>${text.legendWritten}</li>
        <li><span class="sign hand"></span>${text.legendHand}</li>
        <li>
          ${text.legendSurprisal}
          <span class="mono">0</span>
          <span class="ramp"></span>
          <span class="mono" translate="no">ln V = ${nats(Math.log(this.vocabSize))}</span>
          (${text.legendGuess})
        </li>
      </ul>
    `;
  }
}

customElements.define('look-token-legend', TokenLegend);
