/** The model in one line: which one it is, and its sizes. */
import { css, html, LitElement, nothing } from 'lit';
import { byteSize, count } from '../layout/format';
import type { Notes } from '../notes/notes';
import { keptField, type OpeningState } from '../state/opening';
import type { OpenModel } from '../state/state';
import { base } from './styles';
import { raise } from './wishes';

class ModelLine extends LitElement {
  static override properties = {
    notes: { attribute: false },
    model: { attribute: false },
    shipped: { attribute: false },
    kept: { attribute: false },
  };
  declare notes: Notes;
  declare model: OpenModel | null;
  declare shipped: string[];
  declare kept: OpeningState['kept'];

  static override styles = [
    base,
    css`
      .line {
        display: flex;
        flex-wrap: wrap;
        align-items: center;
        gap: var(--space-2) var(--space-4);
      }
      h2 {
        color: var(--ink-soft);
        font-size: var(--size-note);
        font-weight: 450;
        letter-spacing: 0;
      }
      .named {
        display: flex;
        align-items: center;
        gap: var(--space-2);
        min-width: 0;
      }
      .name {
        font-weight: 620;
        overflow-wrap: anywhere;
      }
      select {
        font-weight: 560;
        max-width: 14rem;
      }
      ul {
        display: flex;
        flex-wrap: wrap;
        gap: 0 var(--space-4);
        margin: 0;
        padding: 0;
        list-style: none;
        color: var(--ink-soft);
        font-size: var(--size-note);
        font-variant-numeric: tabular-nums;
      }
      .about {
        padding-left: var(--space-3);
        border-left: 3px solid var(--surprisal);
        font-size: var(--size-note);
        font-weight: 560;
      }
    `,
  ];

  override render() {
    const { notes, model } = this;
    if (!model) return nothing;
    const { config } = model;
    const facts = [
      notes.model.family(config.family),
      notes.model.parameters(count(config.parameterCount)),
      notes.model.blocks(config.layers, config.heads),
      notes.model.vocabulary(count(config.vocabSize)),
      notes.model.context(count(config.contextSize)),
      ...(model.weights === 'int8' ? [notes.model.int8] : []),
    ];
    return html`
      <div class="line">
        <div class="named">
          <h2 id="heading">${notes.model.heading}</h2>
          ${this.#menu(model)}
        </div>
        <ul aria-labelledby="heading">
          ${facts.map((fact) => html`<li>${fact}</li>`)}
        </ul>
        ${this.#about(model)}
      </div>
    `;
  }

  /** A menu once there is a choice; a name until then. */
  #menu(model: OpenModel) {
    const { shipped, kept, notes } = this;
    const isListed = model.origin === 'shipped' || model.origin === 'kept';
    if (isListed && shipped.length + kept.length < 2) {
      return html`<span class="name" translate="no">${model.name}</span>`;
    }
    const now = model.origin === 'kept' ? keptField(model.name) : model.name;
    const option = (value: string, words: string) => html`
      <option value=${value} ?selected=${isListed && value === now}>${words}</option>
    `;
    const ours = shipped.map((name) => option(name, name));
    const theirs = kept.map(({ name, bytes }) =>
      option(keptField(name), `${name} · ${byteSize(bytes)}`),
    );
    const pick = (event: Event) => {
      const { value } = event.target as HTMLSelectElement;
      if (value !== '') raise(this, 'shipped-picked', value);
    };
    return html`
      <select aria-label=${notes.model.pick} translate="no" @change=${pick}>
        ${isListed ? nothing : html`<option value="" selected>${model.name}</option>`}
        ${
          kept.length === 0
            ? ours
            : html`
              <optgroup label=${notes.opening.shippedGroup}>${ours}</optgroup>
              <optgroup label=${notes.opening.keptGroup}>${theirs}</optgroup>
            `
        }
      </select>
    `;
  }

  #about(model: OpenModel) {
    const shipped = model.origin === 'shipped' ? this.notes.model.shipped[model.name] : undefined;
    const about = model.tokenizer === null ? this.notes.model.noTokenizer : shipped;
    return about ? html`<p class="about">${about}</p>` : nothing;
  }
}

customElements.define('look-model-line', ModelLine);
