/** How the settings of decoding look in a narrow lane: names above their fields, nothing that explains them. */
import { css } from 'lit';

export const compactPanelStyles = css`
  :host([compact]) {
    gap: var(--space-2);
    padding: 0;
    border: 0;
  }
  :host([compact]) .bar {
    gap: var(--space-1);
  }
  :host([compact]) .strategy .bar {
    align-items: end;
    gap: var(--space-2) var(--space-1);
  }
  :host([compact]) .field {
    display: grid;
    grid-template-columns: minmax(0, 1fr);
    gap: 0.1rem;
    width: 100%;
  }
  :host([compact]) .field > span {
    max-width: none;
    line-height: 1.3;
    text-wrap: balance;
  }
  :host([compact]) :is(.field input, .field select, #strategy, #tokens, #seed) {
    width: 100%;
    min-width: 0;
    padding-inline: 0.375rem;
  }
  :host([compact]) .strategy .bar > .field {
    flex: 2 1 6.5rem;
    width: auto;
  }
  :host([compact]) .values {
    align-items: end;
    gap: var(--space-1) var(--space-2);
  }
  :host([compact]) .values.short {
    order: 0;
    flex: 1 1 3.5rem;
    padding: 0;
  }
  :host([compact]) .value {
    flex: 1 1 3.75rem;
    align-items: end;
    gap: var(--space-1);
  }
  :host([compact]) .values:not(:has(.value)),
  :host([compact]) .strategy .buttons {
    display: none;
  }
  :host([compact]) li {
    padding: var(--space-1) 0;
  }
  :host([compact]) li .name {
    flex: 1 1 auto;
  }
  :host([compact]) li .values:not(.short) {
    padding-inline-start: 1.5rem;
  }
  :host([compact]) li .short {
    flex: 0 1 3.75rem;
  }
  /* The processor's own name says what its one number is. */
  :host([compact]) li .short .field > span {
    position: absolute;
    width: 1px;
    height: 1px;
    overflow: hidden;
    clip-path: inset(50%);
    white-space: nowrap;
  }
  :host([compact]) li .buttons button {
    min-width: 1.5rem;
  }
  :host([compact]) .limits {
    flex-wrap: nowrap;
    align-items: end;
  }
  :host([compact]) .limits .field {
    flex: 1 1 0;
  }
  @media (pointer: coarse) {
    :host([compact]) li .buttons button {
      min-width: 2.5rem;
    }
  }
`;
