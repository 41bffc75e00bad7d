/** Where things stand in the compare view. */
import { css } from 'lit';

export const compareViewStyles = css`
  :host {
    container-type: inline-size;
    display: grid;
    grid-template-columns: minmax(0, 1fr);
    gap: var(--space-4);
  }
  .head {
    display: flex;
    flex-wrap: wrap;
    align-items: baseline;
    gap: var(--space-1) var(--space-4);
  }
  .presets {
    display: flex;
    flex-wrap: wrap;
    align-items: center;
    gap: var(--space-2);
    font-size: var(--size-note);
  }
  .presets button {
    min-height: 1.875rem;
    padding: 0.1rem 0.6rem;
  }
  .presets button[aria-pressed='true'] {
    border-color: var(--ink);
    box-shadow: inset 0 -2px 0 var(--ink);
    font-weight: 560;
  }
  @media (pointer: coarse) {
    .presets button {
      min-height: 2.75rem;
    }
  }
  .lesson {
    display: flex;
    flex-wrap: wrap;
    align-items: center;
    gap: var(--space-2) var(--space-4);
    padding-inline-start: var(--space-3);
    border-inline-start: 3px solid var(--choice);
  }
  .lesson p {
    flex: 0 1 var(--measure);
    text-wrap: pretty;
  }
  .lesson b {
    font-weight: 620;
  }
  .lanes {
    display: grid;
    grid-template-columns: repeat(auto-fit, minmax(min(100%, 15rem), 1fr));
    gap: var(--space-3);
    max-width: calc(var(--lanes) * 30rem);
  }
  .add {
    justify-self: start;
  }
  .texts,
  .numbers {
    display: grid;
    grid-template-columns: minmax(0, 1fr);
    gap: var(--space-3);
    padding-top: var(--space-4);
    border-top: 1px solid var(--rule);
  }
  .numbers {
    gap: var(--space-5) var(--space-6);
  }
  .numbers > * {
    min-width: 0;
  }
  .agree {
    font-weight: 560;
  }
  @container (min-width: 32rem) and (max-width: 62.99rem) {
    .lanes {
      grid-template-columns: repeat(2, minmax(0, 1fr));
    }
  }
  @container (min-width: 63rem) {
    .numbers {
      grid-template-columns: minmax(0, 7fr) minmax(0, 4fr);
    }
  }
`;
