/** What stands around the boxes of the decoding tree: its head, its frame, the numbers of a node, the legend. */
import { css } from 'lit';

export const treeStyles = css`
  .head {
    display: flex;
    flex-wrap: wrap;
    align-items: center;
    justify-content: space-between;
    gap: var(--space-2) var(--space-4);
  }
  .tools,
  .zoom,
  .deeds,
  .tools label {
    display: flex;
    flex-wrap: wrap;
    align-items: center;
    gap: var(--space-1) var(--space-2);
  }
  .tools label {
    color: var(--ink-soft);
    font-size: var(--size-note);
  }
  .tools select {
    color: var(--ink);
  }
  .zoom {
    gap: var(--space-1);
  }
  .way {
    margin-bottom: var(--space-2);
    font-size: var(--size-note);
  }
  .way,
  .way ol {
    display: flex;
    flex-wrap: wrap;
    align-items: center;
    gap: var(--space-1) var(--space-2);
  }
  .way ol {
    margin: 0;
    padding: 0;
    list-style: none;
  }
  .way li + li::before {
    content: '›';
    margin-inline-end: var(--space-1);
    color: var(--ink-soft);
  }
  .way button {
    min-height: 1.75rem;
    padding: 0 var(--space-2);
    max-width: 16ch;
    overflow: hidden;
    text-overflow: ellipsis;
    white-space: pre;
  }
  .way [aria-current] {
    border-color: var(--ink);
    font-weight: 600;
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
    max-block-size: var(--tree-height, min(34rem, 64vh));
    border: 1px solid var(--rule);
    border-radius: var(--round);
    background: var(--raised);
    cursor: grab;
    user-select: none;
    -webkit-user-select: none;
    /* A finger that moves up or down scrolls the page; sideways, and with a second one, it moves the tree. */
    touch-action: pan-y;
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
    will-change: transform;
  }
  .frame:focus-visible {
    outline-offset: 1px;
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
  .keys,
  .touch {
    color: var(--ink-soft);
    font-size: var(--size-small);
  }
  .keys,
  .touch {
    margin-top: var(--space-2);
  }
  .legend li {
    display: flex;
    align-items: center;
    gap: var(--space-2);
  }
  .wedge {
    width: 48px;
    height: 11px;
    background: var(--prob);
    clip-path: polygon(0 46%, 100% 0, 100% 100%, 0 54%);
  }
  .touch {
    display: none;
  }
  /* Fingers have neither arrow keys nor a wheel. */
  @media (pointer: coarse) {
    .keys {
      display: none;
    }
    .touch {
      display: block;
    }
  }
  @media (forced-colors: active) {
    .wedge {
      forced-color-adjust: none;
      background: CanvasText;
    }
  }
`;
