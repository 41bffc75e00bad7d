/** How the rounds look: a dense table with a line through it, and two scoreboards side by side. */
import { css } from 'lit';

export const roundsStyles = css`
  :host {
    container-type: inline-size;
  }
  .head,
  .picker {
    display: flex;
    flex-wrap: wrap;
    align-items: center;
    gap: var(--space-2);
  }
  .head {
    justify-content: space-between;
  }
  .picker button {
    min-width: 2.125rem;
    padding: 0 var(--space-2);
  }
  .picker [aria-disabled='true'] {
    color: var(--rule-strong);
    cursor: default;
  }
  .note {
    margin: var(--space-1) 0 var(--space-2);
  }
  .summary,
  .bound,
  .stop {
    font-size: var(--size-note);
  }
  table {
    width: 100%;
    margin-top: var(--space-3);
    border-collapse: collapse;
    font-size: var(--size-note);
  }
  caption {
    padding-bottom: var(--space-1);
    font-weight: 600;
    text-align: start;
  }
  th,
  td {
    padding: 2px var(--space-2);
    border-bottom: 1px solid var(--rule);
    text-align: start;
    vertical-align: baseline;
  }
  th {
    font-weight: 400;
  }
  thead th {
    color: var(--ink-soft);
    font-size: var(--size-small);
    vertical-align: bottom;
  }
  :is(th, td).number,
  .board .number {
    text-align: end;
    white-space: nowrap;
  }
  tbody th {
    width: 40%;
    overflow-wrap: anywhere;
  }
  .pruned,
  .finished-too-low {
    color: var(--ink-soft);
  }
  .text b {
    font-weight: 650;
  }
  .pruned .text b {
    font-weight: 400;
  }
  .fate {
    white-space: nowrap;
  }
  .narrow {
    display: none;
  }
  .kept .fate,
  .finished .fate {
    font-weight: 600;
  }
  .line td {
    padding: 0;
    border-bottom: 2px solid var(--ink);
    font-size: var(--size-small);
    text-align: end;
  }
  .line span {
    display: inline-block;
    padding: 1px var(--space-2);
    border-radius: var(--round) var(--round) 0 0;
    background: var(--ink);
    color: var(--paper);
  }
  td.middle {
    vertical-align: middle;
  }
  .place {
    display: block;
    width: 120px;
    height: 16px;
  }
  .place path {
    fill: none;
    stroke: var(--rule);
  }
  .place .cut {
    stroke: var(--ink);
    stroke-width: 1.5;
  }
  .place .gap {
    stroke: var(--ink);
    stroke-dasharray: 2 2;
  }
  .place .dot {
    fill: var(--ink);
    stroke: var(--ink);
    stroke-width: 1.5;
  }
  :is(.pruned, .finished-too-low) .place .dot {
    fill: var(--paper);
  }
  .boards {
    display: grid;
    gap: var(--space-3) var(--space-5);
    margin-top: var(--space-4);
  }
  .board {
    min-width: 0;
  }
  h3 {
    margin: 0 0 var(--space-1);
    font-size: var(--size-note);
    font-weight: 600;
  }
  h3 .soft {
    font-weight: 400;
  }
  ol {
    margin: 0;
    padding: 0;
    font-size: var(--size-note);
    list-style: none;
  }
  li {
    display: flex;
    justify-content: space-between;
    gap: var(--space-3);
    padding: 2px 0;
    border-bottom: 1px solid var(--rule);
  }
  .board p {
    font-size: var(--size-note);
  }
  .bound {
    margin-top: var(--space-2);
  }
  @container (max-width: 40rem) {
    .wide {
      display: none;
    }
    .narrow {
      display: block;
      font-size: var(--size-small);
    }
    thead th.number {
      white-space: normal;
    }
    thead th:first-child {
      white-space: nowrap;
    }
    tbody th {
      width: 60%;
    }
    th,
    td {
      padding-inline: var(--space-1);
    }
  }
  @container (min-width: 52rem) {
    .boards {
      grid-template-columns: minmax(0, 1fr) minmax(0, 1fr);
    }
  }
`;
