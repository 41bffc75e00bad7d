/** How the ledger looks: a column a token, which scrolls under the names of its rows. */
import { css } from 'lit';

export const ledgerStyles = css`
  summary {
    display: flex;
    flex-wrap: wrap;
    align-items: baseline;
    gap: var(--space-1) var(--space-4);
    cursor: pointer;
  }
  summary::before {
    content: '▸';
    color: var(--ink-soft);
  }
  details[open] summary::before {
    content: '▾';
  }
  summary .end {
    margin-top: 0;
  }
  .head {
    display: flex;
    flex-wrap: wrap;
    align-items: baseline;
    justify-content: space-between;
    gap: var(--space-3);
  }
  .note {
    margin: var(--space-1) 0 var(--space-2);
  }
  .scroll {
    overflow-x: auto;
    border-block: 1px solid var(--rule);
  }
  table {
    border-spacing: 0;
    font-size: var(--size-note);
  }
  th[scope='row'] {
    position: sticky;
    inset-inline-start: 0;
    padding: 0.15rem var(--space-3) 0.15rem 0;
    background: var(--paper);
    color: var(--ink-soft);
    font-family: var(--sans);
    font-weight: 400;
    text-align: start;
    white-space: nowrap;
  }
  td,
  th[scope='col'] {
    padding: 0.15rem 0.5rem;
    text-align: end;
    white-space: nowrap;
  }
  th button {
    min-height: 1.75rem;
    padding: 0 0.25rem;
    border-color: transparent;
    background: none;
    font-weight: 560;
  }
  th button[aria-pressed='true'] {
    border-color: var(--choice);
  }
  .sum td {
    border-block-start: 1px solid var(--rule);
    font-weight: 560;
  }
  .true {
    color: var(--choice);
  }
  .no {
    color: var(--danger);
  }
  .end {
    display: flex;
    flex-wrap: wrap;
    gap: var(--space-1) var(--space-5);
    margin-top: var(--space-2);
    font-size: var(--size-note);
  }
  .end b {
    font-size: var(--size-body);
    font-weight: 560;
  }
  @media (pointer: coarse) {
    th button {
      min-height: 2.75rem;
    }
  }
`;
