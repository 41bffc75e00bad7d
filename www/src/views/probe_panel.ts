/** The causality probe: which token stands in for which, and who depends on what comes later. */
import { css, html, LitElement, nothing } from 'lit';
import type { Probed } from '../engine/protocol';
import { spell } from '../layout/chips';
import { isolated } from '../layout/isolated';
import { dependencePaths, lookingAhead } from '../layout/look_ahead';
import { aheadSaid, movedSaid } from '../layout/probe_words';
import type { AttentionNotes } from '../notes/attention';
import { base } from './styles';
import { raise } from './wishes';

class ProbePanel extends LitElement {
  static override properties = {
    notes: { attribute: false },
    probe: { attribute: false },
    depends: { attribute: false },
    labels: { attribute: false },
  };
  declare notes: AttentionNotes;
  /** `null` where the text has no such place. */
  declare probe: Probed | null;
  declare depends: Uint8Array;
  declare labels: string[];

  static override styles = [
    base,
    css`
      h3 {
        margin: 0;
        font-size: var(--size-body);
        font-weight: 620;
      }
      .note {
        margin: var(--space-1) 0 var(--space-3);
      }
      .row {
        display: flex;
        gap: var(--space-4);
        align-items: flex-start;
      }
      .said {
        display: grid;
        gap: var(--space-2);
        font-size: var(--size-note);
      }
      label {
        display: flex;
        flex-wrap: wrap;
        align-items: center;
        gap: var(--space-2);
      }
      select {
        max-width: 100%;
        font-family: var(--mono);
        font-size: var(--size-note);
      }
      svg {
        flex: 0 0 5.5rem;
        width: 5.5rem;
        height: 5.5rem;
        border: 1px solid var(--rule-strong);
        forced-color-adjust: none;
      }
      .paper {
        fill: var(--raised);
      }
      .back {
        fill: var(--ink-soft);
        opacity: 0.35;
      }
      .ahead {
        fill: var(--attention);
      }
      .strong {
        font-weight: 650;
      }
    `,
  ];

  override render() {
    const { notes, probe } = this;
    const { probe: words } = notes;
    const ahead = lookingAhead(this.depends, this.labels.length);
    const sentence = aheadSaid(ahead, words);
    return html`
      <h3>${words.heading}</h3>
      <p class="note">${words.note}</p>
      <div class="row">
        ${this.#picture(sentence)}
        <div class="said">
          ${probe ? this.#place(probe) : html`<p>${words.nowhere}</p>`}
          <div role="status">
            <p class="ahead-said ${ahead.length > 0 ? 'strong' : ''}">${sentence}</p>
            ${probe ? html`<p class="probe-said">${movedSaid(probe, words)}</p>` : nothing}
          </div>
        </div>
      </div>
    `;
  }

  #place({ position, piece, others }: Probed) {
    const { probe: words } = this.notes;
    return html`
      <label>
        ${words.put(isolated(this.labels[position]), position)}
        <select
          translate="no"
          @change=${(event: Event) =>
            raise(this, 'probe-wanted', {
              position,
              id: Number((event.target as HTMLSelectElement).value),
            })}
        >
          ${others.map(
            (other) =>
              html`<option value=${other.id} .selected=${other.id === piece.id}>${spell(other)}</option>`,
          )}
        </select>
      </label>
    `;
  }

  #picture(sentence: string) {
    const length = this.labels.length;
    const { back, ahead } = dependencePaths(this.depends, length);
    return html`
      <svg viewBox="0 0 ${length} ${length}" role="img" aria-label="${this.notes.probe.picture}. ${sentence}">
        <rect class="paper" width=${length} height=${length} />
        <path class="back" d=${back} />
        <path class="ahead" d=${ahead} />
      </svg>
    `;
  }
}

customElements.define('look-probe-panel', ProbePanel);
