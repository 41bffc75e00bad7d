/** Who may look at whom: the masks to pick, the brush, what was painted, and the way back. */
import { html, LitElement, nothing, svg } from 'lit';
import type { Problem } from '../engine/protocol';
import type { Stage } from '../layout/attention_stages';
import {
  type MaskChoice,
  type MaskKind,
  maskOf,
  paintedCount,
  withMask,
} from '../layout/intervention';
import type { Notes } from '../notes/notes';
import { problemText } from '../notes/problem_text';
import { maskBarStyles } from './mask_bar_styles';
import { base } from './styles';
import { raise } from './wishes';

const kinds: MaskKind[] = ['causal', 'full', 'window', 'prefix'];
/** What a window or a prefix is at first. */
const usualCount = 2;
/** Each mask over four positions: which cells are seen. */
const pictures: Record<MaskKind, (query: number, key: number) => boolean> = {
  causal: (query, key) => key <= query,
  full: () => true,
  window: (query, key) => key <= query && query - key < 2,
  prefix: (query, key) => key <= query || key < 2,
};

class MaskBar extends LitElement {
  static override properties = {
    notes: { attribute: false },
    intervention: { attribute: false },
    causal: { attribute: false },
    stage: { attribute: false },
    length: { attribute: false },
    problem: { attribute: false },
  };
  declare notes: Notes;
  declare intervention: string;
  /** Whether the model's own mask is causal. */
  declare causal: boolean;
  declare stage: Stage;
  /** How many positions the text has. */
  declare length: number;
  declare problem: Problem | null;

  static override styles = [base, maskBarStyles];

  override render() {
    const { notes, intervention } = this;
    const { mask: words } = notes.attention;
    const own: MaskChoice = { kind: this.causal ? 'causal' : 'full', count: 0 };
    const now = maskOf(intervention) ?? own;
    const painted = paintedCount(intervention);
    return html`
      <div class="bar" role="group" aria-label=${words.heading}>
        <h3>${words.heading}</h3>
        <div class="kinds">
          ${kinds.map((kind) => this.#kind(kind, now, own))}
          <button
            class="paint"
            aria-pressed=${this.stage === 'mask'}
            @click=${() => raise(this, 'stage-picked', 'mask')}
          >${brush()}${words.paint}</button>
        </div>
        ${now.count > 0 ? this.#count(now) : nothing}
        ${painted > 0 ? html`<span class="painted">${words.painted(painted)}</span>` : nothing}
        <button
          class="reset"
          aria-disabled=${intervention === ''}
          @click=${() => intervention !== '' && raise(this, 'intervention-wanted', '')}
        >${words.reset}</button>
      </div>
      <div role="status">${this.problem ? this.#refused(this.problem) : nothing}</div>
    `;
  }

  #kind(kind: MaskKind, now: MaskChoice, own: MaskChoice) {
    const { mask: words } = this.notes.attention;
    const count = kind === 'window' || kind === 'prefix' ? usualCount : 0;
    const mask = kind === own.kind ? null : { kind, count };
    return html`
      <button
        data-mask=${kind}
        aria-pressed=${kind === now.kind}
        @click=${() => this.#pick(mask)}
      >${picture(kind)}${words.kinds[kind]}</button>
    `;
  }

  #count(now: MaskChoice) {
    const { count: names } = this.notes.attention.mask;
    const name = now.kind === 'window' ? names.window : names.prefix;
    return html`
      <input
        type="number"
        min="1"
        max=${Math.max(this.length, now.count)}
        aria-label=${name}
        .value=${`${now.count}`}
        @change=${(event: Event) => {
          const count = (event.target as HTMLInputElement).valueAsNumber;
          if (Number.isInteger(count) && count > 0) this.#pick({ kind: now.kind, count });
        }}
      />
    `;
  }

  #pick(mask: MaskChoice | null): void {
    raise(this, 'intervention-wanted', withMask(this.intervention, mask));
  }

  #refused(problem: Problem) {
    const { sentence, detail } = problemText(problem, this.notes);
    return html`
      <p class="refused">
        ${this.notes.attention.mask.refused} ${sentence}
        ${detail ? html`<span class="soft" lang="en">${detail}</span>` : nothing}
      </p>
    `;
  }
}

function picture(kind: MaskKind) {
  const places = [0, 1, 2, 3];
  const cells = places.flatMap((query) => places.map((key) => ({ query, key })));
  const seen = cells.filter(({ query, key }) => pictures[kind](query, key));
  const path = seen.map(({ query, key }) => `M${key} ${query}h1v1h-1z`).join('');
  return html`
    <svg viewBox="0 0 4 4" aria-hidden="true">
      <rect class="paper" width="4" height="4" />
      ${svg`<path class="seen" d=${path} />`}
    </svg>
  `;
}

function brush() {
  return html`
    <svg viewBox="0 0 4 4" aria-hidden="true">
      <rect class="paper" width="4" height="4" />
      ${svg`<path class="seen" d="M0 0h1v1h-1zM1 2h1v1h-1zM3 1h1v1h-1z" />`}
    </svg>
  `;
}

customElements.define('look-mask-bar', MaskBar);
