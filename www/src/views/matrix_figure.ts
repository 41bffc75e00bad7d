/** One head of the model as a figure by itself: its cells, and the steps from scores to values. */
import { html, nothing } from 'lit';
import type { Reading } from '../engine/protocol';
import { strongestKey } from '../layout/attention_grid';
import { spell } from '../layout/chips';
import { decimal } from '../layout/format';
import type { Notes } from '../notes/notes';
import type { State } from '../state/state';
import './attention_matrix';
import './attention_overview';
import './attention_stepper';
import './attention_values';

export function matrixFigure(state: State, notes: Notes, reading: Reading, steps: boolean) {
  const { inside, pieces } = reading;
  const { attention: words } = notes;
  if (!inside) return html`<p class="soft">${words.reading}</p>`;
  const { head: trace } = inside;
  const { stage } = state;
  const labels = pieces.map(spell);
  const [queries, keys] = trace.shape;
  const { cell } = state;
  const pointed = cell && cell.query < queries && cell.key < keys ? cell : null;
  const shown = pointed ?? strongestKey(trace, queries - 1);
  const stepper = html`
    <look-attention-stepper
      .notes=${words}
      .stage=${stage}
      .scale=${decimal(trace.scale)}
      .channels=${trace.queries.shape[1] ?? 0}
    ></look-attention-stepper>
  `;
  return html`
    ${steps ? stepper : nothing}
    ${
      stage === 'values'
        ? html`<look-attention-values .notes=${words} .trace=${trace} .labels=${labels} .cell=${shown}></look-attention-values>`
        : html`
          <look-attention-matrix
            .notes=${words}
            .trace=${trace}
            .stage=${stage}
            .intervention=${state.inside.intervention}
            .labels=${labels}
            .cell=${shown}
            .pointed=${pointed}
          ></look-attention-matrix>
        `
    }
    <look-attention-overview
      .notes=${words}
      .trace=${trace}
      .stage=${stage}
      .cell=${shown}
      .pointed=${pointed}
    ></look-attention-overview>
  `;
}
