/** How the waterfall looks: tracks of one length in all columns, so that a lane can be followed. */
import { css } from 'lit';

export const waterfallStyles = css`
  :host {
    container-type: inline-size;
    --token-width: 8rem;
    --score-width: 3.75rem;
    --stage-width: 9rem;
    --line: 1.75rem;
  }
  .note {
    margin: var(--space-1) 0 var(--space-3);
  }
  /* Wider than its place, the picture scrolls in itself. */
  .scroller {
    position: relative;
    display: flex;
    overflow-x: auto;
    overscroll-behavior-x: contain;
    font-size: var(--size-note);
  }
  table {
    flex: 1 0 auto;
    table-layout: fixed;
    width: 0;
    min-width: calc(var(--token-width) + var(--score-width) + var(--stages) * var(--stage-width));
    border-collapse: separate;
    border-spacing: 0;
  }
  .of-token {
    width: var(--token-width);
  }
  .of-score {
    width: var(--score-width);
  }
  th,
  td {
    position: relative;
    height: var(--line);
    padding: 0 var(--space-2);
    text-align: start;
    font-weight: inherit;
  }
  th.token {
    position: sticky;
    inset-inline-start: 0;
    z-index: 1;
    padding: 0;
    border-inline-end: 1px solid var(--rule);
    background: var(--paper);
  }
  thead th.token {
    padding: 0 var(--space-2) var(--space-1) 1.25rem;
    vertical-align: bottom;
    font-size: var(--size-small);
    line-height: 1.45;
  }
  .stage + .stage,
  td + td:not(.score + td) {
    border-inline-start: 1px solid var(--rule);
  }
  .stage {
    padding-bottom: var(--space-1);
    vertical-align: top;
    font-size: var(--size-small);
    line-height: 1.45;
  }
  /* What a stage did may take two lines; the scales still stand in one. */
  .facts {
    display: flow-root;
    min-height: 4.35em;
    padding-bottom: 1.6em;
  }
  .name {
    font-size: var(--size-note);
    font-weight: 620;
    overflow-wrap: anywhere;
  }
  .final {
    padding: 0 0.4em;
    border: 1px solid var(--rule-strong);
    border-radius: 1em;
    color: var(--ink-soft);
    font-size: 0.6875rem;
    font-weight: 400;
    white-space: nowrap;
  }
  .did span {
    display: block;
  }
  .axis {
    position: absolute;
    inset: auto var(--space-2) var(--space-1);
    display: flex;
    gap: var(--space-2);
  }
  .axis .cell {
    flex: 1;
  }
  .of-scores {
    flex: 0 0 calc(var(--score-width) - var(--space-2));
    text-align: end;
    font-family: var(--sans);
  }
  .ends {
    display: flex;
    justify-content: space-between;
  }
  .ends i {
    font-style: normal;
  }
  .score {
    padding-inline: var(--space-1) 0;
    text-align: end;
  }
  .cell {
    display: grid;
    grid-template-columns: minmax(0, 1fr) 3.4rem 0.75rem;
    align-items: center;
    gap: 0.375rem;
  }
  .track {
    position: relative;
    block-size: 0.75rem;
    border-inline: 1px solid var(--rule-strong);
    background:
      linear-gradient(var(--rule-strong), var(--rule-strong)) 50% 0 / 1px 100% no-repeat,
      linear-gradient(var(--rule), var(--rule)) 0 50% / 100% 1px no-repeat;
  }
  .bar {
    display: block;
    block-size: 100%;
    min-inline-size: 1px;
    background: var(--prob);
    transition: inline-size var(--swift);
  }
  .prob {
    text-align: end;
  }
  .mark {
    color: var(--ink-soft);
  }
  button {
    display: grid;
    grid-template-columns: 0.75rem minmax(0, 1fr);
    align-items: center;
    gap: var(--space-1);
    width: 100%;
    min-height: var(--line);
    padding: 0 var(--space-1);
    border: 0;
    border-radius: 4px;
    background: none;
    text-align: start;
    font-size: 0.875rem;
  }
  button[aria-disabled='true'] {
    cursor: default;
  }
  button:focus-visible {
    outline-offset: -2px;
  }
  .spelt {
    overflow: hidden;
    text-overflow: ellipsis;
    white-space: pre;
  }
  .open {
    cursor: pointer;
  }
  .open:hover > * {
    background: color-mix(in oklab, var(--choice) 9%, var(--paper));
  }
  .chosen .spelt {
    font-weight: 700;
  }
  .chosen button .mark,
  .fell .mark {
    color: var(--choice);
  }
  .fell {
    overflow: hidden;
    font-weight: 700;
    text-overflow: ellipsis;
    white-space: nowrap;
  }
  .out button,
  .by {
    color: var(--ink-soft);
  }
  .out .spelt {
    text-decoration: line-through;
  }
  .cut .cell,
  .gone .cell {
    display: flex;
  }
  .by {
    overflow: hidden;
    text-overflow: ellipsis;
    white-space: nowrap;
    font-size: var(--size-small);
  }
  .strike {
    flex: 1;
    border-top: 2px solid color-mix(in oklab, var(--rule-strong) 70%, transparent);
  }
  /* The line runs on from column to column. */
  .cut .cell {
    margin-inline-end: calc(-1 * var(--space-2));
  }
  .gone .cell {
    margin-inline: calc(-1 * var(--space-2));
  }
  tr:last-child > .cut .cell,
  tbody td:last-child .cell {
    margin-inline-end: 0;
  }
  .rest > * {
    border-top: 1px solid var(--rule);
    color: var(--ink-soft);
  }
  .rest .token {
    padding-inline: 1.25rem 0;
    font-size: var(--size-small);
    letter-spacing: -0.01em;
    white-space: nowrap;
  }
  .rest .bar,
  .others {
    background: repeating-linear-gradient(
      135deg,
      color-mix(in oklab, var(--prob) 65%, transparent) 0 1.5px,
      transparent 1.5px 5px
    );
  }
  .rest .bar {
    border-inline-end: 1px solid var(--prob);
  }
  .draw {
    display: flex;
    flex: 0 0 9rem;
    flex-direction: column;
    gap: var(--space-2);
    margin: 0;
    padding: 0 0 var(--space-2) var(--space-3);
    border-inline-start: 1px solid var(--rule);
    font-size: var(--size-small);
    line-height: 1.45;
  }
  .line {
    position: relative;
    flex: 1;
    min-height: 9rem;
    margin-inline: 1rem 1.25rem;
    border-block: 1px solid var(--rule-strong);
  }
  .end {
    position: absolute;
    inset-inline-start: -1rem;
    inset-block-start: -0.5em;
    line-height: 1;
  }
  .end.last {
    inset-block: auto -0.5em;
  }
  .segment {
    container-type: size;
    position: absolute;
    inset-inline: 0;
    display: grid;
    align-items: center;
    border: 1px solid var(--prob);
    border-block-start-width: 0;
    background-color: color-mix(in oklab, var(--prob) 16%, var(--paper));
  }
  .segment.others {
    background-color: var(--paper);
  }
  .segment.hit {
    z-index: 1;
    box-shadow: inset 0 0 0 1.5px var(--choice);
    font-weight: 700;
  }
  .label {
    overflow: hidden;
    margin-inline: var(--space-1);
    padding-inline: 2px;
    text-overflow: ellipsis;
    white-space: pre;
    line-height: 1.2;
  }
  .others .label {
    justify-self: start;
    max-width: calc(100% - 2 * var(--space-1));
    background: var(--paper);
  }
  /* A name that does not fit its stretch is left out: the lanes have it. */
  @container (max-height: 0.8rem) {
    .label {
      display: none;
    }
  }
  /* The mark comes from the right, so that it strikes out no name. */
  .hit .label {
    max-width: calc(70% - 2 * var(--space-1));
  }
  .coin {
    position: absolute;
    inset-inline: 70% -1.25rem;
    z-index: 2;
    border-top: 2px solid var(--choice);
    transform: translateY(-1px);
  }
  .coin::after {
    content: '';
    position: absolute;
    inset: -0.4375rem 0 auto auto;
    width: 0.75rem;
    height: 0.75rem;
    border: 2px solid var(--choice);
    border-radius: 50%;
    background: var(--paper);
  }
  .title {
    display: flex;
    flex-wrap: wrap;
    align-items: baseline;
    gap: 0 var(--space-3);
    margin-bottom: var(--space-2);
    font-size: var(--size-note);
  }
  .title:has(+ .note) {
    margin-bottom: 0;
  }
  .truth {
    position: absolute;
    inset-block: -0.2rem;
    margin-inline-start: -1px;
    border-inline-start: 2px solid var(--choice);
  }
  .legend i {
    display: inline-block;
    block-size: 1em;
    margin-inline-end: 0.25em;
    border-inline-start: 2px solid var(--choice);
    vertical-align: -0.15em;
  }
  .legend {
    display: flex;
    flex-wrap: wrap;
    gap: var(--space-1) var(--space-4);
    margin-top: var(--space-2);
    font-size: var(--size-small);
  }
  .scroller ~ .note {
    margin-block: var(--space-2) 0;
  }
  .note + .note {
    margin-top: 0;
  }
  /* Without its background a bar is nothing. */
  @media (forced-colors: active) {
    .track,
    .bar,
    .segment {
      forced-color-adjust: none;
    }
    .track {
      background: none;
      border-color: GrayText;
    }
    .bar {
      background: CanvasText;
    }
    .segment {
      border-color: CanvasText;
      background-color: Canvas;
      color: CanvasText;
    }
    .rest .bar,
    .others {
      background: repeating-linear-gradient(135deg, CanvasText 0 1.5px, transparent 1.5px 5px);
    }
    .segment.hit {
      box-shadow: inset 0 0 0 2px Highlight;
    }
  }
  @media (pointer: coarse) {
    :host {
      --line: 2.75rem;
    }
  }
  /* Beside the settings three stages and the coin still find room. */
  @container (max-width: 52rem) {
    table {
      --token-width: 7.5rem;
      --stage-width: 7.75rem;
    }
    .draw {
      flex-basis: 7rem;
    }
  }
  @container (max-width: 40rem) {
    table {
      --token-width: 6.25rem;
      --score-width: 3.25rem;
      --stage-width: 9rem;
    }
    table.alone {
      --stage-width: 6.5rem;
    }
    .draw {
      flex-basis: 6rem;
    }
    /* Beyond the edge nobody would look for the coin. */
    .scroller:has(table:not(.alone)) {
      flex-wrap: wrap;
    }
    table:not(.alone) + .draw {
      position: sticky;
      inset-inline-start: 0;
      flex: 1 0 100%;
      padding: var(--space-3) 0 var(--space-2);
      border-inline-start: 0;
    }
  }
`;
