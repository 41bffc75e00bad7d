/** The chain rule in numbers: what each written token cost, their sum, and what it comes to. */
import { html, LitElement, nothing } from 'lit';
import type { TreeNode } from 'lookback';
import type { Reading } from '../engine/protocol';
import { spell } from '../layout/chips';
import { decimal, nats, share, tiny } from '../layout/format';
import type { LedgerNotes } from '../notes/ledger';
import { ledgerStyles } from './ledger_styles';
import { base } from './styles';
import { raise } from './wishes';

class Ledger extends LitElement {
  static override properties = {
    notes: { attribute: false },
    reading: { attribute: false },
    folds: { attribute: false },
  };
  declare notes: LedgerNotes;
  declare reading: Reading;
  /** Whether the table can be folded away, below what it comes to. */
  declare folds: boolean | undefined;
  /** Where the window is low, what comes next is looked for first. */
  readonly #isOpen = matchMedia('(min-height: 60rem)').matches;

  static override styles = [base, ledgerStyles];

  override render() {
    const { notes, reading } = this;
    const { steps } = reading;
    if (steps.length === 0)
      return html`<h2>${notes.heading}</h2><p class="note">${notes.empty}</p>`;
    const table = html`
      <div class="head">
        <p class="note">${notes.note}</p>
        <slot name="save"></slot>
      </div>
      ${this.#table()}
    `;
    if (!this.folds) return html`<h2>${notes.heading}</h2>${table} ${this.#end()}`;
    return html`
      <details ?open=${this.#isOpen}>
        <summary><h2>${notes.heading}</h2> ${this.#end()}</summary>
        ${table}
      </details>
    `;
  }

  /** The newest token is what one looks for. */
  override updated() {
    // With the frame: asked at once, everything that a step has changed would be laid out in the same task.
    requestAnimationFrame(() => {
      const scroll = this.renderRoot.querySelector('.scroll');
      if (scroll) scroll.scrollLeft = scroll.scrollWidth;
    });
  }

  #table() {
    const { notes, reading } = this;
    const { steps, pieces, promptLength, trueLogProbs } = reading;
    const row = (name: string, look: string, cell: (step: TreeNode, at: number) => unknown) => html`
      <tr class=${look}>
        <th scope="row">${name}</th>
        ${steps.map(cell)}
      </tr>
    `;
    return html`
      <div class="scroll" tabindex="0" role="region" aria-label=${notes.table(steps.length)}>
        <table>
          <thead>
            <tr>
              <th scope="row">${notes.token}</th>
              ${steps.map((step, at) => {
                const piece = pieces[promptLength + at];
                return html`
                  <th scope="col" class="mono">
                    <button
                      aria-pressed=${reading.moment.node === step.parent && !reading.moment.isNow}
                      translate="no"
                      @click=${() => raise(this, 'moment-picked', step.parent)}
                    >${piece ? spell(piece) : ''}</button>
                  </th>
                `;
              })}
            </tr>
          </thead>
          <tbody class="mono">
            ${row('p', 'prob', ({ prob }) => html`<td data-prob=${prob}>${share(prob)}</td>`)}
            ${row('log p', 'log', ({ logProb }) => html`<td data-value=${logProb}>${decimal(logProb)}</td>`)}
            ${row(notes.sum, 'sum', ({ totalLogProb }) => html`<td data-value=${totalLogProb}>${decimal(totalLogProb)}</td>`)}
            ${
              trueLogProbs.length === 0
                ? nothing
                : row(notes.trueLogProb, 'true', (_, at) => this.#true(trueLogProbs, at))
            }
          </tbody>
        </table>
      </div>
    `;
  }

  /** After the first that is impossible nothing is said of the others. */
  #true(trueLogProbs: (number | null)[], at: number) {
    const value = trueLogProbs[at] ?? null;
    const first = trueLogProbs.indexOf(null);
    if (value !== null) return html`<td data-value=${value}>${decimal(value)}</td>`;
    return html`<td>${at === first ? html`<span class="no">${this.notes.impossible}</span>` : '—'}</td>`;
  }

  #end() {
    const { notes, reading } = this;
    const { chain, steps } = reading;
    const total = steps.at(-1)?.totalLogProb ?? 0;
    return html`
      <p class="end">
        <span>
          <span class="mono" translate="no">P(x) = ∏ P(xₜ | x₁ … xₜ₋₁)</span> <span class="mono" translate="no">= exp(<span class="total" data-value=${total}>${decimal(total)}</span>)</span> = <b class="mono product" data-value=${chain.prob}>${tiny(chain.prob)}</b>
        </span>
        ${
          chain.perplexity === null
            ? nothing
            : html`
              <span>
                ${notes.perplexity} <span class="mono" translate="no">exp(${nats(-total)} / ${steps.length})</span> =
                <b class="mono perplexity" data-value=${chain.perplexity}>${nats(chain.perplexity)}</b>
                <span class="soft">${notes.perplexityNote}</span>
              </span>
            `
        }
      </p>
    `;
  }
}

customElements.define('look-ledger', Ledger);
