/** How the masks to pick look: a small picture beside each name. */
import { css } from 'lit';

export const maskBarStyles = css`
  .bar,
  .kinds {
    display: flex;
    flex-wrap: wrap;
    align-items: center;
    gap: var(--space-2);
  }
  h3 {
    margin: 0 var(--space-2) 0 0;
    font-size: var(--size-body);
    font-weight: 620;
  }
  button {
    display: inline-flex;
    align-items: center;
    gap: 0.5em;
    font-size: var(--size-note);
  }
  button[aria-pressed='true'] {
    border-color: var(--attention);
    background: color-mix(in oklab, var(--attention) 14%, var(--raised));
    font-weight: 650;
  }
  button[aria-disabled='true'] {
    border-color: var(--rule);
    color: var(--ink-soft);
    cursor: default;
  }
  svg {
    width: 1.125rem;
    height: 1.125rem;
    border: 1px solid var(--rule-strong);
    forced-color-adjust: none;
  }
  .paper {
    fill: var(--raised);
  }
  .seen {
    fill: var(--attention);
  }
  input {
    width: 4.5rem;
    font-family: var(--mono);
    font-size: var(--size-note);
  }
  .painted {
    font-size: var(--size-note);
  }
  .refused {
    margin-top: var(--space-2);
    padding-left: var(--space-3);
    border-left: 3px solid var(--danger);
    font-size: var(--size-note);
  }
`;
