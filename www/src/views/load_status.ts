/** How far a model has been read, and why one could not be. */
import { css, html, LitElement, nothing } from 'lit';
import type { Progress } from '../engine/protocol';
import { megabytes } from '../layout/format';
import type { Notes } from '../notes/notes';
import { problemText } from '../notes/problem_text';
import type { State } from '../state/state';
import { base } from './styles';
import { raise } from './wishes';

class LoadStatus extends LitElement {
  static override properties = {
    notes: { attribute: false },
    loading: { attribute: false },
    failure: { attribute: false },
    keeps: { attribute: false },
  };
  declare notes: Notes;
  declare loading: State['loading'];
  declare failure: State['loadProblem'];
  /** Whether an earlier model is still there. */
  declare keeps: boolean;

  static override styles = [
    base,
    css`
      .row {
        display: flex;
        flex-wrap: wrap;
        align-items: center;
        gap: var(--space-1) var(--space-3);
        font-size: var(--size-note);
      }
      progress {
        width: 12rem;
        height: 0.375rem;
        accent-color: var(--ink);
      }
      .failure {
        display: grid;
        justify-items: start;
        gap: var(--space-1);
        padding: var(--space-3) var(--space-4);
        font-size: var(--size-note);
        border-left: 3px solid var(--danger);
        background: var(--raised);
      }
      .failure strong {
        color: var(--danger);
      }
      .detail {
        overflow-wrap: anywhere;
        font-size: var(--size-small);
      }
      button {
        margin-top: var(--space-1);
      }
    `,
  ];

  override render() {
    return html`
      <div role="status">${this.#progress()}</div>
      <div role="alert">${this.#failure()}</div>
    `;
  }

  #progress() {
    if (!this.loading) return nothing;
    const { open } = this.notes;
    const { name, progress } = this.loading;
    const isKnown = progress !== null && progress.total > 0;
    return html`
      <div class="row">
        <span>${open.reading(name)}</span>
        <progress
          aria-label=${open.reading(name)}
          max=${isKnown ? progress.total : nothing}
          value=${isKnown ? progress.loaded : nothing}
        ></progress>
        ${progress ? this.#amount(progress) : nothing}
      </div>
    `;
  }

  #amount(progress: Progress) {
    const total = progress.total > 0 ? megabytes(progress.total) : null;
    return html`
      <span class="mono soft" translate="no">${progress.file.split('/').at(-1)}</span>
      <span class="soft">${this.notes.open.amount(megabytes(progress.loaded), total)}</span>
    `;
  }

  #failure() {
    if (!this.failure) return nothing;
    const { open } = this.notes;
    const { sentence, detail } = problemText(this.failure.problem, this.notes);
    return html`
      <div class="failure">
        <p><strong>${open.failed(this.failure.name)}</strong> ${sentence}</p>
        <p class="detail mono soft" translate="no">
          ${detail ? html`${detail} · ` : nothing}<span class="code">${this.failure.problem.code}</span>
        </p>
        <p class="soft">${this.keeps ? open.kept : open.nothingYet}</p>
        <button @click=${() => raise(this, 'notice-read', null)}>${open.dismiss}</button>
      </div>
    `;
  }
}

customElements.define('look-load-status', LoadStatus);
