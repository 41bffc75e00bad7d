/** A setting's formula in the panel, and the button that unfolds it. */
import { html, nothing } from 'lit';
import type { Context } from './decoding_panel_context';

export function foldButton({ formulas, notes, compact }: Context, name: string, id: string) {
  if (compact) return nothing;
  return html`
    <button
      class="fold"
      aria-label=${notes.decoding.formula(name)}
      aria-expanded=${formulas.isOpen(name)}
      aria-controls=${id}
      @click=${() => formulas.turn(name)}
    >
      ƒ
    </button>
  `;
}

/** `at`: the place of the processor, `null` for the strategy. */
export function formulaOf(context: Context, name: string, at: number | null, usual: string) {
  if (!context.formulas.isOpen(name)) return nothing;
  // An element that is not known yet fills in as soon as it is; without it the settings still work.
  import('./formula_block').catch(() => {});
  return html`
    <look-formula-block
      class="formula"
      id=${formulaId(at)}
      .words=${context.notes.decoding}
      .decoding=${context.decoding}
      .at=${at}
      .usual=${usual}
      .waterfall=${context.waterfall}
      .sequences=${context.sequences}
    ></look-formula-block>
  `;
}

export function formulaId(at: number | null): string {
  return at === null ? 'formula' : `formula-${at}`;
}
