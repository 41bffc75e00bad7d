/** What stands after a round: the texts that go on, those that have ended, and whether the first can still win. */
import { html, nothing } from 'lit';
import type { Step } from 'lookback';
import type { Reading } from '../engine/protocol';
import { decimal } from '../layout/format';
import { boundOf } from '../layout/round_bound';
import type { Ranking } from '../layout/rounds';
import type { RoundsNotes } from '../notes/rounds';
import { textTo } from './rounds_text';

export interface BoardParts {
  words: RoundsNotes;
  step: Step;
  ranking: Ranking;
  reading: Reading;
}

export function scoreboardsOf({ words, step, ranking, reading }: BoardParts) {
  const { live, done } = step;
  if (live.length + done.length < 2) return nothing;
  const bound = html`<p class="bound">${boundOf(step, ranking, words).join(' ')}</p>`;
  // It keeps what has ended in the same ranking, which is the pool's.
  if (ranking.name === 'stochastic-beam') return bound;
  return html`
    <div class="boards">
      ${board([words.live, words.liveBy, words.score], live, words, reading)}
      ${board([words.done, words.doneBy, words.finalScore], done, words, reading)}
    </div>
    ${bound}
  `;
}

function board(
  [heading, by, score]: [string, string, string],
  standings: Step['live'],
  words: RoundsNotes,
  reading: Reading,
) {
  return html`
    <section class="board">
      <h3>${heading} <span class="soft">${by}</span></h3>
      ${
        standings.length === 0
          ? html`<p class="soft">${words.nobody}</p>`
          : html`
              <ol>
                ${standings.map(
                  ({ node, score: value }) => html`
                    <li>
                      ${textTo(node, reading)}
                      <span class="mono number"
                        ><span class="hidden">${score} </span>${decimal(value)}</span
                      >
                    </li>
                  `,
                )}
              </ol>
            `
      }
    </section>
  `;
}
