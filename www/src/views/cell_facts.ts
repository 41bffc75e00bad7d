/** The numbers of one cell of the attention matrix, in the order in which they are made. */

import { html, LitElement, nothing } from 'lit';
import type { HeadTrace } from 'lookback';
import { factsOf } from '../layout/attention_grid';
import type { Stage } from '../layout/attention_stages';
import { decimal, share } from '../layout/format';
import { largestOf, mixedOf, productsOf, weightedOf } from '../layout/head_row';
import type { AttentionNotes } from '../notes/attention';
import type { Cell } from '../state/state';
import { channelBars } from './attention_bars';
import { cellFactsStyles } from './cell_facts_styles';
import { base } from './styles';

class CellFacts extends LitElement {
  static override properties = {
    notes: { attribute: false },
    trace: { attribute: false },
    stage: { attribute: false },
    labels: { attribute: false },
    cell: { attribute: false },
    pointed: { attribute: false },
    isOff: { attribute: false },
  };
  declare notes: AttentionNotes;
  declare trace: HeadTrace;
  declare stage: Stage;
  declare labels: string[];
  declare cell: Cell;
  /** Whether the reader picked the cell: numbers that change with every step are not read aloud. */
  declare pointed: boolean;
  /** Whether the head is switched off. */
  declare isOff: boolean;

  static override styles = [base, cellFactsStyles];

  override render() {
    const { notes } = this;
    const facts = factsOf(this.trace, this.cell);
    const name = (position: number) => html`
      <dd class="mono" translate="no"><bdi>${this.labels[position]}</bdi> <span class="soft">${position}</span></dd>
    `;
    const { masked } = facts;
    return html`
      <div role="status" aria-live=${this.pointed ? 'polite' : 'off'}>
        <dl class="facts">
          <dt>${notes.query}</dt>
          ${name(facts.query)}
          <dt>${notes.key}</dt>
          ${name(facts.key)}
          ${this.#fact('scores', html`<span translate="no">${notes.score}</span>`, 'score', decimal(facts.score))}
          ${this.#fact('mask', html`+ <span translate="no">M</span> (${masked ? notes.masked : notes.seen})`, 'mask', masked ? '−∞' : '0')}
          ${this.#fact(
            'scale',
            html`× ${notes.scale} <span class="mono">${decimal(facts.scale)}</span>`,
            'scaled',
            masked ? '−∞' : decimal(facts.scaled),
          )}
          ${this.#fact('softmax', notes.weight, 'weight', share(facts.weight))}
        </dl>
      </div>
      ${this.stage === 'values' ? this.#sum() : this.#products()}
    `;
  }

  #fact(stage: Stage, name: unknown, look: string, value: string) {
    const isNow = stage === this.stage ? 'now' : '';
    return html`
      <dt class=${isNow}>${name}</dt>
      <dd class="mono ${look} ${isNow}">${value}</dd>
    `;
  }

  #products() {
    const { notes, trace, cell } = this;
    const products = productsOf(trace, cell);
    const label = notes.products(products.length);
    return html`
      <figure>
        <figcaption class="soft">${label}</figcaption>
        ${channelBars(products, largestOf([products]), label)}
      </figure>
    `;
  }

  #sum() {
    const { notes, trace, cell, isOff } = this;
    const [weighted, sum] = [weightedOf(trace, cell), mixedOf(trace, cell.query)];
    const most = largestOf([weighted, sum]);
    const numbers = Array.from(sum, decimal).join(' ');
    return html`
      <figure>
        <figcaption class="soft">${notes.weighted}</figcaption>
        ${channelBars(weighted, most, notes.weighted)}
      </figure>
      <figure class="sum">
        <figcaption class="soft">${notes.sum}</figcaption>
        ${channelBars(sum, most, `${notes.sum}: ${numbers}`)}
        ${isOff ? html`<p>${notes.switchedOff}</p>` : nothing}
      </figure>
    `;
  }
}

customElements.define('look-cell-facts', CellFacts);
