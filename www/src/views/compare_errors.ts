/** Whether a bad text is the search's fault or the model's: what exact search has found, in sentences. */
import { css, html, LitElement, nothing } from 'lit';
import type { Comparison } from '../engine/protocol';
import { spell } from '../layout/chips';
import { nats } from '../layout/format';
import { modelErrorOf } from '../layout/lane_measures';
import { emptyHanded, type Mode, modeOf, seeksMode } from '../layout/search_error';
import type { CompareNotes } from '../notes/compare';
import { exactLane, mostLanes } from '../state/lanes';
import { base } from './styles';
import { raise } from './wishes';

class CompareErrors extends LitElement {
  static override properties = { notes: { attribute: false }, comparison: { attribute: false } };
  declare notes: CompareNotes;
  declare comparison: Comparison;

  static override styles = [
    base,
    css`
      :host {
        display: grid;
        align-content: start;
        gap: var(--space-3);
      }
      .facts {
        display: grid;
        gap: var(--space-2);
        padding-inline-start: var(--space-3);
        border-inline-start: 3px solid var(--ink);
        max-width: var(--measure);
        font-size: var(--size-body);
      }
      button {
        justify-self: start;
      }
    `,
  ];

  override render() {
    const { notes, comparison } = this;
    const mode = modeOf(comparison.lanes);
    return html`
      <h2>${notes.errorsHeading}</h2>
      <div class="facts">
        ${mode ? this.#found(mode) : this.#missing()}
        ${this.#samplers()}
      </div>
      <p class="note">${notes.searchWhat}</p>
      <p class="note">${notes.modelWhat}</p>
      <p class="note">${notes.source}</p>
    `;
  }

  #found({ lane, text, proven }: Mode) {
    const { notes } = this;
    const said = proven ? notes.proven : notes.unproven;
    return html`
      <p class="search">${said(`${lane + 1}`, nats(text.logProb))}</p>
      <p class="model">${this.#truth(lane)}</p>
    `;
  }

  #truth(at: number) {
    const { notes, comparison } = this;
    const lane = comparison.lanes[at];
    const verdict = lane?.text?.verdict;
    if (!lane?.text || !verdict) return notes.modeUnknown;
    const error = modelErrorOf(lane);
    if (verdict.logProb !== null && error !== null) {
      const said = lane.text.ended ? notes.modePossible : notes.modeSoFar;
      return said(nats(verdict.logProb), nats(error));
    }
    const { position, piece } = verdict.impossible ?? {};
    if (position === undefined || !piece || position < comparison.promptLength)
      return notes.modePrompt;
    return notes.modeImpossible(spell(piece));
  }

  #missing() {
    const { notes, comparison } = this;
    // An exact search that is under way is not missing.
    if (comparison.running) return nothing;
    const [empty] = emptyHanded(comparison.lanes);
    if (empty !== undefined)
      return html`<p class="search">${notes.emptyHanded(`${empty + 1}`)}</p>`;
    const settings = comparison.lanes.map((lane) => lane.settings);
    const add = () => raise(this, 'lanes-changed', [...settings, exactLane]);
    return html`
      <p class="search">${notes.noExact}</p>
      ${
        settings.length < mostLanes
          ? html`<button class="exact" @click=${add}>${notes.addExact}</button>`
          : nothing
      }
    `;
  }

  #samplers() {
    const { notes, comparison } = this;
    const samplers = comparison.lanes.flatMap(({ text }, at) =>
      text && !seeksMode(text.settings) ? [notes.lane(`${at + 1}`)] : [],
    );
    if (samplers.length === 0) return nothing;
    return html`<p class="samplers">${notes.samplers(samplers.join(' · '))}</p>`;
  }
}

customElements.define('look-compare-errors', CompareErrors);
