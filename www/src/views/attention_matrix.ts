/** Attention weights as cells, queries down, keys across; masked cells are struck out. */

import { html, LitElement, nothing, svg } from 'lit';
import { guard } from 'lit/directives/guard.js';
import type { Attention } from 'lookback';
import { type AttentionGrid, gridOf, neighbour, type Span } from '../layout/attention_grid';
import { shorten } from '../layout/shorten';
import type { Notes } from '../notes/notes';
import type { Cell } from '../state/state';
import { cellsOf } from './attention_cells';
import { attentionMatrixStyles } from './attention_matrix_styles';
import { base } from './styles';
import { raise } from './wishes';

/** Room for the tokens' names, in the picture's pixels. */
const left = 84;
const top = 70;
/** The last name leans over the edge. */
const right = 22;
const longestName = 9;

class AttentionMatrix extends LitElement {
  static override properties = {
    notes: { attribute: false },
    attention: { attribute: false },
    labels: { attribute: false },
    cell: { attribute: false },
    pointed: { attribute: false },
  };
  declare notes: Notes;
  declare attention: Attention;
  declare labels: string[];
  /** The cell whose numbers are shown. */
  declare cell: Cell;
  /** The cell that the reader points at: the window stays with it. */
  declare pointed: Cell | null;

  static override styles = [base, attentionMatrixStyles];

  override render() {
    const { attention, notes } = this;
    const grid = gridOf(attention, this.pointed);
    const [queries, keys] = attention.shape;
    return html`
      <div
        class="frame"
        role="application"
        tabindex="0"
        aria-label=${notes.attention.matrix(attention.layer + 1, attention.head + 1, queries, keys)}
        @keydown=${this.#move}
      >
        <svg
          viewBox="0 0 ${left + grid.width + right} ${top + grid.height + 1}"
          width=${left + grid.width + right}
          height=${top + grid.height + 1}
          aria-hidden="true"
          translate="no"
          @pointerover=${this.#point}
          @pointerdown=${this.#point}
        >
          ${this.#names(grid)}
          <g transform="translate(${left} ${top})">
            ${guard([attention, grid.queries.start, grid.keys.start], () => cellsOf(grid))}
            <rect class="border" width=${grid.width} height=${grid.height} />
            ${this.#pointer(grid)}
          </g>
        </svg>
      </div>
      <p class="legend">
        <span class="entry">
          ${notes.attention.weight}
          <span class="mono">0</span><span class="ramp"></span><span class="mono">1</span>
        </span>
        <span class="entry"><span class="struck"></span>${notes.attention.legendMasked}</span>
      </p>
      ${this.#window(grid, queries)}
    `;
  }

  #names(grid: AttentionGrid) {
    const { side } = grid;
    const size = Math.min(13, side - 2);
    return svg`
      <g font-size=${size}>
        ${positionsOf(grid.queries).map(
          (at, row) => svg`
            <text class=${at === this.cell.query ? 'pointed' : ''} text-anchor="end" x=${left - 8}
              y=${top + (row + 0.5) * side} dominant-baseline="central">${this.#name(at)}</text>`,
        )}
        ${positionsOf(grid.keys).map(
          (at, column) => svg`
            <text class=${at === this.cell.key ? 'pointed' : ''}
              transform="translate(${left + (column + 0.5) * side} ${top - 8}) rotate(-60)"
              dominant-baseline="central">${this.#name(at)}</text>`,
        )}
      </g>`;
  }

  #name(position: number): string {
    return shorten(this.labels[position] ?? '', longestName);
  }

  /** The cell may lie outside the window, when the reader has pointed at none. */
  #pointer({ queries, keys, side }: AttentionGrid) {
    const { query, key } = this.cell;
    if (query < queries.start || query >= queries.end) return nothing;
    if (key < keys.start || key >= keys.end) return nothing;
    const [x, y] = [(key - keys.start) * side, (query - queries.start) * side];
    return svg`<rect class="pointer" x=${x} y=${y} width=${side} height=${side} rx="2" />`;
  }

  #window({ queries, keys }: AttentionGrid, length: number) {
    if (queries.end - queries.start === length) return nothing;
    const shown = ({ start, end }: Span) => `${start}–${end - 1}`;
    return html`
      <p class="legend window">
        ${this.notes.attention.window(shown(queries), shown(keys), length)}
      </p>
    `;
  }

  #point(event: PointerEvent): void {
    const { query, key } = (event.target as SVGElement).dataset;
    if (query === undefined || key === undefined) return;
    raise(this, 'cell-pointed', { query: Number(query), key: Number(key) });
  }

  #move(event: KeyboardEvent): void {
    const cell = neighbour(this.attention, this.cell, event.key);
    if (!cell || event.ctrlKey || event.metaKey || event.altKey) return;
    event.preventDefault();
    raise(this, 'cell-pointed', cell);
  }
}

function positionsOf({ start, end }: Span): number[] {
  return Array.from({ length: end - start }, (_, at) => start + at);
}

customElements.define('look-attention-matrix', AttentionMatrix);
