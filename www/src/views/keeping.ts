/** What one takes away: a link that holds everything, or a file; and the way back from a file. */
import { css, html, LitElement, nothing } from 'lit';
import { count } from '../layout/format';
import type { PageNotes } from '../notes/page';
import type { Said } from '../state/state';
import { base } from './styles';
import { raise } from './wishes';

class Keeping extends LitElement {
  static override properties = { notes: { attribute: false }, said: { attribute: false } };
  declare notes: PageNotes;
  /** What became of the last wish. */
  declare said: Said | null;

  static override styles = [
    base,
    css`
      .group {
        display: flex;
        flex-wrap: wrap;
        gap: var(--space-1) var(--space-2);
      }
      button {
        min-height: 1.875rem;
        padding: 0 0.625rem;
        font-size: var(--size-note);
      }
      p {
        margin-top: var(--space-1);
        font-size: var(--size-note);
      }
    `,
  ];

  override render() {
    const { keeping } = this.notes;
    return html`
      <div class="group">
        <button class="link" @click=${() => raise(this, 'link-wanted', null)}>${keeping.link}</button>
        <button class="share" @click=${() => raise(this, 'share-wanted', null)}>${keeping.share}</button>
        <button class="save" @click=${() => raise(this, 'save-wanted', null)}>${keeping.save}</button>
        <button class="open" @click=${() => this.#input()?.click()}>${keeping.open}</button>
        <input
          type="file"
          accept="application/json,.json"
          hidden
          @change=${this.#open}
        />
      </div>
      <div role="status">${this.said ? html`<p>${this.#what(this.said)}</p>` : nothing}</div>
    `;
  }

  #what(said: Said): string {
    const { keeping } = this.notes;
    switch (said.what) {
      case 'copied':
        return said.hasFiles ? `${keeping.copied} ${keeping.noFiles}` : keeping.copied;
      case 'too-long':
        return keeping.tooLong(count(said.characters));
      case 'no-session':
        return keeping.notASession;
      case 'other-tokens':
        return keeping.otherTokens;
    }
  }

  #input(): HTMLInputElement | null {
    return this.renderRoot.querySelector('input');
  }

  #open() {
    const input = this.#input();
    const file = input?.files?.[0];
    if (file) raise(this, 'session-given', file);
    if (input) input.value = '';
  }
}

customElements.define('look-keeping', Keeping);
