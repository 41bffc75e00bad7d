/** All heads as small multiples: one is picked to be seen large, any can be switched off. */
import { html, LitElement, nothing, svg } from 'lit';
import { guard } from 'lit/directives/guard.js';
import type { Thumbnails } from 'lookback';
import { type HeadPlace, headBeside, looksAt, shadesOf } from '../layout/head_grid';
import { isOff, offCount, withAllHeads, withHeadToggled } from '../layout/intervention';
import { isolated } from '../layout/isolated';
import type { AttentionNotes } from '../notes/attention';
import { headGridStyles } from './head_grid_styles';
import { base } from './styles';
import { raise } from './wishes';

class HeadGrid extends LitElement {
  static override properties = {
    notes: { attribute: false },
    thumbnails: { attribute: false },
    labels: { attribute: false },
    picked: { attribute: false },
    intervention: { attribute: false },
  };
  declare notes: AttentionNotes;
  declare thumbnails: Thumbnails;
  declare labels: string[];
  declare picked: HeadPlace;
  declare intervention: string;

  static override styles = [base, headGridStyles];

  override render() {
    const { notes, picked, intervention } = this;
    const [layers, heads] = this.thumbnails.shape;
    const { heads: words } = notes;
    const off = offCount(intervention);
    const isPickedOff = isOff(intervention, picked.layer, picked.head);
    const columns = Array.from({ length: heads }, (_, head) => head);
    return html`
      <h3>${words.heading}</h3>
      <p class="note">${words.note}</p>
      <div class="scroll">
        <div
          class="grid"
          role="group"
          aria-label=${words.grid}
          .style=${`grid-template-columns: auto repeat(${heads}, minmax(1.75rem, 4rem))`}
          @keydown=${this.#press}
        >
          <span></span>
          ${columns.map((head) => html`<span class="name mono" translate="no" aria-hidden="true">H${head + 1}</span>`)}
          ${Array.from({ length: layers }, (_, layer) => [
            html`<span class="name mono" translate="no" aria-hidden="true">L${layer + 1}</span>`,
            columns.map((head) => this.#head({ layer, head })),
          ])}
        </div>
      </div>
      <div class="bar">
        <b>${words.chosen(picked.layer + 1, picked.head + 1)}</b>
        <button class="switch" aria-keyshortcuts="o" @click=${() => this.#toggle(picked)}>
          ${isPickedOff ? words.switchOn : words.switchOff}
        </button>
        ${off > 0 ? html`<button class="all" @click=${this.#allOn}>${words.allOn}</button><span class="soft">${words.off(off)}</span>` : nothing}
      </div>
      <p class="note keys">${words.keys}</p>
    `;
  }

  #head(place: HeadPlace) {
    const { notes, thumbnails, intervention, picked, labels } = this;
    const { layer, head } = place;
    const side = thumbnails.shape[2];
    const off = isOff(intervention, layer, head);
    const isPicked = layer === picked.layer && head === picked.head;
    return html`
      <button
        class="head"
        data-layer=${layer}
        data-head=${head}
        data-off=${off}
        aria-pressed=${isPicked}
        tabindex=${isPicked ? 0 : -1}
        aria-label=${notes.heads.name(layer + 1, head + 1, off, this.#looks(place))}
        @click=${(event: MouseEvent) => (event.shiftKey ? this.#toggle(place) : raise(this, 'head-picked', place))}
      >
        ${guard(
          [thumbnails, off, labels],
          () => html`
            <svg viewBox="0 0 ${side} ${side}" aria-hidden="true">
              <rect class="paper" width=${side} height=${side} />
              ${shadesOf(thumbnails, place).map(
                ({ opacity, path }) =>
                  svg`<path class="shade" fill-opacity=${opacity} d=${path} />`,
              )}
              ${off ? svg`<path class="cross" d="M0 0L${side} ${side}M0 ${side}L${side} 0" />` : nothing}
            </svg>
          `,
        )}
      </button>
    `;
  }

  #looks(place: HeadPlace): string {
    const { notes, labels } = this;
    const { first, last } = looksAt(this.thumbnails, place, labels.length);
    const query = isolated(labels.at(-1));
    if (first === last) return notes.heads.looks(query, isolated(labels[first]));
    return notes.heads.looksAround(query, first, last);
  }

  #toggle({ layer, head }: HeadPlace): void {
    raise(this, 'intervention-wanted', withHeadToggled(this.intervention, layer, head));
  }

  #allOn(): void {
    raise(this, 'intervention-wanted', withAllHeads(this.intervention));
  }

  #press(event: KeyboardEvent): void {
    if (event.ctrlKey || event.metaKey || event.altKey) return;
    const [layers, heads] = this.thumbnails.shape;
    // The one that has the focus: which one is picked is known only once the engine has answered.
    const { dataset } = event.composedPath()[0] as HTMLElement;
    if (dataset.layer === undefined) return;
    const at = { layer: Number(dataset.layer), head: Number(dataset.head) };
    if (event.key.toLowerCase() === 'o') this.#toggle(at);
    const beside = headBeside(at, event.key, layers, heads);
    if (!beside) return;
    event.preventDefault();
    const { layer, head } = beside;
    const button = this.renderRoot.querySelector<HTMLElement>(
      `[data-layer="${layer}"][data-head="${head}"]`,
    );
    button?.focus();
    raise(this, 'head-picked', beside);
  }
}

customElements.define('look-head-grid', HeadGrid);
