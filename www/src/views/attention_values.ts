/** The weighted values of one query: a row a key, a column a channel, and the sum below. */
import { html, LitElement, svg } from 'lit';
import type { HeadTrace } from 'lookback';
import { neighbour } from '../layout/attention_grid';
import { shorten } from '../layout/shorten';
import { type ValueRow, type ValueRows, valueRowsOf } from '../layout/value_rows';
import type { AttentionNotes } from '../notes/attention';
import type { Cell } from '../state/state';
import { legendOf } from './attention_legend';
import { attentionMatrixStyles } from './attention_matrix_styles';
import { base } from './styles';
import { raise } from './wishes';

/** Room for names and weights, in the picture's pixels. */
const left = 84;
const weights = 64;
const across = 280;
const gap = 8;
const longestName = 9;

/** Rows are keys here, so the arrows that walk between them go up and down. */
const turned: Record<string, string> = {
  ArrowUp: 'ArrowLeft',
  ArrowDown: 'ArrowRight',
  ArrowLeft: 'ArrowUp',
  ArrowRight: 'ArrowDown',
};

class AttentionValues extends LitElement {
  static override properties = {
    notes: { attribute: false },
    trace: { attribute: false },
    labels: { attribute: false },
    cell: { attribute: false },
  };
  declare notes: AttentionNotes;
  declare trace: HeadTrace;
  declare labels: string[];
  declare cell: Cell;

  static override styles = [base, attentionMatrixStyles];

  override render() {
    const { notes, trace, cell } = this;
    const shown = valueRowsOf(trace, cell);
    const side = Math.max(12, Math.min(28, Math.floor(312 / (shown.rows.length + 2))));
    const height = (shown.rows.length + 1) * side + gap;
    const width = left + weights + across;
    const [, keys] = trace.shape;
    const name = notes.values(this.labels[cell.query] ?? '', keys, shown.sum.length);
    return html`
      <div class="frame" role="application" tabindex="0" aria-label=${name} @keydown=${this.#press}>
        <svg
          viewBox="0 0 ${width} ${height + 1}"
          width=${width}
          height=${height + 1}
          aria-hidden="true"
          translate="no"
          @pointerover=${this.#point}
          @pointerdown=${this.#point}
        >
          ${shown.rows.map((row, at) => this.#row(row, at * side, side, shown))}
          ${this.#sum(shown, shown.rows.length * side + gap, side)}
        </svg>
      </div>
      ${legendOf(notes, { signed: true, most: shown.most, masks: true, valueAt: () => 0 })}
    `;
  }

  #row({ key, weight, masked, values }: ValueRow, y: number, side: number, shown: ValueRows) {
    const isPointed = key === this.cell.key;
    return svg`
      <g font-size=${Math.min(13, side - 2)}>
        <text class=${isPointed ? 'pointed' : ''} text-anchor="end" x=${left - 8} y=${y + side / 2}
          dominant-baseline="central">${shorten(this.labels[key] ?? '', longestName)}</text>
        <rect class="ground" x=${left} y=${y} width=${weights - 8} height=${side} />
        <rect class="cell" x=${left} y=${y + side * 0.2} width=${(weights - 8) * weight} height=${side * 0.6} />
        ${masked ? svg`<path class="strikes" d="M${left} ${y + side}l${side} ${-side}" />` : ''}
        ${this.#channels(values, y, side, shown.most)}
        <rect class="over ${isPointed ? 'pointer' : ''}" data-key=${key} x=${left} y=${y}
          width=${weights + across} height=${side} rx="2" />
      </g>`;
  }

  #sum({ sum, most }: ValueRows, y: number, side: number) {
    return svg`
      <g class="total" font-size=${Math.min(13, side - 2)}>
        <path class="lines" d="M${left} ${y - gap / 2}H${left + weights + across}" />
        <text class="pointed" text-anchor="end" x=${left + weights - 12} y=${y + side / 2}
          dominant-baseline="central">Σ</text>
        ${this.#channels(sum, y, side, most)}
      </g>`;
  }

  #channels(values: Float32Array, y: number, side: number, most: number) {
    const width = across / Math.max(1, values.length);
    return svg`
      <rect class="ground" x=${left + weights} y=${y} width=${across} height=${side} />
      ${Array.from(
        values,
        (value, at) => svg`<rect class="cell ${value < 0 ? 'below' : 'above'}" data-value=${value}
          x=${left + weights + at * width} y=${y} width=${width} height=${side}
          fill-opacity=${most > 0 ? Math.abs(value) / most : 0} />`,
      )}`;
  }

  #point(event: PointerEvent): void {
    const { key } = (event.target as SVGElement).dataset;
    if (key !== undefined) raise(this, 'cell-pointed', { ...this.cell, key: Number(key) });
  }

  #press(event: KeyboardEvent): void {
    if (event.ctrlKey || event.metaKey || event.altKey) return;
    const cell = neighbour(this.trace, this.cell, turned[event.key] ?? '');
    if (!cell) return;
    event.preventDefault();
    raise(this, 'cell-pointed', cell);
  }
}

customElements.define('look-attention-values', AttentionValues);
