/** The rounds of a beam search: the pool of candidates, the line at which it was cut, and the two scoreboards. */
import { html, LitElement, nothing } from 'lit';
import type { Step } from 'lookback';
import type { Reading } from '../engine/protocol';
import { endingOf } from '../layout/ending';
import { count } from '../layout/format';
import { levelOf, poolsOf, type Ranking, type Round, rankingOf, roundsOf } from '../layout/rounds';
import type { Notes } from '../notes/notes';
import { scoreboardsOf } from './rounds_boards';
import { poolTable } from './rounds_pool';
import { roundsStyles } from './rounds_styles';
import { base } from './styles';
import { raise } from './wishes';

class Rounds extends LitElement {
  static override properties = { notes: { attribute: false }, reading: { attribute: false } };
  declare notes: Notes;
  declare reading: Reading;

  static override styles = [base, roundsStyles];

  override render() {
    const { settings, moment, step: last, steps, nodes } = this.reading;
    const ranking = rankingOf(settings);
    if (!ranking) return nothing;
    const { rounds: words } = this.notes;
    const step = moment.isNow ? last : moment.step;
    const rounds = roundsOf(steps, last, nodes);
    const at = moment.isNow
      ? rounds.length - 1
      : rounds.findIndex(({ node }) => node === moment.node);
    const more = words.more[ranking.name];
    return html`
      <div class="head">
        <h2>${words.heading}</h2>
        ${rounds.length > 1 || step ? this.#picker(rounds, at) : nothing}
      </div>
      <p class="note">${words.note}</p>
      ${more ? html`<p class="note">${more}</p>` : nothing}
      ${step ? this.#round(step, ranking) : this.#noStep(steps.length)}
    `;
  }

  #picker(rounds: readonly Round[], at: number) {
    const { rounds: words } = this.notes;
    const go = (to: number) => () => {
      const round = rounds[to];
      if (round) raise(this, 'moment-picked', round.node);
    };
    const button = (to: number, sign: string, words: string) => html`
      <button
        aria-label=${words}
        title=${words}
        aria-disabled=${rounds[to] === undefined}
        @click=${go(to)}
      >
        ${sign}
      </button>
    `;
    return html`
      <div class="picker" role="group" aria-label=${words.round}>
        ${button(at - 1, '←', words.earlier)}
        <select
          aria-label=${words.round}
          @change=${({ currentTarget }: Event) => go((currentTarget as HTMLSelectElement).selectedIndex)()}
        >
          ${rounds.map(
            ({ level }, index) =>
              html`<option .selected=${index === at}>${words.roundOf(count(level + 1))}</option>`,
          )}
        </select>
        ${button(at + 1, '→', words.later)}
      </div>
    `;
  }

  #noStep(written: number) {
    const { rounds: words } = this.notes;
    return html`<p class="soft">${written === 0 ? words.none : words.noStep}</p>`;
  }

  #round(step: Step, ranking: Ranking) {
    const { rounds: words } = this.notes;
    const { reading } = this;
    const pools = poolsOf(step, ranking);
    const taken = step.candidates.filter(({ fate }) => fate === 'kept' || fate === 'finished');
    const caption = (at: number) => {
      const round = words.roundOf(count((levelOf(step, reading.nodes) ?? 0) + 1));
      return pools.length > 1 ? `${round}, ${words.group(count(at + 1))}` : round;
    };
    return html`
      <p class="summary">
        ${words.summary(count(step.expanded.length), count(step.candidates.length), count(taken.length))}
      </p>
      ${pools.map((pool, at) =>
        poolTable({
          words,
          pool,
          reading,
          caption: caption(at),
          isNamed: pools.length > 1,
          inNats: ranking.name !== 'contrastive',
        }),
      )}
      ${scoreboardsOf({ words, step, ranking, reading })}
      ${step.stop ? html`<p class="stop">${this.notes.state[endingOf(step.stop, this.reading.settings)]}</p>` : nothing}
      <slot name="save"></slot>
    `;
  }
}

customElements.define('look-rounds', Rounds);
