/** The texts of a comparison, one below the other, a column a position: the same tokens stand under each other. */
import { html, LitElement, nothing, type PropertyValues } from 'lit';
import type { Comparison, Lane, LaneText } from '../engine/protocol';
import { groupsOf, spell } from '../layout/chips';
import { endingOf } from '../layout/ending';
import { count, nats } from '../layout/format';
import { shortLane } from '../layout/lane_settings';
import { type Divergence, divergencesOf, idsOf, referenceOf } from '../layout/lanes';
import { surprisal, surprise } from '../layout/surprisal';
import type { Notes } from '../notes/notes';
import { laneTextsStyles } from './lane_texts_styles';
import { base } from './styles';

class LaneTexts extends LitElement {
  static override properties = {
    notes: { attribute: false },
    comparison: { attribute: false },
    vocabSize: { attribute: false },
    shown: { attribute: false },
    walks: { attribute: false },
  };
  declare notes: Notes;
  declare comparison: Comparison;
  declare vocabSize: number;
  /** How many tokens of each lane are shown. */
  declare shown: number;
  /** Whether they are walked through token by token. */
  declare walks: boolean;

  static override styles = [base, laneTextsStyles];

  /** The newest token is what one has walked to. */
  protected override updated(changed: PropertyValues<this>) {
    const frame = this.renderRoot.querySelector('.frame');
    if (frame && this.walks && changed.has('shown')) frame.scrollLeft = frame.scrollWidth;
  }

  override render() {
    const { compare: words } = this.notes;
    const { lanes } = this.comparison;
    const texts = idsOf(lanes);
    const divergences = divergencesOf(texts);
    const reference = referenceOf(texts);
    const columns = Array.from({ length: this.shown }, (_, at) => at);
    return html`
      <div class="frame" tabindex="0" role="region" aria-label=${words.textsHeading}>
        <table>
          <thead>
            <tr>
              <td class="corner"></td>
              ${columns.map((at) => this.#place(at, divergences))}
            </tr>
          </thead>
          <tbody>
            ${lanes.map((lane, at) => this.#lane(lane, at, divergences[at] ?? null, reference))}
          </tbody>
        </table>
      </div>
      ${this.#legend(divergences)}
    `;
  }

  get #longest(): number {
    return Math.max(0, ...this.comparison.lanes.map(({ text }) => text?.steps.length ?? 0));
  }

  #place(at: number, divergences: (Divergence | null)[]) {
    const parts = divergences.some((one) => one?.at === at);
    return html`
      <th scope="col" class=${parts ? 'place parts' : 'place'}
        ><span class="hidden">${this.notes.compare.tokenNumber} </span>${at + 1}</th
      >
    `;
  }

  #lane(lane: Lane, at: number, parting: Divergence | null, reference: number | null) {
    const { compare: words } = this.notes;
    const isSame = reference !== null && at !== reference && lane.text !== null && !parting;
    return html`
      <tr data-lane=${at + 1}>
        <th scope="row" class="name">
          <b>${words.lane(`${at + 1}`)}</b>
          <span class="settings mono" translate="no">${shortLane(lane.text?.settings ?? lane.settings)}</span>
          ${isSame ? html`<span class="same">= ${words.same(`${reference + 1}`)}</span>` : nothing}
        </th>
        ${lane.text ? this.#tokens(lane.text, parting, reference) : this.#waiting(lane)}
      </tr>
    `;
  }

  #waiting({ problem, evaluated }: Lane) {
    const { compare: words } = this.notes;
    const said = problem ? `✕ ${words.failed}` : `… ${words.working(count(evaluated))}`;
    return html`<td class="waiting soft" colspan=${Math.max(1, this.shown)}>${said}</td>`;
  }

  #tokens(text: LaneText, parting: Divergence | null, reference: number | null) {
    const { shown } = this;
    const { length } = text.steps;
    if (length === 0) {
      const nothingWritten = this.notes.compare.nothingWritten;
      return html`<td class="waiting soft" colspan=${Math.max(1, shown)}>${nothingWritten}</td>`;
    }
    const cells = [];
    // One place more, where a text of full length says why it ended.
    const places = shown === this.#longest ? shown + 1 : shown;
    for (let at = 0; at < places; at += 1) {
      const isParting = parting?.at === at;
      const flag = isParting ? this.#flag(parting, reference) : nothing;
      if (at < length) cells.push(this.#token(text, at, isParting, flag));
      else
        cells.push(
          html`<td class=${isParting ? 'parting' : ''}>${flag}${this.#end(text, at)}</td>`,
        );
    }
    return cells;
  }

  #flag({ kind }: Divergence, reference: number | null) {
    return html`
      <span class="flag"><i aria-hidden="true">▼</i> ${this.notes.compare.parts(kind, `${(reference ?? 0) + 1}`)}</span>
    `;
  }

  #token({ steps, pieces, verdict }: LaneText, at: number, isParting: boolean, flag: unknown) {
    const { compare: words } = this.notes;
    const step = steps[at];
    const piece = pieces[at];
    if (!step || !piece) return nothing;
    const value = nats(surprisal(step.logProb));
    const place = verdict?.impossible?.position;
    const isWrong = place !== undefined && place === this.comparison.promptLength + at;
    const marks = groupsOf([piece]).flatMap(({ chips }) => chips.flatMap((chip) => chip.marks));
    return html`
      <td class=${isParting ? 'parting' : ''}>
        ${flag}
        <span
          class="chip ${isWrong ? 'wrong' : ''}"
          data-id=${step.id}
          data-log-prob=${step.logProb}
          .style=${`--surprise: ${surprise(step.logProb, this.vocabSize)}`}
        >
          <span class="hidden">${words.chip(spell(piece), value)}</span>
          <span class="marks mono" translate="no" aria-hidden="true"
            >${marks.map((mark) => html`<span class=${mark.kind}>${mark.text}</span>`)}</span
          >
          <span class="value mono" aria-hidden="true">${value}</span>
          ${isWrong ? html`<span class="hidden">${words.impossibleHere}</span>` : nothing}
        </span>
      </td>
    `;
  }

  /** Why nothing stands here, at the first place where nothing does. */
  #end(text: LaneText, at: number) {
    if (at !== text.steps.length) return nothing;
    const ending = text.stop === null ? 'cut' : endingOf(text.stop, text.settings);
    return html`<span class="over soft">${this.notes.compare.stops[ending]}</span>`;
  }

  #legend(divergences: (Divergence | null)[]) {
    const { compare: words } = this.notes;
    const { lanes, promptLength } = this.comparison;
    const isWrong = lanes.some(
      ({ text }) => (text?.verdict?.impossible?.position ?? -1) >= promptLength,
    );
    const parts = divergences.some((one) => one !== null);
    if (!isWrong && !parts) return nothing;
    return html`
      <ul class="legend">
        ${parts ? html`<li><i class="mark" aria-hidden="true">▼</i> ${words.legendParts}</li>` : nothing}
        ${isWrong ? html`<li><i class="cross" aria-hidden="true">✕</i> ${words.legendImpossible}</li>` : nothing}
      </ul>
    `;
  }
}

customElements.define('look-lane-texts', LaneTexts);
