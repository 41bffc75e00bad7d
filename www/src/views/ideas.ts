/** The ideas of a view, one at a time, each with something to do and a tick once it is done. */
import { css, html, LitElement, nothing } from 'lit';
import type { IdeasNotes } from '../notes/ideas';
import type { IdeaName } from '../state/ideas';
import { base } from './styles';
import { raise } from './wishes';

class Ideas extends LitElement {
  static override properties = {
    notes: { attribute: false },
    names: { attribute: false },
    done: { attribute: false },
    at: { state: true },
  };
  declare notes: IdeasNotes;
  declare names: readonly IdeaName[];
  declare done: readonly IdeaName[];
  declare at: number;

  static override styles = [
    base,
    css`
:host {
        container-type: inline-size;
      }
      section {
        display: grid;
        gap: var(--space-2);
        padding: var(--space-3) var(--space-4);
        border: 1px solid var(--rule);
        border-radius: var(--round);
        background: var(--raised);
        font-size: var(--size-note);
      }
      .head {
        display: flex;
        flex-wrap: wrap;
        align-items: center;
        gap: var(--space-2) var(--space-3);
      }
      h2 {
        font-size: var(--size-body);
      }
      .walk {
        display: flex;
        align-items: center;
        gap: var(--space-2);
        margin-inline-start: auto;
      }
      .texts {
        display: grid;
        gap: var(--space-2) var(--space-5);
      }
      @container (min-width: 40rem) {
        .texts {
          grid-template-columns: minmax(0, 3fr) minmax(0, 2fr);
        }
      }
      .task + p {
        margin-top: var(--space-2);
      }
      .task {
        display: flex;
        align-items: baseline;
        gap: var(--space-2);
        font-weight: 560;
      }
      .tick {
        flex: none;
        display: inline-grid;
        place-items: center;
        inline-size: 1.1em;
        block-size: 1.1em;
        border: 1.5px solid var(--rule-strong);
        border-radius: 4px;
        align-self: flex-start;
        line-height: 1;
      }
      .isDone .tick {
        border-color: var(--choice);
        background: var(--choice);
        color: var(--paper);
      }
      button {
        min-height: 1.75rem;
        padding: 0 0.625rem;
      }
      @media (pointer: coarse) {
        button {
          min-height: 2.75rem;
        }
      }
    `,
  ];

  constructor() {
    super();
    this.at = 0;
  }

  override render() {
    const { notes, names } = this;
    const at = this.at % names.length;
    const name = names[at];
    if (!name) return nothing;
    const { title, idea, task } = notes.ideas[name];
    const isDone = this.done.includes(name);
    return html`
      <section aria-labelledby="title">
        <div class="head">
          <span class="soft">${notes.heading}</span>
          <h2 id="title">${title}</h2>
          <span class="walk">
            <button aria-label=${notes.previous} @click=${() => this.#turn(at - 1)}>‹</button>
            <span class="soft">${notes.place(at + 1, names.length)}</span>
            <button aria-label=${notes.next} @click=${() => this.#turn(at + 1)}>›</button>
          </span>
        </div>
        <div class="texts">
          <p>${idea}</p>
          <div>
            <p class="task ${isDone ? 'isDone' : ''}">
              <span class="tick" aria-hidden="true">${isDone ? '✓' : ''}</span>
              <span>${task} <span class="soft" role="status">${isDone ? notes.done : ''}</span></span>
            </p>
            <p><button class="begin" @click=${() => raise(this, 'idea-begun', name)}>${notes.begin}</button></p>
          </div>
        </div>
      </section>
    `;
  }

  #turn(to: number) {
    this.at = (to + this.names.length) % this.names.length;
  }
}

customElements.define('look-ideas', Ideas);
