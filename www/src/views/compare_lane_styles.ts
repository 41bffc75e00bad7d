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
  /* Where compare stands alone there is no other view to send a lane to. */
  .buttons .send {
    display: var(--send, inline-block);
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
  .others,
  .refused {
    font-size: var(--size-note);
    overflow-wrap: anywhere;
  }
  .refused {
    padding-left: var(--space-2);
    border-left: 3px solid var(--danger);
  }
  .refused b {
    font-weight: 560;
  }
  @media (pointer: coarse) {
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
