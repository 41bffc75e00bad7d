/** What a link said and the page could not use, until it has been read. */
import { css, html, LitElement, nothing } from 'lit';
import { complaintText } from '../notes/complaint_text';
import type { Notes } from '../notes/notes';
import type { Complaint } from '../state/state';
import { base } from './styles';
import { raise } from './wishes';

class Complaints extends LitElement {
  static override properties = { notes: { attribute: false }, complaints: { attribute: false } };
  declare notes: Notes;
  declare complaints: Complaint[];

  static override styles = [
    base,
    css`
      .box {
        display: grid;
        gap: var(--space-2);
        justify-items: start;
        padding: var(--space-2) var(--space-3);
        border-left: 3px solid var(--danger);
        font-size: var(--size-note);
      }
      ul {
        margin: 0;
        padding-left: 1.2em;
        overflow-wrap: anywhere;
      }
    `,
  ];

  override render() {
    const { notes, complaints } = this;
    return html`<div role="status">${complaints.length === 0 ? nothing : this.#box(notes)}</div>`;
  }

  #box(notes: Notes) {
    return html`
      <div class="box">
        <p>${notes.page.complaints}</p>
        <ul>
          ${this.complaints.map((complaint) => html`<li>${complaintText(complaint, notes)}</li>`)}
        </ul>
        <button @click=${() => raise(this, 'complaints-read', null)}>${notes.page.understood}</button>
      </div>
    `;
  }
}

customElements.define('look-complaints', Complaints);
