/** How the grid of heads looks: pictures close together, the picked one framed, those switched off crossed. */
import { css } from 'lit';

export const headGridStyles = css`
  h3 {
    margin: 0;
    font-size: var(--size-body);
    font-weight: 620;
  }
  .note {
    margin: var(--space-1) 0 var(--space-3);
  }
  .scroll {
    max-height: 26rem;
    overflow: auto;
    padding: 3px;
    margin: -3px;
  }
  .grid {
    display: grid;
    gap: 4px;
    align-items: center;
    width: max-content;
    max-width: 100%;
    min-width: min-content;
  }
  .name {
    color: var(--ink-soft);
    font-size: var(--size-small);
    text-align: center;
  }
  .head {
    position: relative;
    width: 100%;
    min-height: 0;
    padding: 0;
    border-radius: 3px;
    line-height: 0;
    background: var(--raised);
  }
  .head[aria-pressed='true'] {
    border-color: var(--ink);
    box-shadow: 0 0 0 2px var(--ink);
  }
  .head svg {
    display: block;
    width: 100%;
    height: auto;
    border-radius: 2px;
    forced-color-adjust: none;
  }
  .paper {
    fill: var(--raised);
  }
  .shade {
    fill: var(--attention);
  }
  [data-off='true'] .shade {
    fill: var(--ink-soft);
    opacity: 0.4;
  }
  .cross {
    stroke: var(--ink);
    stroke-width: 1.5;
    vector-effect: non-scaling-stroke;
  }
  .bar {
    display: flex;
    flex-wrap: wrap;
    align-items: center;
    gap: var(--space-2) var(--space-3);
    margin-top: var(--space-3);
    font-size: var(--size-note);
  }
  .bar button {
    min-height: 1.875rem;
    padding: 0.1rem 0.6rem;
  }
  .keys {
    margin: var(--space-1) 0 0;
  }
`;
