/** How the table of positions looks: it scrolls, its head and its sum stay. */
import { css } from 'lit';

export const probeTableStyles = css`
  h3 {
    margin: 0;
    font-size: var(--size-body);
    font-weight: 620;
  }
  .note {
    margin: var(--space-1) 0 var(--space-2);
  }
  .scroll {
    /* What is hidden in a row must not reach out of it. */
    position: relative;
    max-height: 27rem;
    overflow: auto;
  }
  table {
    width: 100%;
    border-collapse: collapse;
    font-size: var(--size-note);
  }
  th,
  td {
    padding: 0.05rem 0.35rem;
    text-align: end;
    font-weight: 400;
    white-space: nowrap;
  }
  thead th {
    position: sticky;
    z-index: 1;
    inset-block-start: 0;
    padding-block: 0.2rem;
    background: var(--paper);
    box-shadow: inset 0 -1px 0 var(--rule);
    font-size: var(--size-small);
    vertical-align: bottom;
    white-space: normal;
  }
  thead th:not(:last-child) {
    white-space: nowrap;
  }
  tfoot td,
  tfoot th {
    position: sticky;
    inset-block-end: 0;
    padding-block: 0.25rem;
    background: var(--paper);
    box-shadow: inset 0 1px 0 var(--rule-strong);
    font-weight: 700;
  }
  th:nth-child(2) {
    text-align: start;
  }
  button {
    display: block;
    max-width: 8rem;
    min-height: 1.5rem;
    padding: 0 0.35rem;
    overflow: hidden;
    border-color: transparent;
    background: none;
    text-align: start;
    text-overflow: ellipsis;
    white-space: pre;
  }
  button[aria-pressed='true'] {
    border-color: var(--choice);
    background: color-mix(in oklab, var(--choice) 12%, transparent);
    font-weight: 700;
  }
  .probed td,
  .probed th {
    background: color-mix(in oklab, var(--choice) 8%, transparent);
  }
  .track {
    width: 30%;
    min-width: 3rem;
    padding-inline: 0;
  }
  .bar {
    display: block;
    block-size: 0.5rem;
    min-inline-size: 1px;
    background: var(--ink-soft);
  }
  .bar.ahead {
    background: var(--attention);
  }
  @media (pointer: coarse) {
    button {
      min-height: 2.75rem;
    }
  }
  @media (forced-colors: active) {
    .bar {
      forced-color-adjust: none;
      background: CanvasText;
    }
  }
`;
