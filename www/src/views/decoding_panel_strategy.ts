/** The strategy: which one, its values, what it is for, and its formula. */
import { html, nothing } from 'lit';
import { live } from 'lit/directives/live.js';
import { repeat } from 'lit/directives/repeat.js';
import { apart, together } from '../state/decoding';
import { type Context, chosen, unfold, usualOf } from './decoding_panel_context';
import { isShort, settingFields } from './decoding_panel_fields';
import { foldButton, formulaId, formulaOf } from './decoding_panel_formula';
import { problemLine } from './decoding_panel_problem';

export function strategyBlock(context: Context) {
  const { notes, decoding, strategies, blame, change } = context;
  const { decoding: words } = notes;
  const { strategy } = decoding;
  const { name } = apart(strategy);
  const own = words.strategies[name];
  const usual = usualOf(strategies, name);
  const known = strategies.map((one) => apart(one).name);
  // One that the engine does not have is shown as it was asked for.
  const names = known.includes(name) ? known : [name, ...known];
  const isBlamed = blame !== null && blame.processor === null;
  return html`
    <div class="strategy">
      <div class="bar">
        <label class="field">
          <span>${words.strategy}</span>
          <select
            id="strategy"
            @keydown=${unfold}
            .value=${live(name)}
            @change=${(event: Event) => change({ strategy: usualOf(strategies, chosen(event)) })}
          >
            ${repeat(
              names,
              (one) => one,
              (one) =>
                html`<option value=${one} ?selected=${one === name} translate="no">${one}</option>`,
            )}
          </select>
        </label>
        <span class="values ${isShort(strategy) ? 'short' : ''}">
          ${settingFields({
            setting: strategy,
            usual,
            labels: own?.values ?? [],
            words,
            compact: context.compact,
            wrong: isBlamed ? blame.value : null,
            problemId: 'problem',
            change: (values) => change({ strategy: together(name, values) }),
          })}
        </span>
        <span class="buttons">${foldButton(context, name, formulaId(null))}</span>
      </div>
      ${context.compact ? nothing : html`<p class="note what">${own?.what}</p>`}
      ${isBlamed ? problemLine(context, 'problem') : nothing}
      ${formulaOf(context, name, null, usual)}
    </div>
  `;
}
