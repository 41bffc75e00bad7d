/** The top of the next token's distribution: a button a token, and one row for all the others. */

import { html, LitElement, nothing } from 'lit';
import type { Candidate } from 'lookback';
import type { Piece, Reading } from '../engine/protocol';
import { spell } from '../layout/chips';
import { count, decimal, nats, share } from '../layout/format';
import type { Notes } from '../notes/notes';
import { nextTokensStyles } from './next_tokens_styles';
import { base } from './styles';
import { raise } from './wishes';

class NextTokens extends LitElement {
  static override properties = {
    notes: { attribute: false },
    reading: { attribute: false },
    vocabSize: { attribute: false },
  };
  declare notes: Notes;
  declare reading: Reading;
  declare vocabSize: number;

  static override styles = [base, nextTokensStyles];

  override render() {
    const { notes, reading } = this;
    const { distribution, truth } = reading.moment;
    const most = nats(Math.log(this.vocabSize));
    return html`
      <div class="head">
        <h2>${notes.next.heading}</h2>
        <span class="soft">${notes.next.position(distribution.position)}</span>
        <span class="entropy soft">${notes.next.entropy(nats(distribution.entropy), most)}</span>
      </div>
      <p class="note">${reading.moment.isNow ? notes.next.note : notes.next.notePast}</p>
      <div class="table">
        <div class="row names soft" aria-hidden="true">
          <span>${notes.next.token}</span>
          <span class="axis mono"><i>0</i><i>0.5</i><i>1</i></span>
          <span class="number">${notes.next.prob}</span>
          <span class="number wide">${notes.next.logit}</span>
          <span class="number wide">${notes.next.logProb}</span>
        </div>
        <ol aria-label=${this.#summary()}>
          ${distribution.candidates.map((candidate, at) => this.#row(candidate, at))}
        </ol>
        ${this.#rest()}
      </div>
      ${truth ? html`<p class="note known"><i></i>${notes.next.known}</p>` : nothing}
    `;
  }

  #row(candidate: Candidate, at: number) {
    const { notes, reading } = this;
    const token = this.#token(reading.moment.candidates[at]);
    const { id, prob, logit, logProb } = candidate;
    const { isNow, chosen } = reading.moment;
    // In the past any token may be taken: it begins a branch.
    const isOpen = !isNow || reading.state === 'open';
    return html`
      <li>
        <button
          class="row ${id === chosen ? 'chosen' : ''}"
          aria-disabled=${!isOpen}
          data-id=${id}
          data-prob=${prob}
          @click=${() => isOpen && raise(this, 'token-chosen', id)}
        >
          <span class="token mono"
            ><span class="hidden">${id === chosen ? notes.next.taken : notes.next.take}</span
            ><span translate="no">${token}</span></span
          >
          <span class="track"
            ><span class="bar" .style=${`inline-size: ${prob * 100}%`}></span>${this.#truth(at)}</span
          >
          ${number('prob', notes.next.prob, share(prob))}
          ${number('wide soft', notes.next.logit, decimal(logit))}
          ${number('wide soft', notes.next.logProb, decimal(logProb))}
        </button>
      </li>
    `;
  }

  #truth(at: number) {
    const prob = this.reading.moment.truth?.[at];
    if (prob === undefined) return nothing;
    return html`
      <span class="truth" data-truth=${prob} .style=${`inset-inline-start: ${prob * 100}%`}
        ><span class="hidden">${this.notes.next.truth(share(prob))}</span></span
      >
    `;
  }

  #rest() {
    const { rest } = this.reading.moment.distribution;
    if (rest.count === 0) return nothing;
    return html`
      <div class="row rest" data-prob=${rest.prob}>
        <span class="token">${this.notes.next.rest(count(rest.count))}</span>
        <span class="track"><span class="bar" .style=${`inline-size: ${rest.prob * 100}%`}></span></span>
        ${number('prob', this.notes.next.prob, share(rest.prob))}
      </div>
    `;
  }

  #summary(): string {
    const { distribution, candidates: pieces } = this.reading.moment;
    const { candidates } = distribution;
    const top = this.#token(pieces[0]);
    return this.notes.next.summary(candidates.length, top, share(candidates[0]?.prob ?? 0));
  }

  #token(piece: Piece | undefined): string {
    return piece ? spell(piece) : '';
  }
}

/** A number with its name, which sighted readers find at the head of the column. */
function number(look: string, name: string, value: string) {
  return html`
    <span class="number mono ${look}"><span class="hidden">${name}</span><b>${value}</b></span>
  `;
}

customElements.define('look-next-tokens', NextTokens);
