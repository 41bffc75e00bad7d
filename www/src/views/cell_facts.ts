/** The numbers of one cell of the attention matrix, in the order in which they are made. */

import { css, html, LitElement } from 'lit';
import type { Attention } from 'lookback';
import { factsOf } from '../layout/attention_grid';
import { decimal, share } from '../layout/format';
import type { Notes } from '../notes/notes';
import type { Cell } from '../state/state';
import { base } from './styles';

class CellFacts extends LitElement {
  static override properties = {
    notes: { attribute: false },
    attention: { attribute: false },
    labels: { attribute: false },
    cell: { attribute: false },
    pointed: { attribute: false },
  };
  declare notes: Notes;
  declare attention: Attention;
  declare labels: string[];
  declare cell: Cell;
  /** Whether the reader picked the cell: numbers that change with every step are not read aloud. */
  declare pointed: boolean;

  static override styles = [
    base,
    css`
      .facts {
        display: grid;
        grid-template-columns: auto 1fr;
        gap: 0.2rem 0;
        max-width: 19rem;
        margin: 0;
        font-size: var(--size-note);
      }
      dt {
        color: var(--ink-soft);
      }
      dd {
        margin: 0;
        padding-left: var(--space-4);
        text-align: end;
        overflow-wrap: anywhere;
        white-space: pre-wrap;
      }
      .sum {
        border-top: 1px solid var(--rule-strong);
        padding-top: 0.2rem;
      }
      .weight {
        font-weight: 700;
        color: var(--attention);
      }
    `,
  ];

  override render() {
    const { attention: notes } = this.notes;
    const facts = factsOf(this.attention, this.cell);
    const name = (position: number) => html`
      <dd class="mono" translate="no"><bdi>${this.labels[position]}</bdi> <span class="soft">${position}</span></dd>
    `;
    return html`
      <div role="status" aria-live=${this.pointed ? 'polite' : 'off'}>
        <dl class="facts">
          <dt>${notes.query}</dt>
          ${name(facts.query)}
          <dt>${notes.key}</dt>
          ${name(facts.key)}
          <dt class="sum" translate="no">${notes.score}</dt>
          <dd class="sum mono score">${decimal(facts.score)}</dd>
          <dt>× ${notes.scale} <span class="mono">${decimal(facts.scale)}</span></dt>
          <dd class="mono scaled">${decimal(facts.scaled)}</dd>
          <dt>+ ${notes.mask} (${facts.masked ? notes.masked : notes.seen})</dt>
          <dd class="mono mask">${facts.masked ? '−∞' : '0'}</dd>
          <dt class="sum">${notes.weight}</dt>
          <dd class="sum mono weight">${share(facts.weight)}</dd>
        </dl>
      </div>
    `;
  }
}

customElements.define('look-cell-facts', CellFacts);
