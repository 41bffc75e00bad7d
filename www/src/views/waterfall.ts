/** A distribution after each processor: a column a stage, a lane a token, and where the coin fell. */

import { html, LitElement, nothing } from 'lit';
import type { Stage, Waterfall } from 'lookback';
import type { Piece } from '../engine/protocol';
import { spell } from '../layout/chips';
import { count, decimal, nats, share } from '../layout/format';
import { shorten } from '../layout/shorten';
import { drawOf, type Lane, type LaneCell, lanesOf, restProb } from '../layout/waterfall';
import type { WaterfallNotes } from '../notes/waterfall';
import { base } from './styles';
import { cellOf, track } from './waterfall_cell';
import { type DrawParts, drawFigure, drawNote } from './waterfall_draw';
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
    heading: { attribute: false },
    place: { attribute: false },
    truth: { attribute: false },
  };
  declare notes: WaterfallNotes;
  declare waterfall: Waterfall;
  /** A piece for each shown token, in the same order. */
  declare pieces: Piece[];
  /** In [0, 1); `null` when nothing was drawn. */
  declare coin: number | null;
  declare chosen: number | null;
  declare canChoose: boolean;
  /** In place of what a waterfall is called, and beside it which token it is of. */
  declare heading: string | undefined;
  declare place: string | undefined;
  /** What the language itself says of tokens, by id, where that is known. */
  declare truth: ReadonlyMap<number, number> | undefined;

  static override styles = [base, waterfallStyles];

  override render() {
    const { notes, coin, waterfall, chosen } = this;
    const { stages } = waterfall;
    const draw = typeof coin === 'number' ? drawOf(waterfall, coin, chosen) : null;
    const isAlone = stages.length === 1;
    return html`
      <div class="title">
        <h2>${this.heading ?? notes.heading}</h2>
        ${this.place ? html`<span class="soft">${this.place}</span>` : nothing}
      </div>
      ${this.canChoose ? html`<p class="note">${isAlone ? notes.noteAlone : notes.note}</p>` : nothing}
      <div class="scroller">
        <table class=${isAlone ? 'alone' : ''} .style=${`--stages: ${stages.length}`}>
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
        ${draw ? drawFigure(draw, this.#drawn(coin)) : nothing}
      </div>
      ${isAlone && !this.truth ? nothing : this.#legend()}
      ${draw ? drawNote(draw, notes) : nothing}
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
              >${breakable(shorten(this.#name(at), longestName))}</span
            >
            ${isLast ? html`<span class="final">${notes.final}</span>` : nothing}
          </div>
          ${at === 0 ? nothing : html`<div class="did">${this.#did(stage)}</div>`}
          <div class="soft">${notes.entropy(nats(stage.entropy))}</div>
        </div>
        <div class="axis mono soft" aria-hidden="true">
          ${at === 0 ? html`<span class="of-scores">${this.#value()}</span>` : nothing}
          <span class="cell"><span class="ends"><i>0</i><i>1</i></span></span>
        </div>
      </th>
    `;
  }

  #name(at: number): string {
    const name = this.waterfall.stages[at]?.name ?? '';
    return at === 0 ? this.notes.first(name) : name;
  }

  #value(): string {
    return this.notes.value(this.waterfall.stages[0]?.name ?? '');
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
          <span class="hidden">${this.#value()}</span> ${decimal(cells[0]?.score ?? -Infinity)}
        </td>
        ${cells.map((cell, at) =>
          cellOf(cell, {
            notes,
            name: this.#name(at),
            truth: at === 0 ? this.truth?.get(id) : undefined,
          }),
        )}
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

  #drawn(coin: number | null): DrawParts {
    const spelt = (id: number) => this.#token(this.waterfall.ids.indexOf(id));
    return { notes: this.notes, coin: coin ?? 0, spelt };
  }

  #legend() {
    const { notes } = this;
    return html`
      <p class="legend soft" aria-hidden="true">
        <span>↑ ↓ ${notes.legendMoved}</span>
        <span>✕ ${notes.legendRemoved}</span>
        ${this.truth ? html`<span><i></i> ${notes.legendTruth}</span>` : nothing}
      </p>
    `;
  }

  #token(at: number): string {
    const piece = this.pieces[at];
    return piece ? spell(piece) : '';
  }
}

/** Between its values, and not within one. */
function breakable(setting: string) {
  return setting.split(/(?<=[=:])/).map((part) => [html`<wbr />`, part]);
}

customElements.define('look-waterfall', WaterfallView);
