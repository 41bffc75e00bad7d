/** One processor in its place: its values, what it is for, its formula, and the ways to move it. */
import { html, nothing } from 'lit';
import { apart, together } from '../state/decoding';
import { type Context, usualOf } from './decoding_panel_context';
import type { RowDrag } from './decoding_panel_drag';
import { isShort, settingFields } from './decoding_panel_fields';
import { foldButton, formulaId, formulaOf } from './decoding_panel_formula';
import { problemLine } from './decoding_panel_problem';

/** By buttons and keys: the row whose focused control keeps the focus. */
export type Move = (from: number, to: number, row: HTMLElement | null) => void;

export function processorRow(context: Context, at: number, drag: RowDrag, move: Move) {
  const { notes, decoding, blame, change } = context;
  const { decoding: words } = notes;
  const { processors } = decoding;
  const processor = processors[at] ?? '';
  const { name } = apart(processor);
  const own = words.kinds[name];
  const usual = usualOf(context.processors, name);
  const isBlamed = blame?.processor === at;
  const replace = (next: string) =>
    change({ processors: processors.map((one, other) => (other === at ? next : one)) });
  return html`
    <li
      data-name=${name}
      data-gap=${gap(drag, at, processors.length)}
      class=${drag.from === at ? 'held' : ''}
      @keydown=${(event: KeyboardEvent) => byKey(event, at, move)}
    >
      <div class="bar">
        <span
          class="handle"
          title=${words.drag}
          aria-hidden="true"
          @pointerdown=${(event: PointerEvent) => drag.start(event, at)}
          >⠿</span
        >
        <span class="name mono" translate="no" title=${own?.what ?? nothing}>${name}</span>
        <span class="values ${isShort(processor) ? 'short' : ''}">
          ${settingFields({
            setting: processor,
            usual,
            labels: own?.values ?? [],
            words,
            compact: context.compact,
            wrong: isBlamed ? blame.value : null,
            problemId: `problem-${at}`,
            change: (values) => replace(together(name, values)),
          })}
        </span>
        <span class="buttons">
          ${foldButton(context, name, formulaId(at))}
          <button
            class="earlier"
            aria-label=${words.earlier(name)}
            aria-disabled=${at === 0}
            @click=${(event: Event) => move(at, at - 1, rowOf(event))}
          >
            ↑
          </button>
          <button
            class="later"
            aria-label=${words.later(name)}
            aria-disabled=${at === processors.length - 1}
            @click=${(event: Event) => move(at, at + 1, rowOf(event))}
          >
            ↓
          </button>
          <button
            class="remove"
            aria-label=${words.remove(name)}
            @click=${() => change({ processors: processors.filter((_, other) => other !== at) })}
          >
            ×
          </button>
        </span>
      </div>
      ${context.compact ? nothing : html`<p class="note what">${own?.what}</p>`}
      ${isBlamed ? problemLine(context, `problem-${at}`) : nothing}
      ${formulaOf(context, name, at, usual)}
    </li>
  `;
}

/** Where the line stands that shows the place of a row that is held. */
function gap(drag: RowDrag, at: number, all: number) {
  if (drag.isGap(at)) return 'before';
  return at === all - 1 && drag.isGap(all) ? 'after' : nothing;
}

function byKey(event: KeyboardEvent, at: number, move: Move) {
  const by = { ArrowUp: -1, ArrowDown: 1 }[event.key];
  if (by === undefined || !event.altKey) return;
  event.preventDefault();
  move(at, at + by, event.currentTarget as HTMLElement);
}

function rowOf(event: Event): HTMLElement | null {
  return (event.currentTarget as HTMLElement).closest('li');
}
