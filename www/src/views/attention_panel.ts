/** One head's attention: which head, its matrix, and the numbers of one cell. */

import { css, html, LitElement } from 'lit';
import type { ModelConfig } from 'lookback';
import type { Reading } from '../engine/protocol';
import { strongestKey } from '../layout/attention_grid';
import { spell } from '../layout/chips';
import { share } from '../layout/format';
import type { Notes } from '../notes/notes';
import type { Cell } from '../state/state';
import { base } from './styles';
import './attention_matrix';
import './cell_facts';
import './head_picker';

class AttentionPanel extends LitElement {
  static override properties = {
    notes: { attribute: false },
    reading: { attribute: false },
    config: { attribute: false },
    cell: { attribute: false },
  };
  declare notes: Notes;
  declare reading: Reading;
  declare config: ModelConfig;
  declare cell: Cell | null;

  static override styles = [
    base,
    css`
      .head {
        display: flex;
        flex-wrap: wrap;
        align-items: center;
        justify-content: space-between;
        gap: var(--space-2) var(--space-4);
      }
      .note {
        max-width: none;
        margin: var(--space-1) 0 var(--space-2);
      }
      .figure {
        display: flex;
        flex-wrap: wrap;
        align-items: flex-start;
        gap: var(--space-4) var(--space-5);
      }
      look-attention-matrix {
        flex: 0 1 auto;
        min-width: 0;
        max-width: 100%;
      }
      .side {
        flex: 1 1 11rem;
        display: grid;
        gap: var(--space-3);
        padding-top: var(--space-2);
        font-size: var(--size-note);
      }
    `,
  ];

  override render() {
    const { notes, reading, config } = this;
    const { attention } = reading;
    const labels = reading.pieces.map(spell);
    const strongest = strongestKey(attention, attention.shape[0] - 1);
    const cell = this.cell ?? strongest;
    return html`
      <div class="head">
        <h2>${notes.attention.heading}</h2>
        <look-head-picker
          .notes=${notes}
          .layers=${config.layers}
          .heads=${config.heads}
          .layer=${attention.layer}
          .head=${attention.head}
        ></look-head-picker>
      </div>
      <p class="note">${config.causal ? notes.attention.note : notes.attention.noteFull}</p>
      <div class="figure">
        <look-attention-matrix
          .notes=${notes}
          .attention=${attention}
          .labels=${labels}
          .cell=${cell}
          .pointed=${this.cell}
        ></look-attention-matrix>
        <div class="side">
          <look-cell-facts
            .notes=${notes}
            .attention=${attention}
            .labels=${labels}
            .cell=${cell}
            .pointed=${this.cell !== null}
          ></look-cell-facts>
          <p class="soft strongest">
            ${notes.attention.strongest(
              isolated(labels[strongest.query]),
              isolated(labels[strongest.key]),
              share(strongest.weight),
            )}
          </p>
          <p class="soft">${notes.attention.how}</p>
        </div>
      </div>
    `;
  }
}

/** Keeps a token written from right to left from turning the sentence around it. */
function isolated(label = ''): string {
  return `\u2068${label}\u2069`;
}

customElements.define('look-attention-panel', AttentionPanel);
