/**
 * The buttons that move the text: back, step, play, restart. One that can do nothing stays in the tab
 * order: a button that goes dead under its own click would take the keyboard's focus with it.
 */
import { css, html, LitElement, nothing } from 'lit';
import type { Notes } from '../notes/notes';
import { speeds } from '../state/state';
import { base } from './styles';
import { raise } from './wishes';

class Controls extends LitElement {
  static override properties = {
    notes: { attribute: false },
    canStep: { attribute: false },
    canBack: { attribute: false },
    canForward: { attribute: false },
    playing: { attribute: false },
    speed: { attribute: false },
    hasKeys: { attribute: false },
  };
  declare notes: Notes;
  declare canStep: boolean;
  declare canBack: boolean;
  declare canForward: boolean;
  declare playing: boolean;
  /** Steps a second. */
  declare speed: number;
  /** Whether single keys do the same. */
  declare hasKeys: boolean;

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
      button[aria-disabled='true'] {
        cursor: default;
        color: var(--ink-soft);
        border-color: var(--rule);
      }
      .step[aria-disabled='true'] {
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
    const { control, page } = this.notes;
    return html`
      <div class="group" role="group" aria-label=${control.group}>
        <button
          class="step"
          aria-disabled=${!this.canStep}
          aria-keyshortcuts=${this.hasKeys ? 's .' : nothing}
          @click=${() => this.canStep && raise(this, 'step-wanted', null)}
        >
          ${icon('M4 1h2v3h3v2H6v3H4V6H1V4h3z')}${control.step}
        </button>
        <button
          class="back"
          aria-disabled=${!this.canBack}
          aria-keyshortcuts=${this.hasKeys ? 'b ,' : nothing}
          @click=${() => this.canBack && raise(this, 'back-wanted', null)}
        >
          ${icon('M9 1H7v8h2zM6 1L0 5l6 4z')}${control.back}
        </button>
        <button
          class="forward"
          aria-disabled=${!this.canForward}
          aria-keyshortcuts=${this.hasKeys ? 'f' : nothing}
          @click=${() => this.canForward && raise(this, 'forward-wanted', null)}
        >
          ${icon('M1 1h2v8H1zM4 1l6 4-6 4z')}${control.forward}
        </button>
        <button
          class="play"
          aria-disabled=${!this.canStep}
          aria-keyshortcuts=${this.hasKeys ? 'p' : nothing}
          @click=${() => this.canStep && raise(this, 'play-wanted', !this.playing)}
        >
          ${this.playing ? icon('M1 1h3v8H1zM6 1h3v8H6z') : icon('M2 0.5l7 4.5-7 4.5z')}
          ${this.playing ? control.pause : control.play}
        </button>
        <button
          class="restart"
          aria-disabled=${!this.canBack}
          aria-keyshortcuts=${this.hasKeys ? 'r' : nothing}
          @click=${() => this.canBack && raise(this, 'restart-wanted', null)}
        >
          ${icon('M5 1a4 4 0 1 0 4 4H7.6A2.6 2.6 0 1 1 5 2.4V4l3.2-2.3L5 -0.6z')}${control.restart}
        </button>
        <label>
          <span class="hidden">${page.speed}</span>
          <select
            class="speed"
            aria-keyshortcuts=${this.hasKeys ? '[ ]' : nothing}
            @change=${(event: Event) => raise(this, 'speed-picked', Number((event.target as HTMLSelectElement).value))}
          >
            ${speeds.map(
              (speed) => html`
                <option value=${speed} ?selected=${speed === this.speed}>${page.stepsASecond(speed)}</option>
              `,
            )}
          </select>
        </label>
      </div>
    `;
  }
}

function icon(path: string) {
  return html`<svg viewBox="0 0 10 10" aria-hidden="true"><path d=${path} /></svg>`;
}

customElements.define('look-controls', Controls);
