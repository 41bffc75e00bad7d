/** What stands after a round: the texts that go on, those that have ended, and whether the first can still win. */
import { html, nothing } from 'lit';
import type { Step } from 'lookback';
import type { Reading } from '../engine/protocol';
import { count, decimal } from '../layout/format';
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
      ${board(words.live, words.liveBy, live, words, reading)}
      ${board(words.done, words.doneBy, done, words, reading)}
    </div>
    ${bound}
  `;
}

function board(
  heading: string,
  by: string,
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
                  ({ node, score }) => html`
                    <li>
                      ${textTo(node, reading)}
                      <span class="mono number"
                        ><span class="hidden">${words.score} </span>${decimal(score)}</span
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

function boundOf(
  { bound, done }: Step,
  { name, width, groups }: Ranking,
  words: RoundsNotes,
): string[] {
  // Groups end each by itself, so no one bound holds for all of them.
  if (bound === null || groups > 1) return [];
  if (name === 'stochastic-beam') return [words.threshold(decimal(bound))];
  const worst = done.at(-1)?.score;
  if (worst === undefined || done.length < width)
    return [words.bound(decimal(bound)), words.room(count(done.length), count(width))];
  const isBeaten = bound <= worst;
  return [words.bound(decimal(bound)), words[isBeaten ? 'beaten' : 'open'](decimal(worst))];
}
