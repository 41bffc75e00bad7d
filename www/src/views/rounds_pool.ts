/** The pool of one round as a table: the best first, a line where it was cut, and by how much. */
import { html, nothing, svg } from 'lit';
import type { Reading } from '../engine/protocol';
import { count, decimal } from '../layout/format';
import type { Contender, Pool } from '../layout/rounds';
import type { RoundsNotes } from '../notes/rounds';
import { textTo } from './rounds_text';

export interface PoolParts {
  words: RoundsNotes;
  pool: Pool;
  reading: Reading;
  caption: string;
  /** Whether the caption is to be seen. */
  isNamed: boolean;
  /** Whether what they are ranked by is in nats. */
  inNats: boolean;
}

/** The columns of the table whether or not it has one for what candidates are ranked by. */
const columns = 7;

export function poolTable({ words, pool, reading, caption, isNamed, inNats }: PoolParts) {
  const { contenders, taken, left, blocked } = pool;
  const hasKey = contenders.some(({ candidate, key }) => key !== candidate.totalScore);
  const span = columns + Number(hasKey);
  const rows = contenders.map((contender) => rowOf(contender, { words, pool, reading, hasKey }));
  const line = html`
    <tr class="line">
      <td colspan=${span}><span>${words.line(count(taken))}</span></td>
    </tr>
  `;
  const note = (text: string) => html`<tr class="soft"><td colspan=${span}>${text}</td></tr>`;
  return html`
    <table>
      <caption class=${isNamed ? '' : 'hidden'}>${caption}</caption>
      <thead>
        <tr>
          <th scope="col" class="number">${words.rank}</th>
          <th scope="col">${words.text}</th>
          <th scope="col" class="number wide">${words.logProb}</th>
          <th scope="col" class="number">${words.total}</th>
          ${hasKey ? html`<th scope="col" class="number">${words.rankedBy}</th>` : nothing}
          <th scope="col" class="wide">${words.place}</th>
          <th scope="col" class="number">${inNats ? words.cutByNats : words.cutBy}</th>
          <th scope="col" class="wide">${words.fate}</th>
        </tr>
      </thead>
      <tbody>
        ${rows.slice(0, taken)} ${taken > 0 && taken < contenders.length ? line : nothing}
        ${rows.slice(taken)} ${left > 0 ? note(words.left(count(left))) : nothing}
        ${blocked > 0 ? note(words.blocked(count(blocked))) : nothing}
      </tbody>
    </table>
  `;
}

interface RowParts {
  words: RoundsNotes;
  pool: Pool;
  reading: Reading;
  hasKey: boolean;
}

function rowOf({ candidate, rank, cutBy, place }: Contender, parts: RowParts) {
  const { words, pool, reading, hasKey } = parts;
  const { node, logProb, totalScore, rankedBy, fate } = candidate;
  return html`
    <tr class=${fate} data-node=${node}>
      <td class="number mono">${rank}</td>
      <th scope="row">
        ${textTo(node, reading)}<span class="fate narrow">${words.fates[fate]}</span>
      </th>
      <td class="number mono wide">${decimal(logProb)}</td>
      <td class="number mono">${written(totalScore)}</td>
      ${hasKey ? html`<td class="number mono">${written(rankedBy)}</td>` : nothing}
      <td class="wide middle">${placeOf(place, pool.line, fate)}</td>
      <td class="number mono">${cutBy === null ? '' : decimal(cutBy)}</td>
      <td class="fate wide">${words.fates[fate]}</td>
    </tr>
  `;
}

function written(score: number | null): string {
  return score === null ? '' : decimal(score);
}

/** Where a score lies: the least of the pool at the left, the best at the right, the line between. */
function placeOf(place: number, line: number | null, fate: string) {
  const x = (at: number) => 6 + 108 * at;
  const [at, cut] = [x(place), x(line ?? 0)];
  return svg`
    <svg class="place" viewBox="0 0 120 16" aria-hidden="true">
      <path class="scale" d="M6 8H114" />
      ${line === null ? nothing : svg`<path class="cut" d=${`M${cut} 1V15`} />`}
      ${line === null || at >= cut ? nothing : svg`<path class="gap" d=${`M${at} 8H${cut}`} />`}
      ${
        fate.startsWith('finished')
          ? svg`<rect class="dot" x=${at - 4} y="4" width="8" height="8" />`
          : svg`<circle class="dot" cx=${at} cy="8" r="4.5" />`
      }
    </svg>`;
}
