/** The frame around the picture of the decoding tree: what is heard of it, and which hand moves it. */
import { html } from 'lit';
import { count } from '../layout/format';
import type { Tree } from '../layout/tree';
import { margin } from '../layout/window';
import type { TreeNotes } from '../notes/tree';
import type { TreeWindow } from './tree_window';

export interface FrameParts {
  notes: TreeNotes;
  tree: Tree;
  view: TreeWindow;
  /** How many nodes there are, drawn or not. */
  nodes: number;
  /** The key of the box that the reader is at. */
  at: number | undefined;
  picture: unknown;
  press: (event: KeyboardEvent) => void;
  click: (event: MouseEvent) => void;
  move: (event: PointerEvent) => void;
  leave: () => void;
}

export function frameOf(parts: FrameParts) {
  const { notes, tree, view, picture } = parts;
  const { bounds, levels } = tree;
  const { x, y, zoom } = view.view;
  return html`
    <div
      class="frame ${view.isMoving ? 'moving' : ''}"
      role="tree"
      tabindex="0"
      aria-label=${notes.picture(count(parts.nodes), count(levels.length - 1))}
      aria-activedescendant=${`box${parts.at}`}
      .style=${`block-size: ${Math.ceil(bounds.bottom - bounds.top + 2 * margin)}px`}
      @keydown=${parts.press}
      @click=${parts.click}
      @wheel=${(event: WheelEvent) => view.wheel(event)}
      @touchmove=${(event: TouchEvent) => view.touch(event)}
      @pointerdown=${(event: PointerEvent) => view.grab(event)}
      @pointermove=${parts.move}
      @pointerup=${(event: PointerEvent) => view.release(event)}
      @pointercancel=${(event: PointerEvent) => view.release(event)}
      @pointerleave=${parts.leave}
    >
      <div class="world" .style=${`transform: translate(${x}px, ${y}px) scale(${zoom})`}>${picture}</div>
    </div>
  `;
}
