/** What the shapes, lines and bars of the decoding tree mean: only those that the tree has. */
import { html, nothing } from 'lit';
import type { Box } from '../layout/tree';
import { isCounted } from '../layout/tree_measure';
import type { TreeNotes } from '../notes/tree';
import { isPrompt, lookOf, marksFor } from './tree_looks';
import { barsOf } from './tree_picture';

export function legendOf(boxes: readonly Box[], { legend, keys, touch }: TreeNotes) {
  const nodes = boxes.filter((box) => box.node && !isPrompt(box));
  const looks = new Set(nodes.flatMap((box) => lookOf(box).split(' ')));
  const entries: [string, string][] = [
    ['kept', legend.kept],
    ['pruned small', legend.pruned],
    ['blocked small', legend.blocked],
    ['unseen', legend.unseen],
    ['finished', legend.finished],
    ['finished-too-low', legend.tooLow],
    ['hand', legend.byHand],
    ['live', legend.live],
    ['focus', legend.focus],
  ];
  return html`
    <ul class="legend">
      <li><span class="wedge"></span>${legend.width}</li>
      ${entries.map(([look, words]) =>
        looks.has(look.split(' ')[0] ?? '')
          ? html`<li><span class="box swatch ${look}">${marksFor(look)}</span>${words}</li>`
          : nothing,
      )}
      ${
        boxes.some(({ leaves }) => leaves > 0)
          ? html`<li><span class="box swatch fold small">+n</span>${legend.fold}</li>`
          : nothing
      }
      ${
        boxes.some(({ hides }) => hides > 0)
          ? html`<li><span class="handle swatch" data-handle="+n"></span>${legend.hides}</li>`
          : nothing
      }
      ${
        nodes.some(({ visits }) => visits.here > 1 && visits.here === visits.of)
          ? html`<li><span class="mono sample">×3</span>${legend.visits}</li>`
          : nothing
      }
      ${
        nodes.some(isCounted)
          ? html`
              <li>
                ${barsOf(0.41, 0.35)}<span class="mono sample">0.41 7/20=0.35</span>${legend.frequency}
              </li>
            `
          : nothing
      }
    </ul>
    <p class="keys">${keys}</p>
    <p class="touch">${touch}</p>
  `;
}
