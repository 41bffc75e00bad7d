/** How the rows of a distribution look: one grid, so that tokens, bars and numbers keep their lines. */
import { css } from 'lit';

export const nextTokensStyles = css`
  :host {
    container-type: inline-size;
  }
  .head {
    display: flex;
    flex-wrap: wrap;
    align-items: baseline;
    gap: 0 var(--space-3);
    font-size: var(--size-note);
  }
  .entropy {
    margin-left: auto;
    font-variant-numeric: tabular-nums;
  }
  .note {
    margin: var(--space-1) 0 var(--space-3);
  }
  ol {
    margin: 0;
    padding: 0;
    list-style: none;
  }
  .row {
    display: grid;
    grid-template-columns: minmax(4.5rem, 7.5rem) minmax(4rem, 1fr) 4rem 3.75rem 3.75rem;
    align-items: center;
    gap: var(--space-3);
    width: 100%;
    min-height: 1.75rem;
    padding: 0 var(--space-2);
    border: 0;
    border-radius: 4px;
    background: none;
    text-align: start;
    font-size: var(--size-note);
  }
  button.row[aria-disabled='true'] {
    cursor: default;
  }
  button.row:hover:not([aria-disabled='true']) {
    background: color-mix(in oklab, var(--choice) 9%, transparent);
  }
  button.row:focus-visible {
    outline-offset: -2px;
  }
  .chosen {
    outline: 2px solid var(--choice);
    outline-offset: -2px;
  }
  li:first-child .token {
    font-weight: 700;
  }
  .token {
    overflow: hidden;
    text-overflow: ellipsis;
    white-space: pre;
    font-size: 0.875rem;
  }
  .names {
    min-height: 1.5rem;
    font-size: var(--size-small);
  }
  .axis {
    display: flex;
    justify-content: space-between;
  }
  .axis i {
    font-style: normal;
  }
  .truth {
    position: absolute;
    inset-block: -0.2rem;
    margin-inline-start: -1px;
    border-inline-start: 2px solid var(--choice);
  }
  .known {
    margin: var(--space-2) 0 0;
  }
  .known i {
    display: inline-block;
    block-size: 1em;
    margin-inline-end: 0.5em;
    border-inline-start: 2px solid var(--choice);
    vertical-align: -0.15em;
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
  .rest .token {
    font-family: inherit;
    font-size: var(--size-note);
    white-space: normal;
  }
  .rest {
    margin-top: var(--space-1);
    padding-top: var(--space-1);
    border-top: 1px solid var(--rule);
    border-radius: 0;
    color: var(--ink-soft);
  }
  .rest .bar {
    background: repeating-linear-gradient(
      135deg,
      color-mix(in oklab, var(--prob) 65%, transparent) 0 1.5px,
      transparent 1.5px 5px
    );
    border-inline-end: 1px solid var(--prob);
  }
  .number {
    position: relative;
    text-align: end;
  }
  .number b {
    font-weight: inherit;
  }
  /* Without its background a bar is nothing. */
  @media (forced-colors: active) {
    .track,
    .bar {
      forced-color-adjust: none;
    }
    .track {
      background: none;
      border-color: GrayText;
    }
    .bar {
      background: CanvasText;
    }
    .rest .bar {
      background: repeating-linear-gradient(135deg, CanvasText 0 1.5px, transparent 1.5px 5px);
      border-color: CanvasText;
    }
  }
  @media (pointer: coarse) {
    .row {
      min-height: 2.75rem;
    }
  }
  @container (max-width: 29rem) {
    .row {
      grid-template-columns: minmax(4.5rem, 7rem) minmax(4rem, 1fr) 4rem;
    }
    .wide {
      display: none;
    }
  }
`;
