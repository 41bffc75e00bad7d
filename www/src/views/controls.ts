/** The buttons that move the text: back, step, play, restart. */
import { css, html, LitElement } from 'lit';
import type { Notes } from '../notes/notes';
import { base } from './styles';
import { raise } from './wishes';

class Controls extends LitElement {
  static override properties = {
    notes: { attribute: false },
    canStep: { attribute: false },
    canBack: { attribute: false },
    playing: { attribute: false },
  };
  declare notes: Notes;
  declare canStep: boolean;
  declare canBack: boolean;
  declare playing: boolean;

  static override styles = [
    base,
    css`
      .group {
        display: flex;
        flex-wrap: wrap;
        gap: var(--space-2);
      }
      button {
        display: inline-flex;
        align-items: center;
        gap: 0.5em;
      }
      .step {
        background: var(--ink);
        border-color: var(--ink);
        color: var(--paper);
        font-weight: 560;
      }
      .step:disabled {
        background: var(--raised);
        border-color: var(--rule);
        color: var(--ink-soft);
      }
      svg {
        width: 0.8em;
        height: 0.8em;
        fill: currentColor;
      }
    `,
  ];

  override render() {
    const { control } = this.notes;
    return html`
      <div class="group" role="group" aria-label=${control.group}>
        <button
          class="step"
          ?disabled=${!this.canStep}
          aria-keyshortcuts="s ."
          @click=${() => raise(this, 'step-wanted', null)}
        >
          ${icon('M1 1h2v8H1zM4 1l6 4-6 4z')}${control.step}
        </button>
        <button
          class="back"
          ?disabled=${!this.canBack}
          aria-keyshortcuts="b ,"
          @click=${() => raise(this, 'back-wanted', null)}
        >
          ${icon('M9 1H7v8h2zM6 1L0 5l6 4z')}${control.back}
        </button>
        <button
          class="play"
          ?disabled=${!this.canStep}
          aria-keyshortcuts="p"
          @click=${() => raise(this, 'play-wanted', !this.playing)}
        >
          ${this.playing ? icon('M1 1h3v8H1zM6 1h3v8H6z') : icon('M2 0.5l7 4.5-7 4.5z')}
          ${this.playing ? control.pause : control.play}
        </button>
        <button
          class="restart"
          ?disabled=${!this.canBack}
          aria-keyshortcuts="r"
          @click=${() => raise(this, 'restart-wanted', null)}
        >
          ${icon('M5 1a4 4 0 1 0 4 4H7.6A2.6 2.6 0 1 1 5 2.4V4l3.2-2.3L5 -0.6z')}${control.restart}
        </button>
      </div>
    `;
  }
}

function icon(path: string) {
  return html`<svg viewBox="0 0 10 10" aria-hidden="true"><path d=${path} /></svg>`;
}

customElements.define('look-controls', Controls);
