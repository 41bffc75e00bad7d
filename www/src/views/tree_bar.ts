/** What stands above the decoding tree: which numbers its boxes show, the zoom, and the way back from a subtree. */
import { html, nothing } from 'lit';
import { type Numbers, numbersShown } from '../layout/tree_measure';
import type { TreeNotes } from '../notes/tree';
import type { TreeWindow } from './tree_window';

/** Of a longer way only the start and so many of its last tokens are named. */
const lastNamed = 6;

export function numbersMenu(
  { numbers }: TreeNotes,
  shown: Numbers,
  pick: (numbers: Numbers) => void,
) {
  return html`
    <label>
      <span>${numbers.label}</span>
      <select
        class="numbers-shown"
        @change=${(event: Event) => pick((event.currentTarget as HTMLSelectElement).value as Numbers)}
      >
        ${numbersShown.map(
          (one) => html`<option value=${one} .selected=${one === shown}>${numbers[one]}</option>`,
        )}
      </select>
    </label>
  `;
}

export function zoomButtons({ zoom }: TreeNotes, view: TreeWindow) {
  return html`
    <div class="zoom" role="group" aria-label=${zoom.group}>
      <button aria-label=${zoom.farther} title=${zoom.farther} @click=${() => view.farther()}>−</button>
      <button aria-label=${zoom.closer} title=${zoom.closer} @click=${() => view.closer()}>+</button>
      <button class="fit" @click=${() => view.fit(false)}>${zoom.fit}</button>
    </div>
  `;
}

/** A node above the root of what is shown, and the root itself. */
export interface Step {
  node: number;
  name: string;
}

export function wayTo(
  { way, wayNote }: TreeNotes,
  steps: readonly Step[],
  pick: (node: number) => void,
) {
  if (steps.length < 2) return nothing;
  const skipped = steps.length - 1 > lastNamed ? steps.length - 1 - lastNamed : 0;
  const named = steps.filter((_, at) => at === 0 || at > skipped);
  return html`
    <nav class="way" aria-label=${way}>
      <span class="soft">${wayNote}</span>
      <ol>
        ${named.map(
          ({ node, name }, at) => html`
            <li>
              ${at === 1 && skipped > 0 ? html`<span class="soft">… ›</span>` : nothing}
              <button
                class=${at === 0 ? '' : 'mono'}
                translate=${at === 0 ? nothing : 'no'}
                aria-current=${at === named.length - 1 ? 'true' : nothing}
                @click=${() => pick(node)}
                >${name}</button
              >
            </li>
          `,
        )}
      </ol>
    </nav>
  `;
}
