/** The text position by position: log p as the model is and changed, and what the probe changes. */
import { html, LitElement, nothing } from 'lit';
import type { Inside } from '../engine/protocol';
import { decimal } from '../layout/format';
import { isolated } from '../layout/isolated';
import type { AttentionNotes } from '../notes/attention';
import { probeTableStyles } from './probe_table_styles';
import { base } from './styles';
import { raise } from './wishes';

class ProbeTable extends LitElement {
  static override properties = {
    notes: { attribute: false },
    inside: { attribute: false },
    labels: { attribute: false },
  };
  declare notes: AttentionNotes;
  declare inside: Inside;
  declare labels: string[];

  static override styles = [base, probeTableStyles];

  override render() {
    const { notes, labels } = this;
    const { positions: words } = notes;
    const { logProbs, intervention } = this.inside;
    const isChanged = intervention !== '';
    return html`
      <h3>${words.heading}</h3>
      <p class="note">${words.note}</p>
      <div class="scroll" tabindex="0" role="region" aria-label=${words.table}>
        <table>
          <thead>
            <tr class="soft">
              <th scope="col"><span class="hidden">${words.position}</span></th>
              <th scope="col">${words.token}</th>
              <th scope="col">${words.plain}</th>
              <th scope="col">${words.changed}</th>
              <th scope="col" colspan="2">${words.probe}</th>
            </tr>
          </thead>
          <tbody>${labels.map((label, at) => this.#row(label, at, isChanged))}</tbody>
          <tfoot>
            <tr>
              <td></td>
              <th scope="row">${words.sum}</th>
              <td class="mono" data-sum="plain">${decimal(sumOf(logProbs.plain))}</td>
              <td class="mono" data-sum="changed">
                ${isChanged ? decimal(sumOf(logProbs.changed)) : '—'}
              </td>
              <td colspan="2"></td>
            </tr>
          </tfoot>
        </table>
      </div>
    `;
  }

  /** The place that is probed is what one looks for; the page itself stays where it is. */
  override updated(changed: Map<string, unknown>) {
    const before = changed.get('inside') as Inside | undefined;
    if (before?.probe?.position === this.inside.probe?.position) return;
    const scroll = this.renderRoot.querySelector('.scroll');
    const row = this.renderRoot.querySelector<HTMLElement>('.probed');
    if (scroll && row) scroll.scrollTop = row.offsetTop - scroll.clientHeight / 2;
  }

  #row(label: string, at: number, isChanged: boolean) {
    const { notes } = this;
    const { logProbs, probe } = this.inside;
    const isProbed = probe?.position === at;
    const first = html`<span title=${notes.positions.none}>—</span>`;
    const plain = logProbs.plain[at - 1];
    const changed = logProbs.changed[at - 1];
    return html`
      <tr class=${isProbed ? 'probed' : ''} data-position=${at}>
        <td class="mono soft">${at}</td>
        <th scope="row">
          <button
            class="mono"
            aria-pressed=${isProbed}
            @click=${() => raise(this, 'probe-wanted', { position: at, id: null })}
          ><span class="hidden">${notes.positions.probeHere(isolated(label), at)}</span><span translate="no" aria-hidden="true">${label}</span></button>
        </th>
        <td class="mono" data-plain=${plain ?? nothing}>${plain === undefined ? first : decimal(plain)}</td>
        <td class="mono" data-changed=${changed ?? nothing}>${isChanged && changed !== undefined ? decimal(changed) : '—'}</td>
        ${this.#probed(at)}
      </tr>
    `;
  }

  #probed(at: number) {
    const { probe } = this.inside;
    if (!probe) return html`<td></td><td class="mono">—</td>`;
    const largest = probe.largest[at] ?? 0;
    const most = probe.largest.reduce((top, value) => Math.max(top, value), 0);
    const length = most > 0 ? (largest / most) * 100 : 0;
    const isAhead = largest > 0 && at < probe.position;
    return html`
      <td class="track">${largest > 0 ? html`<span class="bar ${isAhead ? 'ahead' : ''}" .style=${`inline-size: ${length}%`}></span>` : nothing}</td>
      <td class="mono" data-largest=${largest}>
        ${largest === 0 ? html`<span class="soft">${this.notes.positions.exactly}</span>` : decimal(largest)}
      </td>
    `;
  }
}

function sumOf(logProbs: Float64Array): number {
  return logProbs.reduce((sum, logProb) => sum + logProb, 0);
}

customElements.define('look-probe-table', ProbeTable);
