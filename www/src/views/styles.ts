/** What all views look alike in: buttons, fields, headings, notes. */
import { css } from 'lit';

export const base = css`
  :host {
    display: block;
  }
  *,
  ::before,
  ::after {
    box-sizing: border-box;
  }
  h2 {
    margin: 0;
    font-size: var(--size-title);
    font-weight: 620;
    letter-spacing: -0.01em;
  }
  p {
    margin: 0;
  }
  .note {
    display: var(--notes, block);
    max-width: var(--measure);
    color: var(--ink-soft);
    font-size: var(--size-note);
    text-wrap: pretty;
  }
  .mono {
    font-family: var(--mono);
    font-variant-numeric: tabular-nums;
    font-feature-settings: 'calt' 0;
  }
  .soft {
    color: var(--ink-soft);
  }
  .hidden {
    position: absolute;
    width: 1px;
    height: 1px;
    overflow: hidden;
    clip-path: inset(50%);
    white-space: nowrap;
  }
  button,
  select,
  input,
  textarea {
    font: inherit;
    color: inherit;
  }
  button,
  select,
  input {
    min-height: 2.125rem;
    padding: 0.25rem 0.75rem;
    background: var(--raised);
    border: 1px solid var(--rule-strong);
    border-radius: var(--round);
  }
  button {
    cursor: pointer;
    transition:
      background var(--swift),
      border-color var(--swift);
  }
  button:hover:not([aria-disabled='true']) {
    border-color: var(--ink);
  }
  @media (pointer: coarse) {
    button,
    select,
    input {
      min-height: 3rem;
    }
  }
  @media (forced-colors: active) {
    button[aria-disabled='true'] {
      color: GrayText;
      border-color: GrayText;
    }
    button[aria-pressed='true'] {
      outline: 2px solid Highlight;
      outline-offset: -2px;
    }
  }
  :focus-visible {
    outline: 2px solid var(--ink);
    outline-offset: 2px;
  }
`;
