/** Ways to open a model of one's own: a folder, files, or an address. */
import { css, html, LitElement } from 'lit';
import type { Notes } from '../notes/notes';
import type { OpeningState } from '../state/opening';
import { base } from './styles';
import { raise } from './wishes';
import './kept_models';

class OpenModel extends LitElement {
  static override properties = { notes: { attribute: false }, kept: { attribute: false } };
  declare notes: Notes;
  declare kept: OpeningState['kept'];

  static override styles = [
    base,
    css`
      summary {
        display: inline-block;
        cursor: pointer;
        color: var(--ink-soft);
        font-size: var(--size-note);
        text-decoration: underline;
        text-decoration-color: var(--rule-strong);
        text-underline-offset: 0.25em;
        border-radius: 2px;
      }
      summary::-webkit-details-marker {
        display: none;
      }
      summary:hover {
        color: var(--ink);
      }
      :host([open]) {
        flex-basis: 100%;
      }
      .body {
        display: grid;
        gap: var(--space-3);
        padding: var(--space-3) 0 var(--space-2);
      }
      .ways {
        display: flex;
        flex-wrap: wrap;
        align-items: center;
        gap: var(--space-2) var(--space-3);
        font-size: var(--size-note);
      }
      .address {
        display: flex;
        flex-wrap: wrap;
        align-items: center;
        gap: var(--space-2);
      }
      input[type='file'] {
        display: none;
      }
    `,
  ];

  override render() {
    const { open } = this.notes;
    return html`
      <details @toggle=${this.#widen}>
        <summary>${open.heading}</summary>
        <div class="body">
          <p class="note">${open.note}</p>
          <div class="ways">
            <button @click=${() => this.#pick('folder')}>${open.folder}</button>
            <button @click=${() => this.#pick('files')}>${open.files}</button>
            <span class="soft">${open.dropHere}</span>
          </div>
          <div class="ways address">
            <label for="address">${open.address}</label>
            <input
              id="address"
              class="mono"
              placeholder=${open.addressHint}
              autocomplete="off"
              spellcheck="false"
              @keydown=${(event: KeyboardEvent) => event.key === 'Enter' && this.#go()}
            />
            <button @click=${() => this.#go()}>${open.go}</button>
          </div>
          <look-kept-models .notes=${this.notes} .kept=${this.kept}></look-kept-models>
          <input type="file" id="folder" webkitdirectory aria-label=${open.folder} @change=${this.#give} />
          <input type="file" id="files" multiple aria-label=${open.files} @change=${this.#give} />
        </div>
      </details>
    `;
  }

  /** Open, it takes a line of its own; a host cannot be told by what is inside it. */
  #widen(event: Event): void {
    this.toggleAttribute('open', (event.target as HTMLDetailsElement).open);
  }

  #field(id: string): HTMLInputElement | null {
    return this.renderRoot.querySelector<HTMLInputElement>(`#${id}`);
  }

  #pick(id: 'folder' | 'files'): void {
    this.#field(id)?.click();
  }

  #go(): void {
    const address = this.#field('address')?.value.trim() ?? '';
    if (address !== '') raise(this, 'address-given', address);
  }

  #give(event: Event): void {
    const input = event.target as HTMLInputElement;
    const files = Array.from(input.files ?? [], (file) => ({
      path: file.webkitRelativePath || file.name,
      file,
    }));
    // The same files picked again must count as a change.
    input.value = '';
    if (files.length > 0) raise(this, 'files-given', files);
  }
}

customElements.define('look-open-model', OpenModel);
