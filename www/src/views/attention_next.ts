/** The next token's bars twice: as the model is, and under the intervention. */
import { html, LitElement, nothing } from 'lit';
import type { NextUnder } from '../engine/protocol';
import { spell } from '../layout/chips';
import { change, count, share } from '../layout/format';
import type { AttentionNotes } from '../notes/attention';
import { attentionNextStyles } from './attention_next_styles';
import { base } from './styles';

class AttentionNext extends LitElement {
  static override properties = {
    notes: { attribute: false },
    next: { attribute: false },
    token: { attribute: false },
    position: { attribute: false },
    isChanged: { attribute: false },
  };
  declare notes: AttentionNotes;
  declare next: NextUnder;
  /** The token before it, and its place. */
  declare token: string;
  declare position: number;
  /** Whether there is an intervention. */
  declare isChanged: boolean;

  static override styles = [base, attentionNextStyles];

  override render() {
    const { tokens, rest } = this.next;
    const { next: words } = this.notes;
    return html`
      <h3>${words.heading} <span class="soft">${words.after(this.token, this.position)}</span></h3>
      <p class="note">${this.isChanged ? words.note : words.asItIs}</p>
      <table>
        <thead>
          <tr class="soft">
            <th scope="col">${words.token}</th>
            <td class="axis mono" aria-hidden="true"><i>0</i><i>0.5</i><i>1</i></td>
            <th scope="col"><i class="key plain"></i>${words.plain}</th>
            <th scope="col"><i class="key changed"></i>${words.changed}</th>
            <th scope="col">${words.change}</th>
          </tr>
        </thead>
        <tbody>
          ${tokens.map(({ piece, plain, changed }) => this.#row(spell(piece), plain, changed, piece.id))}
          ${rest.count > 0 ? this.#row(words.rest(count(rest.count)), rest.plain, rest.changed, null) : nothing}
        </tbody>
      </table>
    `;
  }

  #row(name: string, plain: number, changed: number, id: number | null) {
    const difference = changed - plain;
    const bar = (look: string, prob: number) =>
      html`<span class="bar ${look}" .style=${`inline-size: ${prob * 100}%`}></span>`;
    return html`
      <tr class=${id === null ? 'rest' : ''} data-id=${id ?? 'rest'} data-plain=${plain} data-changed=${changed}>
        <th scope="row" class=${id === null ? '' : 'mono'} translate=${id === null ? 'yes' : 'no'}>${name}</th>
        <td class="track">${bar('plain', plain)}${this.isChanged ? bar('changed', changed) : nothing}</td>
        <td class="mono">${share(plain)}</td>
        <td class="mono">${this.isChanged ? share(changed) : '—'}</td>
        <td class="mono change">${this.isChanged ? change(difference) : '—'}</td>
      </tr>
    `;
  }
}

customElements.define('look-attention-next', AttentionNext);
