/** How the numbers of a comparison look. */
import { css } from 'lit';

export const compareMetricsStyles = css`
  /* Hidden words are placed within it, so that they cannot widen the page. */
  .frame {
    position: relative;
    overflow-x: auto;
  }
  table {
    width: 100%;
    border-collapse: collapse;
    table-layout: fixed;
    font-size: var(--size-note);
  }
  th,
  td {
    padding: 0.3rem var(--space-3) 0.3rem 0;
    border-bottom: 1px solid var(--rule);
    text-align: start;
    vertical-align: top;
    font-weight: 400;
    overflow-wrap: anywhere;
  }
  thead th {
    font-weight: 620;
  }
  thead td:first-child,
  tbody th {
    width: 8.5rem;
  }
  tbody th {
    font-weight: 560;
  }
  .what {
    width: 31%;
    padding-inline-end: 0;
    color: var(--ink-soft);
    font-size: var(--size-small);
    text-wrap: pretty;
  }
  td.mono {
    font-size: 0.875rem;
  }
  [data-metric='logProb'] td.mono {
    font-size: var(--size-body);
    font-weight: 560;
  }
  .best {
    display: inline-block;
    width: 0.5rem;
    height: 0.5rem;
    margin-inline-end: 0.35rem;
    border-radius: 50%;
    background: var(--ink);
    vertical-align: 0.08em;
  }
  .instead {
    display: block;
    color: var(--ink-soft);
    font-size: var(--size-small);
  }
  .track {
    display: block;
    height: 0.625rem;
    margin: 0.25rem 0 0.15rem;
    border-inline-start: 1px solid var(--rule-strong);
    background: linear-gradient(var(--rule), var(--rule)) 0 50% / 100% 1px no-repeat;
  }
  .bar {
    display: block;
    height: 100%;
    min-width: 1px;
    background: var(--surprisal);
    transition: inline-size var(--swift);
  }
  .legend {
    margin-top: var(--space-2);
    color: var(--ink-soft);
    font-size: var(--size-small);
  }
  @media (forced-colors: active) {
    .best,
    .bar {
      forced-color-adjust: none;
      background: CanvasText;
    }
  }
  @container (max-width: 37rem) {
    table {
      min-width: 30rem;
    }
    thead td:first-child,
    tbody th {
      position: sticky;
      inset-inline-start: 0;
      z-index: 1;
      width: 7.5rem;
      background: var(--paper);
    }
    .what {
      display: none;
    }
  }
  /* Four lanes on a phone. */
  @container (max-width: 26rem) {
    table {
      min-width: 0;
      font-size: var(--size-small);
    }
    th,
    td {
      padding-inline-end: 0.3rem;
    }
    thead td:first-child,
    tbody th {
      width: 5.5rem;
    }
    td.mono,
    [data-metric='logProb'] td.mono {
      font-size: var(--size-small);
    }
    .best {
      width: 0.375rem;
      height: 0.375rem;
      margin-inline-end: 0.2rem;
    }
  }
`;
