/** How texts look side by side: one column a position, the names of the lanes stay in sight. */
import { css } from 'lit';

export const laneTextsStyles = css`
  /* Hidden words are placed within it, so that they cannot widen the page. */
  .frame {
    position: relative;
    overflow-x: auto;
    overscroll-behavior-x: contain;
    border-block: 1px solid var(--rule);
  }
  table {
    width: max-content;
    border-collapse: separate;
    border-spacing: 0;
  }
  td,
  th {
    padding: 0.2rem 0.125rem;
    text-align: center;
    vertical-align: bottom;
    font-weight: 400;
  }
  tbody tr:not(:last-child) > * {
    border-bottom: 1px solid var(--rule);
  }
  .corner,
  .name {
    position: sticky;
    inset-inline-start: 0;
    z-index: 1;
    background: var(--paper);
    border-inline-end: 1px solid var(--rule);
  }
  .name {
    width: 9.5rem;
    min-width: 9.5rem;
    padding-block: var(--space-2);
    padding-inline-end: var(--space-2);
    text-align: start;
    vertical-align: middle;
    font-size: var(--size-note);
    line-height: 1.35;
  }
  .name b {
    display: block;
    font-weight: 620;
  }
  .settings,
  .same {
    display: block;
    color: var(--ink-soft);
    font-size: var(--size-small);
    overflow-wrap: anywhere;
  }
  .place {
    color: var(--ink-soft);
    font-family: var(--mono);
    font-size: var(--size-small);
    font-variant-numeric: tabular-nums;
  }
  .place.parts {
    color: var(--ink);
    font-weight: 700;
    box-shadow: inset 0 -2px 0 var(--ink);
  }
  td {
    position: relative;
    padding-top: 1.3rem;
  }
  .flag {
    position: absolute;
    inset-inline-start: 0.125rem;
    inset-block-start: 0.15rem;
    color: var(--ink);
    font-size: var(--size-small);
    font-weight: 560;
    line-height: 1.1rem;
    white-space: nowrap;
  }
  .flag i,
  .mark {
    font-style: normal;
  }
  .chip {
    display: grid;
    justify-items: stretch;
    min-width: max-content;
  }
  .marks {
    display: block;
    min-width: 2.4rem;
    padding: 0 0.4rem;
    border-radius: var(--round);
    font-size: 0.875rem;
    line-height: 1.65rem;
    white-space: pre;
    background: color-mix(in oklab, var(--surprisal) calc(var(--surprise) * 85% + 6%), var(--raised));
  }
  .parting .marks {
    outline: 2px solid var(--ink);
    outline-offset: -2px;
  }
  .wrong .marks {
    text-decoration: underline 2px var(--danger);
    text-underline-offset: 0.15em;
  }
  .wrong .value::before {
    content: '✕ ';
    color: var(--danger);
  }
  .cross {
    color: var(--danger);
    font-style: normal;
  }
  .value {
    color: var(--ink-soft);
    font-size: var(--size-small);
    line-height: 1.2rem;
  }
  .byte {
    font-size: 0.85em;
  }
  .special {
    font-style: italic;
  }
  .over {
    position: absolute;
    inset-inline-start: 0.4rem;
    inset-block-end: 1.55rem;
    font-size: var(--size-small);
    white-space: nowrap;
  }
  .waiting {
    padding-block: var(--space-4);
    padding-inline: var(--space-3);
    text-align: start;
    vertical-align: middle;
    font-size: var(--size-note);
    white-space: nowrap;
  }
  .legend {
    display: flex;
    flex-wrap: wrap;
    gap: var(--space-1) var(--space-4);
    margin: var(--space-2) 0 0;
    padding: 0;
    list-style: none;
    color: var(--ink-soft);
    font-size: var(--size-small);
  }
  @media (forced-colors: active) {
    .marks {
      border: 1px solid;
    }
  }
  @container (max-width: 37rem) {
    .name {
      width: 7.5rem;
      min-width: 7.5rem;
    }
  }
`;
