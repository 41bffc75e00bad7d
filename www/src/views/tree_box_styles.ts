/** How the nodes of the decoding tree look: each kind has a shape of its own as well as a colour. */
import { css } from 'lit';

export const boxStyles = css`
  .box {
    position: absolute;
    display: flex;
    align-items: center;
    justify-content: center;
    gap: 7px;
    border: 1px solid var(--rule-strong);
    border-radius: 99px;
    background: var(--raised);
    color: var(--ink);
    font: 13px / 1 var(--mono);
    font-variant-numeric: tabular-nums;
    font-feature-settings: 'calt' 0;
    white-space: pre;
    cursor: pointer;
  }
  .numbers,
  .sample {
    color: var(--ink-soft);
    font-size: 11px;
  }
  .handle {
    position: absolute;
    left: calc(100% + 3px);
    z-index: 1;
    display: none;
    align-items: center;
    justify-content: center;
    min-width: 18px;
    height: 18px;
    padding: 0 4px;
    border: 1px solid var(--rule-strong);
    border-radius: 9px;
    background: var(--raised);
    color: var(--ink);
    font-size: 11px;
  }
  .box:hover > .handle,
  .frame:focus .at > .handle,
  .collapsed > .handle,
  .handle.swatch {
    display: flex;
  }
  /* A stack of sheets: more lies below. */
  .collapsed {
    box-shadow:
      3px 3px 0 -1px var(--raised),
      3px 3px 0 0 var(--rule-strong);
  }
  /* A sign for those who see: the label has it in words. */
  .handle::before {
    content: attr(data-handle);
  }
  /* A finger needs more room than a pointer. */
  .handle::after {
    content: '';
    position: absolute;
    inset: -8px;
  }
  .path {
    border-color: var(--ink);
  }
  .prompt {
    border-radius: 3px;
    border-width: 0 0 2px;
    font-family: var(--sans);
    font-style: italic;
  }
  .small {
    font-size: 12px;
  }
  .pruned,
  .blocked,
  .finished-too-low {
    border-style: dashed;
    border-radius: 3px;
    color: var(--ink-soft);
  }
  .blocked .label {
    text-decoration: line-through;
  }
  .unseen {
    border-style: dotted;
  }
  .finished,
  .finished-too-low {
    border-radius: 5px;
  }
  .finished {
    border: 4px double var(--ink);
  }
  .hand {
    border-color: var(--choice);
    border-radius: 99px 5px 5px 99px;
  }
  .here {
    font-size: 9px;
  }
  .mark {
    color: var(--choice);
    font-size: 11px;
  }
  .live {
    border: 3px solid var(--ink);
  }
  .focus {
    background: var(--ink);
    color: var(--paper);
  }
  .focus.live {
    box-shadow:
      0 0 0 2px var(--raised),
      0 0 0 4px var(--ink);
  }
  .focus.finished {
    border-color: var(--paper);
    box-shadow: 0 0 0 2px var(--ink);
  }
  .focus > * {
    color: inherit;
  }
  .fold {
    border-radius: 5px;
    border-style: dotted;
    color: var(--ink-soft);
    font-family: var(--sans);
  }
  .flag {
    flex: none;
    width: 8px;
    height: 11px;
  }
  .flag path {
    fill: currentcolor;
    stroke: currentcolor;
  }
  .finished-too-low .flag path {
    fill: none;
  }
  .frame .box:hover {
    border-color: var(--choice);
  }
  .frame:focus .at {
    outline: 2px solid var(--choice);
    outline-offset: 2px;
  }
  .box.swatch {
    position: static;
    width: 34px;
    height: 20px;
    cursor: default;
  }
  .box.swatch.small {
    height: 16px;
  }
  .handle.swatch {
    position: static;
  }
  @media (forced-colors: active) {
    .focus {
      forced-color-adjust: none;
      border-color: Highlight;
      background: Highlight;
      color: HighlightText;
    }
  }
`;
