/** How the settings of decoding look. */
import { css } from 'lit';

export const decodingPanelStyles = css`
  :host {
    display: grid;
    grid-template-columns: minmax(0, 1fr);
    gap: var(--space-3);
    padding: var(--space-4) 0 0;
    border-top: 1px solid var(--rule);
  }
  h3 {
    margin: 0;
    font-size: var(--size-note);
    font-weight: 560;
    color: var(--ink-soft);
  }
  .strategy,
  .more {
    display: flex;
    flex-wrap: wrap;
    align-items: end;
    gap: var(--space-2) var(--space-4);
  }
  .strategy .what {
    order: 1;
    flex: 1 1 14rem;
    padding-bottom: 0.4rem;
  }
  .processors {
    display: grid;
    grid-template-columns: minmax(0, 1fr);
    gap: var(--space-2);
  }
  .field {
    display: grid;
    grid-template-columns: minmax(0, auto);
    gap: 0.15rem;
    min-width: 0;
    max-width: 100%;
  }
  .field > span {
    color: var(--ink-soft);
    font-size: var(--size-small);
  }
  input {
    width: auto;
    min-width: 4.5rem;
    max-width: 100%;
  }
  #tokens {
    width: 12.5rem;
  }
  #seed {
    width: 6rem;
  }
  .more .field {
    flex: 0 1 24rem;
  }
  #add {
    width: 100%;
  }
  ol {
    display: grid;
    gap: var(--space-1);
    margin: 0;
    padding: 0;
    list-style: none;
    counter-reset: place;
  }
  li {
    display: flex;
    flex-wrap: wrap;
    align-items: end;
    gap: var(--space-2) var(--space-3);
    padding: var(--space-2) 0;
    border-top: 1px solid var(--rule);
    counter-increment: place;
  }
  li .name {
    min-width: 10rem;
    padding-bottom: 0.45rem;
    font-weight: 560;
  }
  li .name::before {
    content: counter(place) ' ';
    color: var(--ink-soft);
    font-weight: 400;
  }
  li .what {
    flex: 1 1 16rem;
    padding-bottom: 0.45rem;
  }
  .buttons,
  .orders {
    display: flex;
    flex-wrap: wrap;
    align-items: center;
    gap: var(--space-1);
  }
  .orders span {
    font-size: var(--size-note);
  }
  button[aria-disabled='true'] {
    color: var(--ink-soft);
    border-color: var(--rule);
    cursor: default;
  }
`;
