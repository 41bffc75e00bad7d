/** How the decoding tree looks: each kind of node has a shape of its own as well as a colour. */
import { css } from 'lit';

export const treeStyles = css`
  .head {
    display: flex;
    flex-wrap: wrap;
    align-items: center;
    justify-content: space-between;
    gap: var(--space-2) var(--space-4);
  }
  .zoom {
    display: flex;
    gap: var(--space-1);
  }
  .zoom button {
    min-width: 2.125rem;
    padding: 0 var(--space-2);
    font-size: var(--size-note);
  }
  .note {
    margin: var(--space-1) 0 var(--space-3);
  }
  .frame {
    position: relative;
    overflow: hidden;
    box-sizing: content-box;
    min-block-size: 5rem;
    max-block-size: min(34rem, 64vh);
    border: 1px solid var(--rule);
    border-radius: var(--round);
    background: var(--raised);
    cursor: grab;
    user-select: none;
    -webkit-user-select: none;
    /* A finger that moves up or down scrolls the page, unless there is more of the tree that way. */
    touch-action: pan-y;
  }
  .frame.overflows {
    touch-action: none;
  }
  .frame.moving {
    cursor: grabbing;
  }
  .world {
    position: absolute;
    inset: 0 auto auto 0;
    transform-origin: 0 0;
    transition: transform var(--swift);
  }
  .moving .world {
    transition: none;
  }
  .edges {
    position: absolute;
    overflow: visible;
  }
  path {
    fill: none;
  }
  .edges path {
    stroke: var(--prob);
    stroke-opacity: 0.45;
  }
  .edges .path {
    stroke-opacity: 1;
  }
  .edges .small {
    stroke-dasharray: 4 3;
  }
  .edges .fold {
    stroke: var(--rule-strong);
  }
  .box {
    position: absolute;
    display: flex;
    align-items: center;
    justify-content: center;
    gap: 7px;
    overflow: hidden;
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
  .numbers {
    color: var(--ink-soft);
    font-size: 11px;
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
  .frame:focus-visible {
    outline-offset: 1px;
  }
  .frame:focus .at {
    outline: 2px solid var(--choice);
    outline-offset: 2px;
  }
  .facts {
    display: flex;
    flex-wrap: wrap;
    align-items: flex-start;
    justify-content: space-between;
    gap: var(--space-2) var(--space-4);
    min-block-size: 3.5rem;
    margin-top: var(--space-2);
    font-size: var(--size-note);
  }
  .said {
    flex: 1 1 18rem;
    min-width: 0;
  }
  .said b {
    margin-inline-end: var(--space-2);
    overflow-wrap: anywhere;
    white-space: pre-wrap;
  }
  dl,
  .legend {
    display: flex;
    flex-wrap: wrap;
    gap: 0 var(--space-4);
    margin: 0;
    padding: 0;
  }
  dl div {
    display: flex;
    gap: var(--space-2);
  }
  dt {
    color: var(--ink-soft);
  }
  dd {
    margin: 0;
  }
  .legend {
    gap: var(--space-2) var(--space-4);
    margin-top: var(--space-3);
    list-style: none;
  }
  .legend,
  .keys {
    color: var(--ink-soft);
    font-size: var(--size-small);
  }
  .keys {
    margin-top: var(--space-2);
  }
  .legend li {
    display: flex;
    align-items: center;
    gap: var(--space-2);
  }
  .swatch {
    position: static;
    width: 34px;
    height: 20px;
    cursor: default;
  }
  .swatch.small {
    height: 16px;
  }
  .wedge {
    width: 48px;
    height: 11px;
    background: var(--prob);
    clip-path: polygon(0 46%, 100% 0, 100% 100%, 0 54%);
  }
  /* Fingers have neither arrow keys nor a wheel. */
  @media (pointer: coarse) {
    .keys {
      display: none;
    }
  }
  @media (forced-colors: active) {
    .wedge,
    .edges path {
      forced-color-adjust: none;
    }
    .wedge {
      background: CanvasText;
    }
    .edges path {
      stroke: CanvasText;
    }
    .focus {
      forced-color-adjust: none;
      border-color: Highlight;
      background: Highlight;
      color: HighlightText;
    }
  }
`;
