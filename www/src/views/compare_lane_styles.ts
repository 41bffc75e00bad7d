/** How the settings of one lane look. */
import { css } from 'lit';

export const compareLaneStyles = css`
  .lane {
    display: grid;
    grid-template-columns: minmax(0, 1fr);
    align-content: start;
    gap: var(--space-2);
    height: 100%;
    padding: var(--space-3);
    border: 1px solid var(--rule);
    border-radius: var(--round);
  }
  .head {
    display: flex;
    align-items: center;
    justify-content: space-between;
    gap: var(--space-2);
  }
  h3 {
    margin: 0;
    font-size: var(--size-body);
    font-weight: 620;
  }
  .buttons {
    display: flex;
    align-items: center;
    gap: 0.125rem;
  }
  .buttons button {
    min-width: 2rem;
    min-height: 2rem;
    padding: 0 0.4rem;
    border-color: transparent;
    background: none;
    color: var(--ink-soft);
    font-size: var(--size-note);
    line-height: 1;
  }
  .buttons .remove {
    font-size: 1.125rem;
  }
  svg {
    display: block;
    width: 0.9375rem;
    height: 0.9375rem;
    margin: auto;
    fill: none;
    stroke: currentColor;
    stroke-width: 1.25;
  }
  .fields {
    display: flex;
    flex-wrap: wrap;
    align-items: end;
    gap: var(--space-2) 0.375rem;
  }
  .field {
    display: grid;
    grid-template-columns: minmax(0, 1fr);
    gap: 0.1rem;
    min-width: 0;
  }
  .field > span {
    color: var(--ink-soft);
    font-size: var(--size-small);
    text-wrap: balance;
  }
  input,
  select {
    width: 100%;
    min-width: 0;
    min-height: 1.875rem;
    padding: 0.1rem 0.4rem;
    font-size: var(--size-note);
  }
  input::placeholder {
    color: var(--ink-soft);
    opacity: 1;
  }
  .strategy {
    flex: 2 1 5.5rem;
  }
  .value {
    flex: 1 1 3.75rem;
  }
  .processors {
    flex: 1 1 100%;
  }
  .seed {
    flex: 1 1 2.25rem;
  }
  .tokens {
    flex: 1 1 2.75rem;
  }
  .others,
  .problem {
    font-size: var(--size-note);
    overflow-wrap: anywhere;
  }
  .problem {
    padding-left: var(--space-2);
    border-left: 3px solid var(--danger);
  }
  .problem b {
    font-weight: 560;
  }
  @media (pointer: coarse) {
    input,
    select,
    .buttons button {
      min-width: 2.75rem;
      min-height: 2.75rem;
    }
  }
  button[aria-disabled='true'] {
    opacity: 0.55;
    cursor: default;
  }
`;
