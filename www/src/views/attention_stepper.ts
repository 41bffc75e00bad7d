/** The formula of attention, one button a step; the part that is shown is marked. */
import { css, html, LitElement } from 'lit';
import { type Stage, stages } from '../layout/attention_stages';
import type { AttentionNotes } from '../notes/attention';
import { base } from './styles';
import { raise } from './wishes';

class AttentionStepper extends LitElement {
  static override properties = {
    notes: { attribute: false },
    stage: { attribute: false },
    scale: { attribute: false },
    channels: { attribute: false },
  };
  declare notes: AttentionNotes;
  declare stage: Stage;
  /** What scores are multiplied by, as text. */
  declare scale: string;
  /** The numbers of a query. */
  declare channels: number;

  static override styles = [
    base,
    css`
      :host {
        display: grid;
        gap: var(--space-2);
      }
      math {
        font-size: 1.125rem;
        color: var(--ink-soft);
      }
      .done {
        color: var(--ink);
      }
      .now {
        padding: 0.05em 0.15em;
        border-radius: 4px;
        background: color-mix(in oklab, var(--attention) 18%, transparent);
        color: var(--ink);
        font-weight: 700;
      }
      .steps {
        display: flex;
        flex-wrap: wrap;
        gap: var(--space-1);
      }
      button {
        min-height: 1.875rem;
        padding: 0.1rem 0.6rem;
        font-size: var(--size-note);
      }
      button[aria-pressed='true'] {
        border-color: var(--attention);
        background: color-mix(in oklab, var(--attention) 14%, var(--raised));
        font-weight: 650;
      }
      button i {
        margin-inline-end: 0.35em;
        color: var(--ink-soft);
        font-style: normal;
      }
    `,
  ];

  override render() {
    const { notes, stage } = this;
    return html`
      ${this.#formula()}
      <div class="steps" role="group" aria-label=${notes.stage.label}>
        ${stages.map(
          (one, at) => html`
            <button
              data-stage=${one}
              aria-pressed=${one === stage}
              @click=${() => raise(this, 'stage-picked', one)}
            ><i class="mono">${at + 1}</i>${notes.stage.names[one]}</button>
          `,
        )}
      </div>
      <p class="note">${notes.stage.about[stage](this.scale, this.channels)}</p>
      ${stage === 'scale' || stage === 'mask' ? html`<p class="note">${notes.stage.order}</p>` : ''}
    `;
  }

  #formula() {
    const now = stages.indexOf(this.stage);
    const look = (stage: Stage) => {
      const at = stages.indexOf(stage);
      return at === now ? 'now' : at < now ? 'done' : '';
    };
    return html`
      <div class="formula" translate="no">
        <math displaystyle="true" aria-label="Softmax((QKᵀ + M)/√d)V">
          <mrow class=${look('softmax')}><mi>Softmax</mi></mrow>
          <mo stretchy="false">(</mo>
          <mfrac>
            <mrow>
              <mrow class=${look('scores')}><mi>Q</mi><msup><mi>K</mi><mi mathvariant="normal">T</mi></msup></mrow>
              <mrow class=${look('mask')}><mo>+</mo><mi>M</mi></mrow>
            </mrow>
            <mrow class=${look('scale')}><msqrt><mi>d</mi></msqrt></mrow>
          </mfrac>
          <mo stretchy="false">)</mo>
          <mrow class=${look('values')}><mi>V</mi></mrow>
        </math>
      </div>
    `;
  }
}

customElements.define('look-attention-stepper', AttentionStepper);
