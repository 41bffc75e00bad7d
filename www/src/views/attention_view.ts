/** The attention view: a head in five steps, the mask that is set, and what the model makes of it. */
import { html, LitElement, nothing } from 'lit';
import type { HeadTrace, ModelConfig } from 'lookback';
import type { Inside, Problem, Reading } from '../engine/protocol';
import { strongestKey } from '../layout/attention_grid';
import type { Stage } from '../layout/attention_stages';
import { spell } from '../layout/chips';
import type { FigureName } from '../layout/figures';
import { decimal, share } from '../layout/format';
import { isOff } from '../layout/intervention';
import { isolated } from '../layout/isolated';
import type { Notes } from '../notes/notes';
import type { Cell } from '../state/state';
import { attentionViewStyles } from './attention_view_styles';
import { base } from './styles';
import './attention_matrix';
import './attention_next';
import './attention_overview';
import './attention_stepper';
import './attention_values';
import './cell_facts';
import './head_grid';
import './lens';
import './mask_bar';
import './probe_panel';
import './probe_table';
import './save_figure';

class AttentionView extends LitElement {
  static override properties = {
    notes: { attribute: false },
    reading: { attribute: false },
    config: { attribute: false },
    cell: { attribute: false },
    stage: { attribute: false },
    intervention: { attribute: false },
    problem: { attribute: false },
    saves: { attribute: false },
  };
  declare notes: Notes;
  declare reading: Reading;
  declare config: ModelConfig;
  declare cell: Cell | null;
  declare stage: Stage;
  /** What is asked for; the reading may be of the one before. */
  declare intervention: string;
  /** Why the last one that was asked for could not be. */
  declare problem: Problem | null;
  /** Whether its figures can be saved. */
  declare saves: boolean;

  static override styles = [base, attentionViewStyles];

  override render() {
    const { notes, reading } = this;
    const { inside, pieces } = reading;
    const { attention: words } = notes;
    return html`
      <div class="top">
        <h2>${words.heading}</h2>
        <div class="why">
          <p class="note">${this.config.causal ? words.note : words.noteFull}</p>
          <p class="note">${words.mask.note}</p>
        </div>
      </div>
      ${inside ? this.#inside(inside, pieces.map(spell)) : html`<p class="soft" role="status">${words.reading}</p>`}
    `;
  }

  #inside(inside: Inside, labels: string[]) {
    const { notes, intervention, config, stage } = this;
    const { attention: words } = notes;
    const { layer, head } = inside.head;
    return html`
      <look-mask-bar
        .notes=${notes}
        .intervention=${intervention}
        .causal=${config.causal}
        .stage=${stage}
        .length=${labels.length}
        .problem=${this.problem}
      ></look-mask-bar>
      <div class="figure">
        <div>
          <look-head-grid
            .notes=${words}
            .thumbnails=${inside.thumbnails}
            .labels=${labels}
            .picked=${{ layer, head }}
            .intervention=${intervention}
          ></look-head-grid>
          ${this.#save('heads')}
        </div>
        ${this.#head(inside, labels)}
      </div>
      <div class="answers">
        <div class="column">
          <div>
            <look-lens .notes=${words} .rows=${inside.lens}></look-lens>
            ${this.#save('logit-lens')}
          </div>
          <div>
            <look-probe-panel
              .notes=${words}
              .probe=${inside.probe}
              .depends=${inside.depends}
              .labels=${labels}
            ></look-probe-panel>
            ${this.#save('causality-probe')}
          </div>
        </div>
        <look-probe-table .notes=${words} .inside=${inside} .labels=${labels}></look-probe-table>
      </div>
    `;
  }

  #head(inside: Inside, labels: string[]) {
    const trace = inside.head;
    const { notes, stage, intervention } = this;
    const { attention: words } = notes;
    const strongest = strongestKey(trace, trace.shape[0] - 1);
    const cell = this.#cellIn(trace) ?? strongest;
    const channels = trace.queries.shape[1] ?? 0;
    return html`
      <div class="head">
        <look-attention-stepper
          .notes=${words}
          .stage=${stage}
          .scale=${decimal(trace.scale)}
          .channels=${channels}
        ></look-attention-stepper>
        <div class="matrix">
          <div class="cells">
            ${
              stage === 'values'
                ? html`<look-attention-values .notes=${words} .trace=${trace} .labels=${labels} .cell=${cell}></look-attention-values>`
                : html`
                  <look-attention-matrix
                    .notes=${words}
                    .trace=${trace}
                    .stage=${stage}
                    .intervention=${intervention}
                    .labels=${labels}
                    .cell=${cell}
                    .pointed=${this.#cellIn(trace)}
                  ></look-attention-matrix>
                `
            }
            <look-attention-overview
              .notes=${words}
              .trace=${trace}
              .stage=${stage}
              .cell=${cell}
              .pointed=${this.#cellIn(trace)}
            ></look-attention-overview>
          </div>
          <div class="side">
            <look-cell-facts
              .notes=${words}
              .trace=${trace}
              .stage=${stage}
              .labels=${labels}
              .cell=${cell}
              .pointed=${this.cell !== null}
              .isOff=${isOff(intervention, trace.layer, trace.head)}
            ></look-cell-facts>
            <p class="note strongest">
              ${words.strongest(isolated(labels[strongest.query]), isolated(labels[strongest.key]), share(strongest.weight))}
            </p>
            <p class="note">${stage === 'values' ? words.howValues : words.how}</p>
            <slot name="save"></slot>
            <look-attention-next
              .notes=${words}
              .next=${inside.next}
              .token=${isolated(labels[inside.position])}
              .position=${inside.position}
              .isChanged=${inside.intervention !== ''}
            ></look-attention-next>
            ${this.#save('next-changed')}
          </div>
        </div>
      </div>
    `;
  }

  #save(figure: FigureName) {
    if (!this.saves) return nothing;
    return html`<look-save-figure .notes=${this.notes.page} .figure=${figure}></look-save-figure>`;
  }

  /** An address may name a cell that the text does not have. */
  #cellIn({ shape }: HeadTrace): Cell | null {
    const { cell } = this;
    return cell && cell.query < shape[0] && cell.key < shape[1] ? cell : null;
  }
}

customElements.define('look-attention-view', AttentionView);
