/** The whole of a head whose text is too long to be shown large, and a frame round what is: pointing moves it. */
import { css, html, LitElement, nothing, svg } from 'lit';
import { guard } from 'lit/directives/guard.js';
import type { HeadTrace } from 'lookback';
import { isWhole, type Span, spansOf } from '../layout/attention_grid';
import { overviewOf } from '../layout/attention_overview';
import { type Stage, shadingOf } from '../layout/attention_stages';
import type { AttentionNotes } from '../notes/attention';
import type { Cell } from '../state/state';
import { attentionMatrixStyles } from './attention_matrix_styles';
import { base } from './styles';
import { raise } from './wishes';

class AttentionOverview extends LitElement {
  static override properties = {
    notes: { attribute: false },
    trace: { attribute: false },
    stage: { attribute: false },
    cell: { attribute: false },
    pointed: { attribute: false },
  };
  declare notes: AttentionNotes;
  declare trace: HeadTrace;
  declare stage: Stage;
  /** The cell whose numbers are shown. */
  declare cell: Cell;
  /** The cell that the reader points at: the frame stays with it. */
  declare pointed: Cell | null;

  static override styles = [
    base,
    attentionMatrixStyles,
    css`
      figure {
        display: grid;
        grid-template-columns: minmax(0, 1fr);
        gap: var(--space-2);
        max-width: 16rem;
        margin: var(--space-3) 0 0 5.25rem;
      }
      svg {
        width: 100%;
        border: 1px solid var(--rule-strong);
        background: var(--raised);
        cursor: crosshair;
      }
      .hidden-part {
        fill: var(--rule);
      }
      .frame-of,
      .here {
        fill: none;
        stroke: var(--ink);
        stroke-width: 2;
        vector-effect: non-scaling-stroke;
        pointer-events: none;
      }
      .here {
        stroke: var(--choice);
      }
      figcaption {
        color: var(--ink-soft);
        font-size: var(--size-small);
        text-wrap: pretty;
      }
    `,
  ];

  override render() {
    const { notes, trace, stage } = this;
    if (isWhole(trace)) return nothing;
    const shown = stage === 'values' ? 'softmax' : stage;
    const { queries, keys } = this.#shown();
    const [rows, columns] = trace.shape;
    const [across, down] = [keys.end - keys.start, queries.end - queries.start];
    return html`
      <figure>
        <svg
          viewBox="0 0 ${columns} ${rows}"
          aria-hidden="true"
          @pointerdown=${this.#point}
          @pointermove=${this.#point}
        >
          ${guard([trace, shown], () => this.#cells(shown))}
          <rect class="frame-of" x=${keys.start} y=${queries.start} width=${across} height=${down} />
          <rect class="here" x=${this.cell.key} y=${this.cell.query} width="1" height="1" />
        </svg>
        <figcaption>${notes.overview(rows)}</figcaption>
      </figure>
    `;
  }

  /** Values are shown of one query: that of the cell. */
  #shown(): { queries: Span; keys: Span } {
    const { trace, stage, cell, pointed } = this;
    if (stage !== 'values') return spansOf(trace, pointed);
    const { keys } = spansOf(trace, cell);
    return { keys, queries: { start: cell.query, end: cell.query + 1 } };
  }

  #cells(stage: Exclude<Stage, 'values'>) {
    const { trace } = this;
    const { shades, masked, positionsPerCell } = overviewOf(trace, shadingOf(trace, stage));
    return svg`
      <g transform="scale(${positionsPerCell})" shape-rendering="crispEdges">
        <path class="hidden-part" d=${masked} />
        ${shades.map(
          ({ role, opacity, path }) =>
            svg`<path class="cell ${role}" fill-opacity=${opacity} d=${path} />`,
        )}
      </g>`;
  }

  #point(event: PointerEvent): void {
    const [rows, columns] = this.trace.shape;
    const { left, top, width, height } = (event.currentTarget as Element).getBoundingClientRect();
    const place = (along: number, size: number, count: number) =>
      Math.min(count - 1, Math.max(0, Math.floor((along / size) * count)));
    const cell = {
      query: place(event.clientY - top, height, rows),
      key: place(event.clientX - left, width, columns),
    };
    const { pointed } = this;
    if (pointed?.query !== cell.query || pointed.key !== cell.key)
      raise(this, 'cell-pointed', cell);
  }
}

customElements.define('look-attention-overview', AttentionOverview);
