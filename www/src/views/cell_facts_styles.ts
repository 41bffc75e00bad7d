/** How the numbers of one cell look. */
import { css } from 'lit';

export const cellFactsStyles = css`
  .facts {
    display: grid;
    grid-template-columns: auto 1fr;
    gap: 0.15rem 0;
    max-width: 22rem;
    margin: 0;
    font-size: var(--size-note);
  }
  dt {
    color: var(--ink-soft);
  }
  dt,
  dd {
    padding: 0.05rem 0.35rem;
  }
  dd {
    margin: 0;
    padding-left: var(--space-4);
    text-align: end;
    overflow-wrap: anywhere;
    white-space: pre-wrap;
  }
  .now {
    background: color-mix(in oklab, var(--attention) 14%, transparent);
    color: var(--ink);
    font-weight: 700;
  }
  dt.now {
    border-radius: 4px 0 0 4px;
    box-shadow: inset 3px 0 0 var(--attention);
  }
  dd.now {
    border-radius: 0 4px 4px 0;
  }
  figure {
    max-width: 22rem;
    margin: var(--space-3) 0 0;
    padding: 0 0.35rem;
    font-size: var(--size-small);
  }
  .bars {
    display: block;
    width: 100%;
    height: 2.5rem;
    margin-top: var(--space-1);
  }
  .axis {
    stroke: var(--rule-strong);
    vector-effect: non-scaling-stroke;
    fill: none;
  }
  .above {
    fill: var(--above);
  }
  .below {
    fill: var(--below);
  }
`;
