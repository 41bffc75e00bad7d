/** The decoding tree: the prompt at the left, a node a token, and what the search made of each. */
import { html, LitElement, type PropertyValues } from 'lit';
import { guard } from 'lit/directives/guard.js';
import type { TreeNode } from 'lookback';
import {
  type Box,
  boxAt,
  levelAround,
  neighbourOf,
  newestArea,
  type Tree,
  treeOf,
} from '../layout/tree';
import {
  opened,
  pathTo,
  type TreeExtent,
  wholeTree,
  withCollapseTurned,
  withFoldTurned,
} from '../layout/tree_extent';
import type { Numbers } from '../layout/tree_measure';
import type { Area } from '../layout/window';
import type { TreeNotes } from '../notes/tree';
import { base } from './styles';
import { numbersMenu, type Step, wayTo, zoomButtons } from './tree_bar';
import { boxStyles } from './tree_box_styles';
import { factsOf } from './tree_facts';
import { frameOf } from './tree_frame';
import { legendOf } from './tree_legend';
import { lineStyles } from './tree_line_styles';
import { isFar, pictureOf } from './tree_picture';
import { treeStyles } from './tree_styles';
import { TreeWindow } from './tree_window';
import { type Pieces, TreeWords } from './tree_words';
import { raise } from './wishes';

/** Stays as it was set while the page lives, although the tree may be placed anew. */
let numbersAsked: Numbers = 'prob';

class DecodingTree extends LitElement {
  static override properties = {
    notes: { attribute: false },
    nodes: { attribute: false },
    pieces: { attribute: false },
    live: { attribute: false },
    focusNode: { attribute: false },
    counts: { attribute: false },
  };
  declare notes: TreeNotes;
  /** Node 0 is the prompt; each stands after its parent. */
  declare nodes: readonly TreeNode[];
  /** By node. */
  declare pieces: Pieces;
  /** The nodes that go on. */
  declare live: readonly number[];
  /** The node that stands for all. Elements have a method `focus`, so this has a longer name. */
  declare focusNode: number;
  /** Whether each visit is a text that was drawn by itself. */
  declare counts: boolean;

  #tree: Tree = {
    boxes: [],
    byKey: new Map(),
    levels: [],
    bounds: { left: 0, top: 0, right: 1, bottom: 1 },
  };
  #extent = wholeTree;
  /** Where the reader has walked to, and what the pointer is over, by key. */
  #at = 0;
  #hovered: number | null = null;
  #hasWalked = false;
  #words!: TreeWords;
  readonly #window = new TreeWindow(
    this,
    () => this.#tree.bounds,
    () => {
      const focus = this.#tree.byKey.get(this.focusNode);
      return focus ? levelAround(this.#tree, focus) : null;
    },
  );

  static override styles = [base, treeStyles, lineStyles, boxStyles];

  /** In a task of its own: drawn with all the rest of a step, thousands of nodes would make one long task of both. */
  protected override async scheduleUpdate(): Promise<void> {
    if (this.hasUpdated) await new Promise((resolve) => setTimeout(resolve));
    super.scheduleUpdate();
  }

  override willUpdate(changed: PropertyValues<this>): void {
    if (changed.size === 0) return;
    const before = changed.get('nodes')?.length ?? this.nodes.length;
    if (this.nodes.length < before) this.#extent = wholeTree;
    if (changed.has('focusNode') || this.nodes.length < before) {
      this.#at = this.focusNode;
      this.#hasWalked = false;
      this.#extent = opened(this.#extent, this.focusNode, this.nodes);
    }
    if (changed.has('notes') || changed.has('pieces'))
      this.#words = new TreeWords(this.notes, this.pieces);
    this.#layOut();
    if (!this.#window.isSet || this.nodes.length <= 1) this.#window.fit(true);
    else if (this.nodes.length > before) this.#reveal(newestArea(this.#tree, before));
    else if (changed.has('focusNode')) this.#reveal(null);
    else this.#window.hold();
  }

  override render() {
    const { notes } = this;
    const { boxes } = this.#tree;
    const view = this.#window;
    const shown = this.#tree.byKey.get(this.#hovered ?? this.#at) ?? this.#current;
    return html`
      <div class="head">
        <h2>${notes.heading}</h2>
        <div class="tools">
          ${numbersMenu(notes, numbersAsked, (numbers) => this.#ask(numbers))}
          ${zoomButtons(notes, view)}
        </div>
      </div>
      <p class="note">${notes.note}</p>
      ${wayTo(notes, this.#way(), (node) => this.#narrow(node))}
      ${frameOf({
        notes,
        tree: this.#tree,
        view,
        nodes: this.nodes.length,
        at: this.#current?.key,
        picture: this.#picture(view.drawn, isFar(view.view.zoom)),
        press: (event) => this.#press(event),
        click: (event) => this.#click(event),
        move: (event) => this.#move(event),
        leave: () => this.#hover(null),
      })}
      ${factsOf({
        notes,
        box: shown,
        name: shown ? this.#words.name(shown) : '',
        isRead: this.#hasWalked && this.#hovered === null,
        isRoot: shown?.key === this.#extent.root,
        pick: () => this.#pick(shown),
        collapse: () => this.#collapse(shown),
        narrow: () => this.#narrow(shown?.key ?? 0),
      })}
      ${guard([boxes, notes], () => legendOf(boxes, notes))}
    `;
  }

  #picture(area: Area, far: boolean) {
    const tree = this.#tree;
    const [current, words] = [this.#current, this.#words];
    const { left, top, right, bottom } = area;
    return guard([tree, current, words, far, left, top, right, bottom], () =>
      pictureOf({ tree, area, isFar: far, current, words }),
    );
  }

  get #current(): Box | undefined {
    const { byKey, boxes } = this.#tree;
    return byKey.get(this.#at) ?? byKey.get(this.focusNode) ?? boxes[0];
  }

  #way(): Step[] {
    return pathTo(this.#extent.root, this.nodes).flatMap((at) => {
      const node = this.nodes[at];
      return node ? [{ node: at, name: this.#words.spelling(node) }] : [];
    });
  }

  #layOut(): void {
    this.#tree = treeOf({
      ...this.#extent,
      nodes: this.nodes,
      label: (node) => this.#words.spelling(node),
      live: this.live,
      focus: this.focusNode,
      numbers: numbersAsked,
      counts: this.counts ?? false,
    });
  }

  #ask(numbers: Numbers): void {
    numbersAsked = numbers;
    this.#layOut();
    this.#window.hold();
  }

  #show(extent: TreeExtent, at: number): void {
    this.#extent = extent;
    this.#layOut();
    const box = this.#tree.byKey.get(at);
    if (box) this.#walk(box);
  }

  /** Shows the area, and the focus above all. */
  #reveal(area: Area | null): void {
    const focus = this.#tree.byKey.get(this.focusNode);
    const areas = [area, focus ? levelAround(this.#tree, focus) : null];
    this.#window.reveal(...areas.filter((one) => one !== null));
  }

  #walk(box: Box): void {
    this.#at = box.key;
    this.#hovered = null;
    this.#hasWalked = true;
    this.#window.reveal(levelAround(this.#tree, box));
  }

  #pick(box: Box | undefined): void {
    if (box?.node) raise(this, 'node-picked', box.node.node);
    else if (box) this.#unfold(box);
  }

  #unfold(box: Box): void {
    const parent = -1 - box.key;
    this.#show(withFoldTurned(this.#extent, parent), parent);
    this.#walk(this.#tree.byKey.get(box.key) ?? box);
  }

  #collapse(box: Box | undefined): void {
    if (box?.branches) this.#show(withCollapseTurned(this.#extent, box.key), box.key);
  }

  #narrow(node: number): void {
    const extent = { ...this.#extent, root: node };
    this.#show(opened(extent, node, this.nodes), node);
    this.#window.fit(true);
  }

  #press(event: KeyboardEvent): void {
    const box = this.#current;
    if (!box || event.ctrlKey || event.metaKey || event.altKey) return;
    const act = this.#actFor(event, box);
    if (!act) return;
    event.preventDefault();
    act();
  }

  #actFor({ key, repeat }: KeyboardEvent, box: Box): (() => void) | null {
    const isCollapsed = box.hides > 0;
    const opens = key === '+' || key === '=' || key === 'ArrowRight';
    if (isCollapsed ? opens : key === '-') return () => this.#collapse(box);
    if (key === 'Enter') return () => repeat || this.#pick(box);
    if (key === 'o' && box.branches > 0)
      return () => this.#narrow(box.key === this.#extent.root ? 0 : box.key);
    const next = neighbourOf(this.#tree, box, key);
    return next && (() => this.#walk(next));
  }

  #move(event: PointerEvent): void {
    if (this.#window.move(event) || event.pointerType === 'touch') return;
    this.#hover(this.#boxUnder(event)?.key ?? null);
  }

  #hover(key: number | null): void {
    if (key === this.#hovered) return;
    this.#hovered = key;
    this.requestUpdate();
  }

  /** A finger cannot hover: its first tap shows the numbers, and a second one picks. */
  #click(event: MouseEvent): void {
    const box = this.#boxUnder(event);
    if (!box || this.#window.wasDragged) return;
    if ((event.target as Element).closest('[data-handle]')) {
      this.#collapse(box);
      return;
    }
    const isFirstTap = (event as PointerEvent).pointerType === 'touch' && box.key !== this.#at;
    this.#walk(box);
    if (!isFirstTap || !box.node) this.#pick(box);
  }

  /** From afar a box is no element of its own. */
  #boxUnder(event: MouseEvent): Box | null {
    const key = (event.target as Element).closest<HTMLElement>('[data-key]')?.dataset.key;
    if (key !== undefined) return this.#tree.byKey.get(Number(key)) ?? null;
    return isFar(this.#window.view.zoom) ? boxAt(this.#tree, this.#window.pointAt(event)) : null;
  }
}

customElements.define('look-tree', DecodingTree);
