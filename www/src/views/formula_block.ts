/** What a setting's formula shows: its letters, today's values, the numbers of the moment, and what it did to the distribution. Fetched with the first formula that is unfolded. */
import { css, html, LitElement, nothing } from 'lit';
import type { Sequence, Waterfall } from 'lookback';
import { count, nats, share } from '../layout/format';
import {
  type Formula,
  passageOfProcessor,
  processorFormula,
  strategyFormula,
} from '../layout/formula';
import { leadingText } from '../layout/leading_text';
import { type Passage, passageOf } from '../layout/waterfall';
import type { DecodingNotes } from '../notes/decoding';
import { apart, type Decoding } from '../state/decoding';
import './formula';

class FormulaBlock extends LitElement {
  static override properties = {
    words: { attribute: false },
    decoding: { attribute: false },
    at: { attribute: false },
    usual: { attribute: false },
    waterfall: { attribute: false },
    sequences: { attribute: false },
  };
  declare words: DecodingNotes;
  declare decoding: Decoding;
  /** The place of the processor; `null` for the strategy. */
  declare at: number | null;
  /** The usual values, for those that the setting leaves out. */
  declare usual: string;
  declare waterfall: Waterfall | null;
  declare sequences: Sequence[];

  static override styles = css`
    :host {
      display: grid;
      grid-template-columns: minmax(0, 1fr);
      gap: var(--space-1);
      padding: var(--space-2) var(--space-3);
      border-inline-start: 2px solid var(--rule-strong);
      background: color-mix(in oklab, var(--ink) 3%, transparent);
    }
    .line {
      display: flex;
      flex-wrap: wrap;
      align-items: center;
      gap: 0 var(--space-5);
    }
    look-formula {
      min-width: 0;
    }
    .letters {
      color: var(--ink-soft);
    }
    .now {
      gap: 0 var(--space-3);
      padding-top: var(--space-1);
      border-top: 1px solid var(--rule);
    }
    .when {
      font-size: var(--size-small);
      font-weight: 560;
    }
    .facts {
      margin: 0;
      color: var(--ink-soft);
      font-size: var(--size-small);
      font-variant-numeric: tabular-nums;
    }
  `;

  override render() {
    return this.at === null ? this.#strategy() : this.#processor(this.at);
  }

  #strategy() {
    const { decoding, waterfall, sequences, usual, words } = this;
    const { strategy, processors } = decoding;
    const last = processors.length;
    // Numbers that belong to other processors say nothing of these.
    const fits =
      waterfall?.stages.length === last + 1 &&
      (last === 0 || passageOfProcessor(waterfall, processors, last - 1) !== null);
    const passage = fits && waterfall ? passageOf(waterfall, last) : null;
    const formula = strategyFormula(strategy, usual, passage, leadingText(sequences));
    return this.#block(formula, null, words.strategies[apart(strategy).name]?.where);
  }

  #processor(at: number) {
    const { decoding, waterfall, usual, words } = this;
    const processor = decoding.processors[at] ?? '';
    const passage = passageOfProcessor(waterfall, decoding.processors, at);
    const formula = processorFormula(processor, usual, passage);
    return this.#block(formula, passage, words.kinds[apart(processor).name]?.where);
  }

  #block({ symbolic, numbers, now }: Formula, passage: Passage | null, where?: string) {
    const pairs = numbers.map((line, at) => [symbolic[at] ?? line, line] as const);
    return html`
      ${pairs.map(
        ([letters, line]) => html`
          <div class="line">
            ${letters === line ? nothing : typeset('letters', letters)} ${typeset('', line)}
          </div>
        `,
      )}
      ${now.length > 0 || passage ? this.#now(now, passage) : nothing}
      ${where ? html`<p class="facts">${where}</p>` : nothing}
    `;
  }

  #now(now: string[], passage: Passage | null) {
    return html`
      <div class="line now">
        <span class="when">${this.words.now}</span> ${now.map((line) => typeset('', line))}
        ${passage ? html`<p class="facts">${facts(passage, this.words).join(' · ')}</p>` : nothing}
      </div>
    `;
  }
}

function typeset(kind: string, tex: string) {
  return html`<look-formula class=${kind} .tex=${tex}></look-formula>`;
}

function facts(passage: Passage, words: DecodingNotes): string[] {
  const { removed, removedMass, moved, countBefore, countAfter } = passage;
  if (removed === 0 && !moved) return [words.unchanged];
  const entropy = words.entropy(nats(passage.entropyBefore), nats(passage.entropyAfter));
  if (removed === 0) return [entropy];
  const left = words.left(count(countAfter), count(countBefore));
  return [left, words.lost(share(removedMass)), entropy];
}

customElements.define('look-formula-block', FormulaBlock);
