/** A distribution after each processor: a column a stage, a lane a token, and where the coin fell. */

import { html, LitElement, nothing } from 'lit';
import type { Stage, Waterfall } from 'lookback';
import type { Piece } from '../engine/protocol';
import { spell } from '../layout/chips';
import { count, decimal, nats, share } from '../layout/format';
import { shorten } from '../layout/shorten';
import {
  type Draw,
  drawOf,
  type Lane,
  type LaneCell,
  lanesOf,
  restProb,
  type Segment,
} from '../layout/waterfall';
import type { WaterfallNotes } from '../notes/waterfall';
import { base } from './styles';
import { waterfallStyles } from './waterfall_styles';
import { raise } from './wishes';

/** A processor may list ids without end. */
const longestName = 48;

class WaterfallView extends LitElement {
  static override properties = {
    notes: { attribute: false },
    waterfall: { attribute: false },
    pieces: { attribute: false },
    coin: { attribute: false },
    chosen: { attribute: false },
    canChoose: { attribute: false },
  };
  declare notes: WaterfallNotes;
  declare waterfall: Waterfall;
  /** A piece for each shown token, in the same order. */
  declare pieces: Piece[];
  /** In [0, 1); `null` when nothing was drawn. */
  declare coin: number | null;
  declare chosen: number | null;
  declare canChoose: boolean;

  static override styles = [base, waterfallStyles];

  override render() {
    const { notes, coin, waterfall, chosen } = this;
    const { stages } = waterfall;
    const draw = typeof coin === 'number' ? drawOf(waterfall, coin, chosen) : null;
    const isAlone = stages.length === 1;
    return html`
      <h2>${notes.heading}</h2>
      <p class="note">${isAlone ? notes.noteAlone : notes.note}</p>
      <div class="scroller">
        <table .style=${`--stages: ${stages.length}`}>
          <caption class="hidden">${this.#caption()}</caption>
          <colgroup>
            <col class="of-token" />
            <col class="of-score" />
            ${stages.map(() => html`<col />`)}
          </colgroup>
          <thead>
            <tr>
              <th scope="col" class="token soft">${notes.token}</th>
              ${stages.map((stage, at) => this.#head(stage, at))}
            </tr>
          </thead>
          <tbody>
            ${lanesOf(waterfall).map((lane, at) => this.#lane(lane, this.#token(at)))}
            ${this.#rest()}
          </tbody>
        </table>
        ${draw?.fellOn ? this.#draw(draw, draw.fellOn) : nothing}
      </div>
      ${isAlone ? nothing : this.#legend()}
      ${draw?.fellOn ? this.#drawNote(draw) : nothing}
    `;
  }

  #caption(): string {
    const { ids, stages } = this.waterfall;
    return this.notes.caption(count(ids.length), count(stages.length - 1));
  }

  #head(stage: Stage, at: number) {
    const { notes } = this;
    const isLast = at > 0 && at === this.waterfall.stages.length - 1;
    return html`
      <th scope="col" class="stage" colspan=${at === 0 ? 2 : nothing}>
        <div class="facts">
          <div class="name">
            <span class="mono" title=${this.#name(at)} translate=${at === 0 ? 'yes' : 'no'}
              >${shorten(this.#name(at), longestName)}</span
            >
            ${isLast ? html`<span class="final">${notes.final}</span>` : nothing}
          </div>
          ${at === 0 ? nothing : html`<div class="did">${this.#did(stage)}</div>`}
          <div class="soft">${notes.entropy(nats(stage.entropy))}</div>
        </div>
        <div class="axis mono soft" aria-hidden="true">
          ${at === 0 ? html`<span class="of-scores">${notes.score}</span>` : nothing}
          <span class="cell"><span class="ends"><i>0</i><i>1</i></span></span>
        </div>
      </th>
    `;
  }

  #name(at: number): string {
    const name = this.waterfall.stages[at]?.name ?? '';
    return at === 0 ? this.notes.first(name) : name;
  }

  #did({ removed, removedMass, moved }: Stage) {
    const { notes } = this;
    const words = [
      ...(removed > 0 ? [notes.removed(count(removed), share(removedMass))] : []),
      ...(moved ? [notes.moved] : []),
    ];
    return (words.length > 0 ? words : [notes.unchanged]).map((word) => html`<span>${word}</span>`);
  }

  #lane({ id, cells }: Lane, token: string) {
    const { notes, canChoose } = this;
    const isChosen = id === this.chosen;
    const isOut = cells.at(-1)?.state !== 'kept';
    return html`
      <tr
        class="${isChosen ? 'chosen' : ''} ${isOut ? 'out' : ''} ${canChoose ? 'open' : ''}"
        data-id=${id}
        @click=${() => this.canChoose && raise(this, 'token-chosen', id)}
      >
        <th scope="row" class="token" abbr=${token}>
          <button aria-disabled=${!canChoose} aria-current=${isChosen ? 'true' : nothing}>
            <span class="hidden">${notes.take} ${this.#said(cells, token, isChosen)}</span>
            <span class="mark" aria-hidden="true">${isChosen ? '▸' : ''}</span>
            <span class="mono spelt" aria-hidden="true" translate="no">${token}</span>
          </button>
        </th>
        <td class="score mono soft">
          <span class="hidden">${notes.score}</span> ${decimal(cells[0]?.score ?? -Infinity)}
        </td>
        ${cells.map((cell, at) => this.#cell(cell, at))}
      </tr>
    `;
  }

  /** A lane in words: its probabilities, until it was removed. */
  #said(cells: LaneCell[], token: string, isChosen: boolean): string {
    const { notes } = this;
    const steps = cells.flatMap(({ state, prob }, at) => {
      if (state === 'gone') return [];
      if (state === 'cut') return [notes.removedBy(this.#name(at))];
      return [at === 0 ? share(prob) : notes.thenComes(share(prob))];
    });
    if (isChosen) steps.push(notes.chosen);
    return notes.lane(token, ...steps);
  }

  #cell(cell: LaneCell, at: number) {
    const { notes } = this;
    if (cell.state === 'gone') {
      return html`
        <td class="gone">
          <div class="cell"><span class="hidden">${notes.gone}</span><span class="strike"></span></div>
        </td>
      `;
    }
    if (cell.state === 'cut') {
      return html`
        <td class="cut">
          <div class="cell">
            <span class="by">
              <span class="hidden">${notes.removedBy(this.#name(at))}</span>
              <span class="name-of" aria-hidden="true" translate="no"
                >✕ <span class="mono">${this.#name(at)}</span></span
              >
            </span>
            <span class="strike"></span>
          </div>
        </td>
      `;
    }
    return html`
      <td data-prob=${cell.prob}>
        <div class="cell">
          ${track(cell.prob)} ${this.#moved(cell)}
        </div>
      </td>
    `;
  }

  #moved({ moved, score }: LaneCell) {
    if (moved === null || score === null) return html`<span class="mark"></span>`;
    const { notes } = this;
    const words = moved === 'up' ? notes.raised : notes.lowered;
    return html`
      <span class="mark" data-moved=${moved}
        ><span class="hidden">${words(decimal(score))}</span
        ><span aria-hidden="true">${moved === 'up' ? '↑' : '↓'}</span></span
      >
    `;
  }

  #rest() {
    const { stages } = this.waterfall;
    const others = stages[0]?.rest.count ?? 0;
    if (others === 0) return nothing;
    return html`
      <tr class="rest">
        <th scope="row" class="token">${this.notes.rest(count(others))}</th>
        <td class="score"></td>
        ${stages.map((_, at) => {
          const prob = restProb(this.waterfall, at);
          return html`
            <td data-prob=${prob}>
              <div class="cell">${track(prob)}<span class="mark"></span></div>
            </td>
          `;
        })}
      </tr>
    `;
  }

  #draw({ segments, at }: Draw, fellOn: Segment) {
    const { notes } = this;
    const coin = share(this.coin ?? 0);
    const owner = this.#owner(fellOn);
    return html`
      <figure class="draw">
        <figcaption>
          <div class="name">${notes.draw}</div>
          <div class="soft">${notes.coin(coin)}</div>
          <div class="fell" aria-hidden="true">
            <span class="mark">▸</span> <span class="mono" translate="no">${owner}</span>
          </div>
        </figcaption>
        <div
          class="line"
          role="img"
          aria-label=${notes.fell(coin, owner)}
        >
          <span class="end mono soft">0</span>
          <span class="end last mono soft">1</span>
          ${segments.map((segment) => this.#segment(segment, segment === fellOn))}
          <span class="coin" .style=${`inset-block-start: ${at * 100}%`}></span>
        </div>
      </figure>
    `;
  }

  #segment(segment: Segment, isHit: boolean) {
    const { id, start, end } = segment;
    const place = `inset-block-start: ${start * 100}%; block-size: ${(end - start) * 100}%`;
    return html`
      <span
        class="segment ${id === null ? 'others' : ''} ${isHit ? 'hit' : ''}"
        data-id=${id ?? nothing}
        .style=${place}
        ><span class="label ${id === null ? '' : 'mono'}" translate=${id === null ? 'yes' : 'no'}
          >${this.#owner(segment)}</span
        ></span
      >
    `;
  }

  #owner({ id }: Segment): string {
    if (id === null) return this.notes.others;
    return this.#token(this.waterfall.ids.indexOf(id));
  }

  #drawNote({ segments }: Draw) {
    const isWhole = segments.at(-1)?.id !== null;
    const { drawNote, drawRest } = this.notes;
    return html`
      <p class="note">${drawNote}</p>
      ${isWhole ? nothing : html`<p class="note">${drawRest}</p>`}
    `;
  }

  #legend() {
    const { notes } = this;
    return html`
      <p class="legend soft" aria-hidden="true">
        <span>↑ ↓ ${notes.legendMoved}</span>
        <span>✕ ${notes.legendRemoved}</span>
      </p>
    `;
  }

  #token(at: number): string {
    const piece = this.pieces[at];
    return piece ? spell(piece) : '';
  }
}

/** A probability as a bar on a scale from 0 to 1, and as a number. */
function track(prob: number) {
  return html`
    <span class="track"
      >${prob > 0 ? html`<span class="bar" .style=${`inline-size: ${prob * 100}%`}></span>` : nothing}</span
    >
    <span class="prob mono">${share(prob)}</span>
  `;
}

customElements.define('look-waterfall', WaterfallView);
