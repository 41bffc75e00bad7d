/** Where things stand on the page, from a phone to a projector. */
import { css } from 'lit';

export const pageStyles = css`
  /* A track no narrower than its longest word would be as wide as what is pasted into the prompt. */
  .page,
  main,
  .text,
  .search,
  .top,
  .panels {
    grid-template-columns: minmax(0, 1fr);
  }
  .page {
    display: grid;
    gap: var(--space-4);
    max-width: var(--page-width);
    margin: 0 auto;
    padding: var(--space-4) clamp(1rem, 3vw, 2.5rem) var(--space-5);
  }
  /* Shown to those who come to it by key. */
  nav {
    position: absolute;
    top: 0;
    left: 0;
  }
  .skip {
    position: absolute;
    top: var(--space-2);
    left: var(--space-2);
    padding: var(--space-2) var(--space-4);
    border: 1px solid var(--rule-strong);
    border-radius: var(--round);
    background: var(--raised);
    color: var(--ink);
    white-space: nowrap;
  }
  .skip:not(:focus) {
    width: 1px;
    height: 1px;
    padding: 0;
    overflow: hidden;
    clip-path: inset(50%);
  }
  main {
    display: grid;
    gap: var(--space-4);
    min-width: 0;
  }
  .model {
    display: flex;
    flex-wrap: wrap;
    align-items: baseline;
    gap: var(--space-2) var(--space-4);
    padding: var(--space-2) 0;
    border-block: 1px solid var(--rule);
  }
  look-model-line {
    flex: 1 1 auto;
  }
  /* As a rule there is nothing to say: then it takes no line, and no gap. */
  .opening {
    flex: 0 0 100%;
    margin-top: calc(-1 * var(--space-2));
  }
  .top {
    display: grid;
    gap: var(--space-4) var(--space-6);
    align-items: start;
  }
  .text,
  .search {
    display: grid;
    gap: var(--space-3);
    min-width: 0;
  }
  /* What is out of sight is neither laid out nor painted: in a large search that is most of a step's work. */
  .search {
    content-visibility: auto;
    contain-intrinsic-size: auto 40rem;
    /* Room for the ring around what has the focus. */
    overflow-clip-margin: 1rem;
  }
  .bar {
    display: flex;
    flex-wrap: wrap;
    align-items: flex-start;
    justify-content: space-between;
    gap: var(--space-2) var(--space-4);
  }
  .panels {
    display: grid;
    align-items: start;
    gap: var(--space-6);
    padding-top: var(--space-4);
    border-top: 1px solid var(--rule);
  }
  .panels > * {
    min-width: 0;
  }
  .falls {
    display: grid;
    grid-template-columns: minmax(0, 1fr);
    gap: var(--space-5);
  }
  @media (min-width: 68rem) {
    .panels:not(.wide) {
      grid-template-columns: minmax(0, 5fr) minmax(0, 3fr);
    }
    .panels:not(.wide) look-decoding-panel {
      padding-top: 0;
      border-top: 0;
    }
    .top {
      grid-template-columns: minmax(0, 5fr) minmax(0, 2fr);
    }
  }
  /* On a projector the distribution is to be seen without scrolling. */
  @media (min-width: 68rem) and (max-height: 50rem) {
    .page {
      gap: var(--space-2);
      padding-top: var(--space-2);
    }
    main {
      gap: var(--space-3);
    }
    .text {
      gap: var(--space-2);
    }
  }
  .restored {
    padding-left: var(--space-3);
    border-left: 3px solid var(--choice);
    font-size: var(--size-note);
  }
  footer {
    display: flex;
    flex-wrap: wrap;
    justify-content: space-between;
    gap: var(--space-2) var(--space-5);
    padding-top: var(--space-4);
    border-top: 1px solid var(--rule);
    font-size: var(--size-note);
  }
  .drop {
    position: fixed;
    inset: var(--space-3);
    display: grid;
    place-items: center;
    border: 3px dashed var(--ink);
    border-radius: 12px;
    background: color-mix(in oklab, var(--paper) 88%, transparent);
    font-size: 1.25rem;
    pointer-events: none;
  }
`;
