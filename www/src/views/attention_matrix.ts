/** One head at one of its steps as cells, queries down, keys across; at the mask's step cells are painted. */

import { html, LitElement, nothing, svg } from 'lit';
import { guard } from 'lit/directives/guard.js';
import type { HeadTrace } from 'lookback';
import { type AttentionGrid, gridOf, neighbour, type Span } from '../layout/attention_grid';
import { type Stage, shadingOf } from '../layout/attention_stages';
import { withFlipped } from '../layout/intervention';
import { shorten } from '../layout/shorten';
import type { AttentionNotes } from '../notes/attention';
import type { Cell } from '../state/state';
import { cellsOf } from './attention_cells';
import { legendOf } from './attention_legend';
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
    trace: { attribute: false },
    stage: { attribute: false },
    intervention: { attribute: false },
    labels: { attribute: false },
    cell: { attribute: false },
    pointed: { attribute: false },
  };
  declare notes: AttentionNotes;
  declare trace: HeadTrace;
  declare stage: Exclude<Stage, 'values'>;
  declare intervention: string;
  declare labels: string[];
  /** The cell whose numbers are shown. */
  declare cell: Cell;
  /** The cell that the reader points at: the window stays with it. */
  declare pointed: Cell | null;

  static override styles = [base, attentionMatrixStyles];

  /** The cells that one stroke has painted, and whether it hides them; `null` between strokes. */
  #stroke: { hides: boolean; mask: Uint8Array; painted: Set<number> } | null = null;

  override render() {
    const { trace, notes, stage } = this;
    const grid = gridOf(trace, this.pointed);
    const [queries, keys] = trace.shape;
    const paints = stage === 'mask';
    const name = notes.matrix(trace.layer + 1, trace.head + 1, queries, keys);
    const shading = shadingOf(trace, stage);
    return html`
      <div
        class="frame"
        role="application"
        tabindex="0"
        aria-label=${paints ? `${name} ${notes.paintKeys}` : name}
        @keydown=${this.#press}
      >
        <svg
          class=${paints ? 'paints' : ''}
          viewBox="0 0 ${left + grid.width + right} ${top + grid.height + 1}"
          width=${left + grid.width + right}
          height=${top + grid.height + 1}
          aria-hidden="true"
          translate="no"
          @pointerover=${this.#point}
          @pointerdown=${this.#begin}
          @pointermove=${this.#paint}
          @pointerup=${this.#end}
          @pointercancel=${this.#end}
          @pointerleave=${this.#end}
        >
          ${this.#names(grid)}
          <g transform="translate(${left} ${top})">
            ${guard([trace, stage, grid.queries.start, grid.keys.start], () => cellsOf(grid, shading))}
            <rect class="border" width=${grid.width} height=${grid.height} />
            ${this.#pointer(grid)}
          </g>
        </svg>
      </div>
      ${legendOf(notes, shading)}
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
        ${this.notes.window(shown(queries), shown(keys), length)}
      </p>
    `;
  }

  #point(event: PointerEvent): void {
    const cell = this.#cellUnder(event);
    if (cell) raise(this, 'cell-pointed', cell);
  }

  #begin(event: PointerEvent): void {
    this.#point(event);
    if (this.stage !== 'mask' || event.button !== 0) return;
    const { mask } = this.trace;
    const cell = this.#cellUnder(event);
    if (!cell) return;
    // A finger's events would all go to the cell it came down on.
    (event.target as Element).releasePointerCapture?.(event.pointerId);
    this.#stroke = { hides: mask[this.#placeOf(cell)] === 1, mask, painted: new Set() };
    this.#paintCell(cell);
  }

  #paint(event: PointerEvent): void {
    const cell = this.#stroke && this.#cellUnder(event);
    if (cell) this.#paintCell(cell);
  }

  #end(): void {
    this.#stroke = null;
  }

  /** All cells of a stroke become alike: those that are so already stay. */
  #paintCell(cell: Cell): void {
    const stroke = this.#stroke;
    const at = this.#placeOf(cell);
    if (!stroke || stroke.painted.has(at) || (stroke.mask[at] === 1) !== stroke.hides) return;
    stroke.painted.add(at);
    raise(this, 'intervention-wanted', withFlipped(this.intervention, cell));
  }

  #placeOf({ query, key }: Cell): number {
    return query * this.trace.shape[1] + key;
  }

  #cellUnder(event: PointerEvent): Cell | null {
    const { query, key } = (event.target as SVGElement).dataset;
    return query === undefined || key === undefined
      ? null
      : { query: Number(query), key: Number(key) };
  }

  #press(event: KeyboardEvent): void {
    if (event.ctrlKey || event.metaKey || event.altKey) return;
    const paints = this.stage === 'mask' && (event.key === ' ' || event.key === 'Enter');
    const cell = neighbour(this.trace, this.cell, event.key);
    if (!paints && !cell) return;
    event.preventDefault();
    if (paints) raise(this, 'intervention-wanted', withFlipped(this.intervention, this.cell));
    else if (cell) raise(this, 'cell-pointed', cell);
  }
}

function positionsOf({ start, end }: Span): number[] {
  return Array.from({ length: end - start }, (_, at) => start + at);
}

customElements.define('look-attention-matrix', AttentionMatrix);
