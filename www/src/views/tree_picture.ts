/** The boxes and lines of the decoding tree: as text where they can be read, else as shapes that cost next to nothing. */
import { html, nothing, svg } from 'lit';
import { guard } from 'lit/directives/guard.js';
import { repeat } from 'lit/directives/repeat.js';
import { areaOf, type Box, edgeTo, neighboursOf, spanOf, type Tree } from '../layout/tree';
import { isCounted } from '../layout/tree_measure';
import { type Area, meets } from '../layout/window';
import { dotOf, isPrompt, lookOf, marksOf } from './tree_looks';
import type { TreeWords } from './tree_words';

/** Below this zoom no label can be read. */
const farZoom = 0.5;

export function isFar(zoom: number): boolean {
  return zoom < farZoom;
}

export interface Picture {
  tree: Tree;
  /** What is to be drawn of it. */
  area: Area;
  /** Whether it is seen from so far that nothing can be read. */
  isFar: boolean;
  current: Box | undefined;
  words: TreeWords;
}

/** Only what lies in `area`, so that thousands of nodes cost no more than a screenful. */
export function pictureOf(picture: Picture) {
  const { tree, area, current } = picture;
  const edges = tree.boxes.filter((box) => box.parent && meets(spanOf(box), area));
  const inView = tree.boxes.filter((box) => meets(areaOf(box), area));
  if (picture.isFar) {
    return html`
      ${farPicture(edges, inView)}
      ${boxesOf(current ? neighboursOf(tree, current) : [], picture)}
    `;
  }
  const isOutside = current && !meets(areaOf(current), area);
  return html`
    <svg class="edges" aria-hidden="true" width="1" height="1">
      ${repeat(
        edges,
        (box) => box.key,
        (box) =>
          guard([box], () => {
            const { path, width } = edgeTo(box);
            return svg`<path class=${lookOf(box)} d=${path} stroke-width=${width} />`;
          }),
      )}
    </svg>
    ${boxesOf(isOutside ? [...inView, current] : inView, picture)}
  `;
}

function boxesOf(boxes: readonly Box[], { current, words }: Picture) {
  return repeat(
    boxes,
    (box) => box.key,
    (box) => guard([box, box === current, words], () => boxOf(box, box === current, words)),
  );
}

function boxOf(box: Box, isCurrent: boolean, words: TreeWords) {
  const { x, y, width, height, hides, branches } = box;
  const siblings = box.parent?.children ?? [box];
  const isOpen = box.leaves > 0 ? box.isUnfolded : hides === 0;
  return html`
    <div
      class="box ${lookOf(box)} ${isCurrent ? 'at' : ''}"
      role="treeitem"
      id=${`box${box.key}`}
      data-key=${box.key}
      data-prob=${box.parent ? (box.node?.prob ?? nothing) : nothing}
      data-total=${box.parent ? (box.node?.totalLogProb ?? nothing) : nothing}
      aria-label=${words.sentence(box)}
      aria-level=${box.level + 1}
      aria-posinset=${siblings.indexOf(box) + 1}
      aria-setsize=${siblings.length}
      aria-selected=${isCurrent}
      aria-expanded=${box.leaves > 0 || branches > 0 ? isOpen : nothing}
      .style=${`left: ${x}px; top: ${y - height / 2}px; width: ${width}px; height: ${height}px`}
    >
      ${marksOf(box)}
      <span class="label" translate=${isPrompt(box) ? nothing : 'no'}>${box.label}</span>
      ${box.numbers === '' ? nothing : html`<span class="numbers">${box.numbers}</span>`}
      ${box.often === '' ? nothing : oftenOf(box)}
      ${
        branches > 0
          ? html`<span class="handle" data-handle=${hides > 0 ? `+${hides}` : '−'}></span>`
          : nothing
      }
    </div>
  `;
}

function oftenOf(box: Box) {
  const { here, of } = box.visits;
  return html`
    ${isCounted(box) ? barsOf(box.prob, here / of) : nothing}
    <span class="numbers often">${box.often}</span>
  `;
}

/** A probability above the frequency with which it was drawn. */
export function barsOf(prob: number, frequency: number) {
  return svg`
    <svg class="bars" viewBox="0 0 26 12" aria-hidden="true">
      <path class="scale" d="M1 3.5h24M1 9.5h24" />
      <path class="said" d=${`M1 3.5h${24 * prob}`} />
      <path class="drawn" d=${`M1 9.5h${24 * frequency}`} />
    </svg>`;
}

/** A path a look: the number of elements does not grow with the tree. */
function farPicture(edges: readonly Box[], boxes: readonly Box[]) {
  const lines = new Map<string, string>();
  for (const box of edges) {
    const look = `${box.isOnPath ? 'path' : ''} wide${Math.ceil(box.prob * 3)}`;
    const from = box.parent ?? box;
    const line = `M${from.x + from.width} ${from.y}L${box.x} ${box.y}`;
    lines.set(look, (lines.get(look) ?? '') + line);
  }
  const dots = new Map<string, string>();
  for (const box of boxes) {
    const look = dotOf(box);
    const dot = `M${box.x + box.height / 2} ${box.y}h${box.width - box.height}`;
    dots.set(look, (dots.get(look) ?? '') + dot);
  }
  return html`
    <svg class="edges far" aria-hidden="true" width="1" height="1">
      ${[...lines].map(([look, path]) => svg`<path class=${look} d=${path} />`)}
    </svg>
    <svg class="dots" aria-hidden="true" width="1" height="1">
      ${[...dots].map(([look, path]) => svg`<path class=${look} d=${path} />`)}
    </svg>
  `;
}
