/** Every number of a comparison: a row a measure, a column a lane, the best of each row marked. */
import { html, LitElement, nothing } from 'lit';
import type { Comparison, Lane } from '../engine/protocol';
import { type MeasureRow, measuresOf, searchErrorsOf, truthsOf } from '../layout/lane_measures';
import { bestOf } from '../layout/lanes';
import { missedSaid, verdictSaid } from '../layout/measure_words';
import { modeOf } from '../layout/search_error';
import type { CompareNotes, Metric } from '../notes/compare';
import { compareMetricsStyles } from './compare_metrics_styles';
import { base } from './styles';

class CompareMetrics extends LitElement {
  static override properties = { notes: { attribute: false }, comparison: { attribute: false } };
  declare notes: CompareNotes;
  declare comparison: Comparison;

  static override styles = [base, compareMetricsStyles];

  override render() {
    const { notes, comparison } = this;
    const { lanes } = comparison;
    const [logProb, ...others] = measuresOf(lanes);
    const isKnown = lanes.some(({ text }) => text?.verdict);
    return html`
      <div class="frame" tabindex="0" role="region" aria-label=${notes.metricsHeading}>
        <table>
          <caption class="hidden">${notes.metricsCaption}</caption>
          <thead>
            <tr>
              <td></td>
              ${lanes.map((_, at) => html`<th scope="col">${notes.lane(`${at + 1}`)}</th>`)}
              <td class="what"></td>
            </tr>
          </thead>
          <tbody>
            ${logProb ? this.#row(logProb, (at) => this.#bar(lanes, at)) : nothing}
            ${this.#searchErrors(lanes)}
            ${isKnown ? this.#truths(lanes) : nothing}
            ${others.map((row) => this.#row(row))}
          </tbody>
        </table>
      </div>
      <p class="legend"><b class="best"></b> ${notes.best}</p>
    `;
  }

  #row({ metric, cells }: MeasureRow, below: (at: number) => unknown = () => nothing) {
    return html`
      <tr data-metric=${metric}>
        ${this.#name(metric)}
        ${cells.map((cell, at) =>
          cell
            ? html`<td class="mono">${this.#best(cell.isBest)}${cell.text}${below(at)}</td>`
            : html`<td class="soft">–</td>`,
        )}
        ${this.#what(metric)}
      </tr>
    `;
  }

  #name(metric: Metric) {
    return html`<th scope="row">${this.notes.metrics[metric].name}</th>`;
  }

  #what(metric: Metric) {
    return html`<td class="what">${this.notes.metrics[metric].what}</td>`;
  }

  #best(isBest: boolean) {
    return isBest
      ? html`<b class="best"><span class="hidden">${this.notes.best}: </span></b>`
      : nothing;
  }

  /** One scale for all lanes: from 0 to the least probable text. */
  #bar(lanes: readonly Lane[], at: number) {
    const least = Math.min(...lanes.map(({ text }) => text?.logProb ?? 0));
    const own = lanes[at]?.text?.logProb ?? 0;
    const length = least < 0 ? (own / least) * 100 : 0;
    return html`<span class="track"><span class="bar" data-value=${own} .style=${`inline-size: ${length}%`}></span></span>`;
  }

  #searchErrors(lanes: readonly Lane[]) {
    const { notes } = this;
    const errors = searchErrorsOf(lanes);
    if (!errors) return nothing;
    const proven = modeOf(lanes)?.proven ?? false;
    const values = errors.map((error) => (error && 'nats' in error ? error.nats : null));
    const best = bestOf(values, 'low');
    return html`
      <tr data-metric="searchError">
        ${this.#name('searchError')}
        ${errors.map(
          (error, at) =>
            html`<td class=${error && 'nats' in error ? 'mono' : 'soft'}>${this.#best(best[at] ?? false)}${missedSaid(error, proven, notes)}</td>`,
        )}
        ${this.#what('searchError')}
      </tr>
    `;
  }

  #truths(lanes: readonly Lane[]) {
    return html`
      <tr data-metric="valid">
        ${this.#name('valid')}
        ${lanes.map((lane) => html`<td>${this.#verdict(lane)}</td>`)}
        ${this.#what('valid')}
      </tr>
      ${truthsOf(lanes).map((row) => this.#row(row))}
    `;
  }

  #verdict(lane: Lane) {
    const verdict = verdictSaid(lane, this.comparison.promptLength, this.notes);
    if (!verdict) return html`<span class="soft">–</span>`;
    const { said, instead } = verdict;
    return html`${said}${instead === null ? nothing : html`<span class="instead">${instead}</span>`}`;
  }
}

customElements.define('look-compare-metrics', CompareMetrics);
