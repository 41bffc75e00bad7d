/** The decoding tree: the prompt at the left, a node a token, and what the search made of each. */
import { html, LitElement, nothing, type PropertyValues, svg } from 'lit';
import { guard } from 'lit/directives/guard.js';
import { repeat } from 'lit/directives/repeat.js';
import type { TreeNode } from 'lookback';
import type { Piece } from '../engine/protocol';
import { spell } from '../layout/chips';
import { count, decimal, share } from '../layout/format';
import {
  type Area,
  areaOf,
  type Box,
  drawnArea,
  edgeTo,
  type Frame,
  fitted,
  held,
  margin,
  meets,
  neighbourOf,
  revealing,
  type Tree,
  treeOf,
  type View,
  zoomed,
} from '../layout/tree';
import type { TreeNotes } from '../notes/tree';
import { base } from './styles';
import { treeStyles } from './tree_styles';
import { raise } from './wishes';

/** A pressed pointer that has moved further drags: what ends is no click. */
const slack = 4;
const zoomStep = 1.3;

class DecodingTree extends LitElement {
  static override properties = {
    notes: { attribute: false },
    nodes: { attribute: false },
    pieces: { attribute: false },
    live: { attribute: false },
    focusNode: { attribute: false },
  };
  declare notes: TreeNotes;
  /** Node 0 is the prompt; each stands after its parent. */
  declare nodes: readonly TreeNode[];
  /** By node. */
  declare pieces: ReadonlyMap<number, Piece> | readonly Piece[];
  /** The nodes that go on. */
  declare live: readonly number[];
  /** The node that stands for all. Elements have a method `focus`, so this has a longer name. */
  declare focusNode: number;

  #tree: Tree = treeOf({
    nodes: [],
    label: () => '',
    live: [],
    focus: 0,
    unfolded: new Set(),
  });
  #unfolded: ReadonlySet<number> = new Set();
  /** Where the reader has walked to, and what the pointer is over, by key. */
  #at = 0;
  #hovered: number | null = null;
  #hasWalked = false;
  #frame: Frame = { width: 800, height: 400 };
  #view: View | null = null;
  /** Nobody has moved or zoomed since the tree was fitted. */
  #isFitted = true;
  #drag: { x: number; y: number; isMoving: boolean } | null = null;
  #wasDragged = false;
  readonly #sizes = new ResizeObserver(([entry]) => {
    const { width = 0, height = 0 } = entry?.contentRect ?? {};
    if (width === 0 || height === 0) return;
    this.#frame = { width, height };
    if (this.#isFitted) this.#fit(true);
    else this.#look(this.#shown);
  });

  static override styles = [base, treeStyles];

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    this.#sizes.disconnect();
  }

  override connectedCallback(): void {
    super.connectedCallback();
    const frame = this.renderRoot.querySelector('.frame');
    if (frame) this.#sizes.observe(frame);
  }

  override firstUpdated(): void {
    const frame = this.renderRoot.querySelector('.frame');
    if (frame) this.#sizes.observe(frame);
  }

  override willUpdate(changed: PropertyValues<this>): void {
    if (changed.size === 0) return;
    const before = changed.get('nodes')?.length ?? this.nodes.length;
    if (this.nodes.length < before) this.#unfolded = new Set();
    if (changed.has('focusNode') || this.nodes.length < before) {
      this.#at = this.focusNode;
      this.#hasWalked = false;
    }
    this.#layOut();
    if (!this.#view || this.nodes.length <= 1) this.#fit(true);
    else if (this.nodes.length > before) this.#reveal(this.#newest(before));
    else if (changed.has('focusNode')) this.#reveal([]);
    else this.#look(this.#shown);
  }

  override render() {
    const { notes } = this;
    const { bounds, boxes, levels } = this.#tree;
    const { x, y, zoom } = this.#shown;
    const nodes = count(this.nodes.length);
    const overflows = (bounds.bottom - bounds.top) * zoom + 2 * margin > this.#frame.height + 1;
    return html`
      <div class="head">
        <h2>${notes.heading}</h2>
        ${this.#zoomButtons()}
      </div>
      <p class="note">${notes.note}</p>
      <div
        class="frame ${overflows ? 'overflows' : ''} ${this.#drag?.isMoving ? 'moving' : ''}"
        role="tree"
        tabindex="0"
        aria-label=${notes.picture(nodes, count(levels.length - 1))}
        aria-activedescendant=${`box${this.#current?.key}`}
        .style=${`block-size: ${Math.ceil(bounds.bottom - bounds.top + 2 * margin)}px`}
        @keydown=${this.#press}
        @wheel=${this.#wheel}
        @click=${this.#click}
        @pointerdown=${this.#grab}
        @pointermove=${this.#move}
        @pointerup=${this.#release}
        @pointercancel=${this.#release}
        @pointerleave=${() => this.#hover(null)}
      >
        <div class="world" .style=${`transform: translate(${x}px, ${y}px) scale(${zoom})`}>
          ${this.#picture(drawnArea(this.#shown, this.#frame))}
        </div>
      </div>
      ${this.#facts(this.#tree.byKey.get(this.#hovered ?? this.#at) ?? this.#current)}
      ${guard([boxes, notes], () => this.#legend())}
    `;
  }

  #zoomButtons() {
    const { zoom } = this.notes;
    const { width, height } = this.#frame;
    const by = (factor: number) => () => {
      this.#isFitted = false;
      this.#look(zoomed(this.#shown, factor, width / 2, height / 2));
    };
    return html`
      <div class="zoom" role="group" aria-label=${zoom.group}>
        <button aria-label=${zoom.farther} title=${zoom.farther} @click=${by(1 / zoomStep)}>−</button>
        <button aria-label=${zoom.closer} title=${zoom.closer} @click=${by(zoomStep)}>+</button>
        <button class="fit" @click=${() => this.#fit(false)}>${zoom.fit}</button>
      </div>
    `;
  }

  /** Only what lies in `area`, so that thousands of nodes cost no more than a screenful. */
  #picture(area: Area) {
    const { boxes } = this.#tree;
    const { left, top, right, bottom } = area;
    return guard([boxes, this.notes, this.#at, left, top, right, bottom], () => {
      const current = this.#current;
      const near = boxes.filter((box) => box === current || meets(areaOf(box), area));
      const edges = boxes.filter((box) => box.parent && meets(spanOf(box), area));
      return html`
        <svg class="edges" aria-hidden="true" width="1" height="1">
          ${repeat(
            edges,
            (box) => box.key,
            (box) => {
              const { path, width } = edgeTo(box);
              return svg`<path class=${lookOf(box)} d=${path} stroke-width=${width} />`;
            },
          )}
        </svg>
        ${repeat(
          near,
          (box) => box.key,
          (box) => this.#box(box, box === current),
        )}
      `;
    });
  }

  #box(box: Box, isCurrent: boolean) {
    const { x, y, width, height } = box;
    const siblings = box.parent?.children ?? [box];
    return html`
      <div
        class="box ${lookOf(box)} ${isCurrent ? 'at' : ''}"
        role="treeitem"
        id=${`box${box.key}`}
        data-key=${box.key}
        aria-level=${box.level + 1}
        aria-posinset=${siblings.indexOf(box) + 1}
        aria-setsize=${siblings.length}
        aria-selected=${isCurrent}
        aria-expanded=${box.leaves > 0 ? box.isUnfolded : nothing}
        .style=${`left: ${x}px; top: ${y - height / 2}px; width: ${width}px; height: ${height}px`}
      >
        ${marksOf(box)}
        ${box.node ? nothing : html`<span class="hidden">${this.#name(box)}</span>`}
        <span
          class="label"
          translate=${box.level === 0 ? nothing : 'no'}
          aria-hidden=${box.node ? nothing : true}
          >${box.label}</span
        >
        ${box.numbers === '' ? nothing : html`<span class="numbers">${box.numbers}</span>`}
      </div>
    `;
  }

  /** The numbers of one node. Only those that the reader walks to are read aloud. */
  #facts(box: Box | undefined) {
    const { notes } = this;
    const { node } = box ?? {};
    const isRead = this.#hasWalked && this.#hovered === null;
    const isToken = node !== null && node !== undefined && node.parent !== null;
    const fates = isToken ? [notes.fate[node.fate]] : [];
    if (box?.isLive) fates.push(notes.live);
    if (box?.isFocus) fates.push(notes.focus);
    if (node?.byHand) fates.push(notes.byHand);
    return html`
      <div class="facts">
        <div class="said" role="status" aria-live=${isRead ? 'polite' : 'off'}>
          <p>
            <b class=${isToken ? 'mono' : ''} translate=${isToken ? 'no' : nothing}
              >${box && this.#name(box)}</b
            >
            <span class="soft">${fates.join(' · ')}</span>
          </p>
          ${box && isToken ? this.#numbers(box, node) : nothing}
        </div>
        ${
          node
            ? html`<button class="pick" @click=${() => this.#pick(box)}>${notes.pick}</button>`
            : nothing
        }
      </div>
    `;
  }

  #numbers({ prob, visits }: Box, node: TreeNode) {
    const { notes } = this;
    const rows = [
      [notes.prob, share(prob)],
      [notes.logProb, decimal(node.logProb)],
      [notes.total, decimal(node.totalLogProb)],
      [notes.score, decimal(node.score)],
      [notes.totalScore, decimal(node.totalScore)],
    ];
    if (visits.here > 1)
      rows.push([notes.visits, notes.visitsOf(count(visits.here), count(visits.of))]);
    return html`
      <dl>
        ${rows.map(
          ([name, value]) => html`
            <div>
              <dt>${name}</dt>
              <dd class="mono">${value}</dd>
            </div>
          `,
        )}
      </dl>
    `;
  }

  /** Only what this tree has. */
  #legend() {
    const { legend, keys } = this.notes;
    const { boxes } = this.#tree;
    const nodes = boxes.filter(({ parent, node }) => parent && node);
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
            ? html`<li><span class="box swatch ${look}">${legendMarks(look)}</span>${words}</li>`
            : nothing,
        )}
        ${
          boxes.some(({ leaves }) => leaves > 0)
            ? html`<li><span class="box swatch fold small">+n</span>${legend.fold}</li>`
            : nothing
        }
        ${
          nodes.some(({ visits }) => visits.here > 1)
            ? html`<li><span class="mono sample">×3 3/20</span>${legend.visits}</li>`
            : nothing
        }
      </ul>
      <p class="keys">${keys}</p>
    `;
  }

  get #current(): Box | undefined {
    const { byKey, boxes } = this.#tree;
    return byKey.get(this.#at) ?? byKey.get(this.focusNode) ?? boxes[0];
  }

  get #shown(): View {
    return this.#view ?? fitted(this.#tree.bounds, this.#frame, true);
  }

  #name({ node, leaves, isUnfolded }: Box): string {
    const { notes } = this;
    if (!node) return notes[isUnfolded ? 'fewerLeaves' : 'moreLeaves'](count(leaves));
    return this.#spelling(node);
  }

  #spelling({ node, parent, id }: TreeNode): string {
    if (parent === null) return this.notes.prompt;
    const { pieces } = this;
    const piece = 'get' in pieces ? pieces.get(node) : pieces[node];
    return piece ? spell(piece) : `#${id}`;
  }

  #layOut(): void {
    this.#tree = treeOf({
      nodes: this.nodes,
      label: (node) => this.#spelling(node),
      live: this.live,
      focus: this.focusNode,
      unfolded: this.#unfolded,
    });
  }

  #look(view: View): void {
    this.#view = held(view, this.#tree.bounds, this.#frame);
    this.requestUpdate();
  }

  #fit(legible: boolean): void {
    const focus = this.#tree.byKey.get(this.focusNode);
    const view = fitted(this.#tree.bounds, this.#frame, legible);
    this.#isFitted = legible;
    this.#look(focus && legible ? revealing(view, this.#around(focus), this.#frame) : view);
  }

  /** Shows the boxes, and the focus above all. */
  #reveal(boxes: Box[]): void {
    const focus = this.#tree.byKey.get(this.focusNode);
    let view = this.#shown;
    if (boxes.length > 0) view = revealing(view, areaAround(boxes), this.#frame);
    if (focus) view = revealing(view, this.#around(focus), this.#frame);
    this.#isFitted = false;
    this.#look(view);
  }

  /** The deepest of the nodes that were added after the first `before`. */
  #newest(before: number): Box[] {
    const added = this.#tree.boxes.filter(({ key }) => key >= before);
    const deepest = added.reduce((level, box) => Math.max(level, box.level), 0);
    return added.filter(({ level }) => level === deepest);
  }

  /** As high as the box, and as wide as its level. */
  #around(box: Box): Area {
    const { left, right } = areaAround(this.#tree.levels[box.level] ?? [box]);
    return { ...areaOf(box), left, right };
  }

  #walk(box: Box): void {
    this.#at = box.key;
    this.#hovered = null;
    this.#hasWalked = true;
    this.#isFitted = false;
    this.#look(revealing(this.#shown, this.#around(box), this.#frame));
  }

  #pick(box: Box | undefined): void {
    if (!box) return;
    if (box.node) {
      raise(this, 'node-picked', box.node.node);
      return;
    }
    const parent = -1 - box.key;
    const others = [...this.#unfolded].filter((node) => node !== parent);
    this.#unfolded = new Set(box.isUnfolded ? others : [...others, parent]);
    this.#layOut();
    const parentBox = this.#tree.byKey.get(parent);
    this.#walk(this.#tree.byKey.get(box.key) ?? parentBox ?? box);
  }

  #press(event: KeyboardEvent): void {
    const box = this.#current;
    if (!box || event.ctrlKey || event.metaKey || event.altKey) return;
    const next = neighbourOf(this.#tree, box, event.key);
    if (!next && event.key !== 'Enter') return;
    event.preventDefault();
    if (next) this.#walk(next);
    else if (!event.repeat) this.#pick(box);
  }

  /** A plain wheel belongs to the page. */
  #wheel(event: WheelEvent): void {
    if (!event.ctrlKey) return;
    event.preventDefault();
    const { left, top } = (event.currentTarget as Element).getBoundingClientRect();
    const notch = 100; // what a mouse's wheel gives; touch pads give less, more often
    const factor = zoomStep ** (-Math.max(-notch, Math.min(notch, event.deltaY)) / notch);
    this.#isFitted = false;
    this.#look(zoomed(this.#shown, factor, event.clientX - left, event.clientY - top));
  }

  #grab(event: PointerEvent): void {
    this.#wasDragged = false;
    if (event.button !== 0 || !event.isPrimary) return;
    this.#drag = { x: event.clientX, y: event.clientY, isMoving: false };
  }

  #move(event: PointerEvent): void {
    const drag = this.#drag;
    if (!drag) {
      if (event.pointerType !== 'touch') this.#hover(boxAt(event));
      return;
    }
    const [dx, dy] = [event.clientX - drag.x, event.clientY - drag.y];
    if (!drag.isMoving && Math.hypot(dx, dy) <= slack) return;
    if (!drag.isMoving) (event.currentTarget as Element).setPointerCapture(event.pointerId);
    this.#drag = { x: event.clientX, y: event.clientY, isMoving: true };
    this.#wasDragged = true;
    this.#isFitted = false;
    const { x, y, zoom } = this.#shown;
    this.#look({ x: x + dx, y: y + dy, zoom });
  }

  #release(): void {
    this.#drag = null;
    this.requestUpdate();
  }

  #hover(key: number | null): void {
    if (key === this.#hovered) return;
    this.#hovered = key;
    this.requestUpdate();
  }

  /** A finger cannot hover: its first tap shows the numbers, and a second one picks. */
  #click(event: MouseEvent): void {
    const key = boxAt(event);
    const box = key === null ? undefined : this.#tree.byKey.get(key);
    if (!box || this.#wasDragged) return;
    const isFirstTap = (event as PointerEvent).pointerType === 'touch' && key !== this.#at;
    this.#walk(box);
    if (!isFirstTap || !box.node) this.#pick(box);
  }
}

function boxAt(event: Event): number | null {
  const key = (event.target as Element).closest<HTMLElement>('[data-key]')?.dataset.key;
  return key === undefined ? null : Number(key);
}

function lookOf({ node, leaves, isSmall, isLive, isFocus, isOnPath, parent }: Box): string {
  const looks = [leaves > 0 ? 'fold' : parent ? (node?.fate ?? '') : 'prompt'];
  if (isSmall) looks.push('small');
  if (isLive) looks.push('live');
  if (isFocus) looks.push('focus');
  if (isOnPath) looks.push('path');
  if (node?.byHand) looks.push('hand');
  return looks.join(' ');
}

function marksOf({ node }: Box) {
  return html`
    ${node?.byHand ? html`<span class="mark" aria-hidden="true">◆</span>` : nothing}${flagOf(node?.fate)}
  `;
}

function legendMarks(look: string) {
  return look === 'hand' ? html`<span class="mark" aria-hidden="true">◆</span>` : flagOf(look);
}

function flagOf(fate = '') {
  if (!fate.startsWith('finished')) return nothing;
  return svg`
    <svg class="flag" viewBox="0 0 9 12" aria-hidden="true"><path d="M1 .5V12M1 1L8 3.7L1 6.5" /></svg>`;
}

/** From the parent's end to the box: where its line is. */
function spanOf(box: Box): Area {
  const { parent, x, y } = box;
  const from = parent ?? box;
  const [top, bottom] = [Math.min(from.y, y), Math.max(from.y, y)];
  return { left: from.x + from.width, top, right: x, bottom };
}

function areaAround(boxes: Box[]): Area {
  const area = { left: Infinity, top: Infinity, right: -Infinity, bottom: -Infinity };
  for (const { left, top, right, bottom } of boxes.map(areaOf)) {
    area.left = Math.min(area.left, left);
    area.top = Math.min(area.top, top);
    area.right = Math.max(area.right, right);
    area.bottom = Math.max(area.bottom, bottom);
  }
  return area;
}

customElements.define('look-tree', DecodingTree);
