/** How two distributions look one above the other: one hue, the plain one outlined. */
import { css } from 'lit';

export const attentionNextStyles = css`
  :host {
    container-type: inline-size;
  }
  h3 {
    margin: 0;
    font-size: var(--size-body);
    font-weight: 620;
  }
  h3 span {
    font-size: var(--size-note);
    font-weight: 400;
  }
  .note {
    margin: var(--space-1) 0 var(--space-2);
  }
  table {
    width: 100%;
    border-collapse: collapse;
    font-size: var(--size-note);
  }
  th,
  td {
    padding: 0.2rem 0.35rem;
    text-align: end;
    font-weight: 400;
    white-space: nowrap;
  }
  th:first-child {
    width: 1%;
    max-width: 8.5rem;
    padding-left: 0;
    overflow: hidden;
    text-align: start;
    text-overflow: ellipsis;
  }
  tbody tr:first-child th {
    font-weight: 700;
  }
  thead {
    font-size: var(--size-small);
  }
  .axis {
    display: flex;
    justify-content: space-between;
    padding: 0.2rem 0;
  }
  .axis i {
    font-style: normal;
  }
  .track {
    width: 60%;
    min-width: 4.5rem;
    padding: 0.2rem 0;
    border-inline: 1px solid var(--rule-strong);
    background: linear-gradient(var(--rule), var(--rule)) 50% 0 / 1px 100% no-repeat;
  }
  .bar {
    display: block;
    block-size: 0.4rem;
    min-inline-size: 1px;
    transition: inline-size var(--swift);
  }
  .bar.plain,
  .key.plain {
    border: 1px solid var(--prob);
    background: color-mix(in oklab, var(--prob) 18%, transparent);
  }
  .bar.changed,
  .key.changed {
    background: var(--prob);
  }
  .key {
    display: inline-block;
    inline-size: 0.9em;
    block-size: 0.55em;
    margin-inline-end: 0.4em;
  }
  .rest {
    border-top: 1px solid var(--rule);
    color: var(--ink-soft);
  }
  .change {
    min-width: 4.5rem;
  }
  @container (max-width: 26rem) {
    table {
      font-size: var(--size-small);
    }
    th,
    td {
      padding-inline: 0.2rem;
    }
    th:first-child {
      max-width: 5.5rem;
      white-space: normal;
    }
    .rest th {
      min-width: 5rem;
    }
    .track {
      min-width: 3rem;
    }
    .change {
      min-width: 0;
    }
    .key {
      margin-inline-end: 0.2em;
    }
  }
  @media (forced-colors: active) {
    .bar {
      forced-color-adjust: none;
      border: 1px solid CanvasText;
    }
    .bar.changed {
      background: CanvasText;
    }
  }
`;
