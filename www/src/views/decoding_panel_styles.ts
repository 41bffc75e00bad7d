/** How the settings of decoding look: in a column beside the text as well as across the page. */
import { css } from 'lit';

export const decodingPanelStyles = css`
  :host {
    display: grid;
    grid-template-columns: minmax(0, 1fr);
    gap: var(--space-3);
    container-type: inline-size;
    padding: var(--space-4) 0 0;
    border-top: 1px solid var(--rule);
  }
  .head {
    display: grid;
    grid-template-columns: minmax(0, 1fr) auto;
    align-items: start;
    gap: var(--space-1) var(--space-3);
  }
  .head .note {
    grid-column: 1 / -1;
  }
  h3 {
    margin: 0;
    font-size: var(--size-note);
    font-weight: 560;
    color: var(--ink-soft);
  }
  button,
  select,
  input {
    min-height: 1.75rem;
    padding: 0.125rem 0.5rem;
    font-size: var(--size-note);
  }
  .switch i,
  .fold {
    font-family: 'KaTeX_Math', 'Times New Roman', serif;
    font-style: italic;
  }
  .tries,
  .orders,
  .more,
  .limits {
    display: flex;
    flex-wrap: wrap;
    align-items: center;
    gap: var(--space-1) var(--space-2);
  }
  .tries .soft,
  .orders .soft {
    font-size: var(--size-small);
  }
  .tries button,
  .orders button,
  .switch {
    border-color: var(--rule);
    border-radius: 999px;
    font-size: var(--size-small);
  }
  button[aria-pressed='true'],
  button[aria-expanded='true'] {
    border-color: var(--ink);
    background: color-mix(in oklab, var(--ink) 8%, var(--raised));
  }
  .strategy {
    display: grid;
    grid-template-columns: minmax(0, 1fr);
    gap: var(--space-1);
  }
  .processors {
    display: grid;
    grid-template-columns: minmax(0, 1fr);
    gap: var(--space-1);
  }
  .bar {
    display: flex;
    flex-wrap: wrap;
    align-items: center;
    gap: var(--space-1) var(--space-2);
  }
  .values {
    display: flex;
    flex-wrap: wrap;
    align-items: center;
    gap: var(--space-1) var(--space-3);
    min-width: 0;
  }
  /* More than one value has a line of its own below the name. */
  .values:not(.short) {
    order: 1;
    flex: 1 0 100%;
  }
  li .values:not(.short) {
    padding-inline-start: 1.75rem;
  }
  .value {
    display: inline-flex;
    flex-wrap: wrap;
    align-items: center;
    gap: 0 var(--space-1);
    min-width: 0;
  }
  .field {
    display: inline-flex;
    align-items: center;
    gap: var(--space-1) var(--space-2);
    min-width: 0;
    max-width: 100%;
  }
  .field > span {
    flex: none;
    color: var(--ink-soft);
    font-size: var(--size-small);
  }
  .value .field > span {
    max-width: 14rem;
  }
  input {
    width: auto;
    min-width: 3rem;
    max-width: 100%;
  }
  select {
    min-width: 0;
    max-width: 100%;
  }
  [aria-invalid='true'] {
    border-color: var(--danger);
    outline: 1px solid var(--danger);
  }
  #strategy {
    font-family: var(--mono);
    font-weight: 560;
  }
  #tokens {
    width: 11rem;
  }
  #seed {
    width: 5rem;
  }
  .more .field {
    flex: 1 1 16rem;
  }
  #add {
    flex: 1 1 6rem;
    width: 100%;
    text-overflow: ellipsis;
  }
  .usual {
    min-height: 1.5rem;
    padding: 0 0.25rem;
    border-color: transparent;
    background: none;
    color: var(--ink-soft);
    font-size: var(--size-small);
    text-decoration: underline dotted;
    text-underline-offset: 0.2em;
  }
  .usual[aria-disabled='true'] {
    text-decoration: none;
  }
  ol {
    display: grid;
    margin: 0;
    padding: 0;
    border-bottom: 1px solid var(--rule);
    list-style: none;
    counter-reset: place;
  }
  li {
    position: relative;
    display: grid;
    grid-template-columns: minmax(0, 1fr);
    gap: var(--space-1);
    padding: var(--space-2) 0;
    border-top: 1px solid var(--rule);
    counter-increment: place;
  }
  li.held {
    opacity: 0.5;
  }
  /* Where a row that is held would go. */
  li[data-gap]::after {
    content: '';
    position: absolute;
    inset-inline: 0;
    inset-block-start: -2px;
    height: 3px;
    border-radius: 2px;
    background: var(--choice);
  }
  li[data-gap='after']::after {
    inset-block: auto -2px;
  }
  .handle {
    display: grid;
    place-items: center;
    width: 1.25rem;
    min-height: 1.75rem;
    color: var(--ink-soft);
    cursor: grab;
    touch-action: none;
    user-select: none;
  }
  .held .handle {
    cursor: grabbing;
  }
  .name {
    font-size: var(--size-note);
    font-weight: 560;
  }
  .name::before {
    content: counter(place) ' ';
    color: var(--ink-soft);
    font-weight: 400;
  }
  .what,
  .problem,
  li .formula {
    margin-inline-start: 1.75rem;
  }
  .strategy .what,
  .strategy .problem {
    margin-inline-start: 0;
  }
  .note.small {
    max-width: none;
    font-size: var(--size-small);
  }
  .buttons {
    display: inline-flex;
    gap: 2px;
    margin-inline-start: auto;
  }
  .buttons button {
    min-width: 1.75rem;
    padding: 0 0.25rem;
    border-color: transparent;
    background: none;
    line-height: 1;
  }
  .buttons button:hover:not([aria-disabled='true']),
  .buttons button[aria-expanded='true'] {
    border-color: var(--rule-strong);
  }
  button[aria-disabled='true'] {
    color: var(--ink-soft);
    cursor: default;
  }
  .earlier[aria-disabled='true'],
  .later[aria-disabled='true'] {
    opacity: 0.45;
  }
  .problem {
    color: var(--danger);
    font-size: var(--size-note);
  }
  @container (max-width: 26rem) {
    .values.short {
      order: 1;
      flex: 1 0 100%;
    }
    li .values.short {
      padding-inline-start: 1.75rem;
    }
  }
  @container (min-width: 60rem) {
    li,
    .strategy {
      grid-template-columns: minmax(0, 6fr) minmax(0, 7fr);
      column-gap: var(--space-5);
      align-items: start;
      align-content: start;
    }
    li .formula,
    .strategy .formula {
      grid-area: 1 / 2 / span 4;
      margin: 0;
    }
  }
  @media (pointer: coarse) {
    button,
    select,
    input {
      min-height: 2.5rem;
    }
    .buttons button {
      min-width: 2.5rem;
    }
    .handle {
      width: 2rem;
      min-height: 2.5rem;
    }
    .usual {
      min-height: 2rem;
    }
  }
`;
