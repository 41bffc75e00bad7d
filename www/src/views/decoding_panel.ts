/** How the next token is chosen: the strategy, and the processors in their order, each with its values and its formula. */
import { html, LitElement, nothing, type PropertyValues } from 'lit';
import type { Sequence, Waterfall } from 'lookback';
import type { Problem } from '../engine/protocol';
import { blameFor } from '../layout/blame';
import type { Notes } from '../notes/notes';
import { apart, type Decoding } from '../state/decoding';
import { compactPanelStyles } from './decoding_panel_compact_styles';
import type { Context } from './decoding_panel_context';
import { RowDrag } from './decoding_panel_drag';
import { adder, limits, orders } from './decoding_panel_more';
import { presetButtons } from './decoding_panel_presets';
import { processorRow } from './decoding_panel_row';
import { strategyBlock } from './decoding_panel_strategy';
import { decodingPanelStyles } from './decoding_panel_styles';
import { FormulaSwitch } from './formula_switch';
import { base } from './styles';
import { raise } from './wishes';

class DecodingPanel extends LitElement {
  static override properties = {
    notes: { attribute: false },
    decoding: { attribute: false },
    strategies: { attribute: false },
    processors: { attribute: false },
    waterfall: { attribute: false },
    sequences: { attribute: false },
    problem: { attribute: false },
    compact: { type: Boolean, reflect: true },
    said: { state: true },
  };
  declare notes: Notes;
  declare decoding: Decoding;
  /** Every strategy and every processor with its usual values. */
  declare strategies: string[];
  declare processors: string[];
  /** What the processors make of the next token, and the texts so far: the numbers of the moment. */
  declare waterfall: Waterfall | null;
  declare sequences: Sequence[];
  /** Why the engine refused the settings. */
  declare problem: Problem | null;
  /** Whether there is room for the settings alone, without what explains them. */
  declare compact: boolean;
  /** What a screen reader is told of a move. */
  declare said: string;

  static override styles = [base, decodingPanelStyles, compactPanelStyles];

  readonly #formulas = new FormulaSwitch(this);
  readonly #drag = new RowDrag(this, {
    rows: () => Array.from(this.renderRoot.querySelectorAll<HTMLElement>('li')),
    move: (from, to) => this.#move(from, to, null),
    cancelled: (from) => {
      const { name } = apart(this.decoding.processors[from] ?? '');
      this.said = this.notes.decoding.movedBack(name);
    },
  });
  /** What is given the focus once a row stands in its new place; the last control: -1. */
  #focusNext: { row: number; control: number } | null = null;

  constructor() {
    super();
    this.waterfall = null;
    this.sequences = [];
    this.problem = null;
    this.compact = false;
    this.said = '';
  }

  override willUpdate(): void {
    const { strategy, processors } = this.decoding;
    this.#formulas.isWanted = !this.compact && (strategy !== 'greedy' || processors.length > 0);
  }

  override render() {
    const { decoding: words } = this.notes;
    const { processors } = this.decoding;
    const context = this.#context();
    if (this.compact) return this.#compact(context);
    const isOn = this.#formulas.isOn;
    return html`
      <div class="head">
        <h2>${words.heading}</h2>
        <button class="switch" aria-pressed=${isOn} @click=${() => this.#formulas.turnAll()}>
          <i aria-hidden="true">ƒ</i> ${words.formulas}
        </button>
        <p class="note">${words.note}</p>
      </div>
      ${presetButtons(context)} ${strategyBlock(context)}
      <div class="processors">
        <h3>${words.processors}</h3>
        ${processors.length === 0 ? html`<p class="note">${words.noProcessors}</p>` : this.#list(context)}
        <p class="hidden" role="status">${this.said}</p>
        <div class="more">${adder(context)} ${orders(context, (engine) => raise(this, 'order-wanted', engine))}</div>
      </div>
      ${limits(context)}
      ${isOn ? html`<p class="note small">${words.letters}</p>` : nothing}
    `;
  }

  #compact(context: Context) {
    return html`
      ${strategyBlock(context)}
      <div class="processors">
        ${context.decoding.processors.length > 0 ? this.#list(context) : nothing}
        <p class="hidden" role="status">${this.said}</p>
        <div class="more">${adder(context)}</div>
      </div>
      ${limits(context)}
    `;
  }

  override updated(changed: PropertyValues): void {
    if (!changed.has('decoding') || !this.#focusNext) return;
    const { row, control } = this.#focusNext;
    this.#focusNext = null;
    const item = this.renderRoot.querySelectorAll('li')[row];
    if (item) controlsOf(item).at(control)?.focus();
  }

  #list(context: Context) {
    const { processors } = this.decoding;
    const move = this.#move.bind(this);
    return html`
      <ol>${processors.map((_, at) => processorRow(context, at, this.#drag, move))}</ol>
      ${processors.length > 1 && !this.compact ? html`<p class="note small">${this.notes.decoding.dragKeys}</p>` : nothing}
    `;
  }

  #context(): Context {
    const { notes, decoding, strategies, processors, waterfall, sequences } = this;
    const { problem, compact } = this;
    return {
      ...{ notes, decoding, strategies, processors, waterfall, sequences, problem, compact },
      blame: problem && blameFor(problem, decoding),
      formulas: this.#formulas,
      change: (changed) => this.#change(changed),
    };
  }

  /** The control of the row that has the focus keeps it; after a drag its last one is given it. */
  #move(from: number, to: number, row: HTMLElement | null) {
    const { processors } = this.decoding;
    const moved = processors[from];
    if (moved === undefined || to < 0 || to >= processors.length) return;
    const focused = (this.renderRoot as ShadowRoot).activeElement as HTMLElement | null;
    const control = row && focused ? controlsOf(row).indexOf(focused) : -1;
    this.#focusNext = { row: to, control };
    const { name } = apart(moved);
    this.said = this.notes.decoding.moved(name, `${to + 1}`, `${processors.length}`);
    const others = processors.filter((_, other) => other !== from);
    this.#change({ processors: [...others.slice(0, to), moved, ...others.slice(to)] });
  }

  #change(changed: Partial<Decoding>) {
    raise(this, 'decoding-changed', { ...this.decoding, ...changed });
  }
}

function controlsOf(row: HTMLElement): HTMLElement[] {
  return Array.from(row.querySelectorAll<HTMLElement>('button, input, select'));
}

customElements.define('look-decoding-panel', DecodingPanel);
