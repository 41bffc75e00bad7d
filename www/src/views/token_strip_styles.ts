/** How chips look: the prompt is set on a line, what was written stands in filled boxes. */
import { css } from 'lit';

export const tokenStripStyles = css`
  ol {
    display: flex;
    flex-wrap: wrap;
    align-items: flex-start;
    gap: var(--space-2) 0.3125rem;
    margin: 0;
    padding: 0;
    list-style: none;
    font-family: var(--mono);
    font-size: var(--size-token);
  }
  .chip {
    position: relative;
    display: grid;
    justify-items: center;
    line-height: 1.9rem;
    max-width: 100%;
    overflow-wrap: anywhere;
    white-space: pre-wrap;
  }
  .chip button {
    display: grid;
    justify-items: center;
    min-height: 0;
    padding: 0;
    border: 0;
    background: none;
    white-space: pre-wrap;
  }
  .chip button:hover .marks {
    box-shadow: 0 0 0 1px var(--ink);
  }
  .picked .marks {
    box-shadow: 0 0 0 2px var(--ink);
  }
  .picked::before {
    content: '▾';
    position: absolute;
    inset-block-start: -0.95rem;
    line-height: 1;
    font-size: 0.8rem;
  }
  /* Spaces between words are plain until one asks for them. */
  ol:not(.spaces) .space {
    visibility: hidden;
  }
  .prompt {
    padding: 0 0.25rem;
    border-bottom: 2px solid var(--rule-strong);
  }
  .written .marks {
    min-width: 2.75rem;
    padding: 0 0.5rem;
    border-radius: var(--round);
    text-align: center;
    background: color-mix(in oklab, var(--surprisal) calc(var(--surprise) * 85% + 6%), var(--raised));
  }
  @media (forced-colors: active) {
    .written .marks {
      border: 1px solid;
    }
  }
  .hand .marks {
    outline: 2px solid var(--choice);
    outline-offset: -2px;
  }
  .hand .value::before {
    content: '◆ ';
    color: var(--choice);
  }
  .unknown .marks {
    text-decoration: underline dotted var(--danger) 2px;
    text-underline-offset: 0.25em;
  }
  .value {
    line-height: 1.25rem;
    font-size: var(--size-small);
    color: var(--ink-soft);
  }
  .space,
  .break,
  .byte,
  .special,
  .id {
    color: var(--ink-soft);
  }
  .written .marks > * {
    color: var(--ink);
  }
  .byte {
    font-size: 0.85em;
  }
  .special {
    font-style: italic;
  }
  .group {
    display: grid;
    border-bottom: 1px solid var(--rule-strong);
  }
  .spells {
    justify-self: center;
    font-size: var(--size-token);
  }
  .next {
    width: 2.75rem;
    min-height: 1.9rem;
    padding: 0;
    border: 2px dashed var(--rule-strong);
    background: none;
  }
  .next[aria-pressed='true'] {
    border-color: var(--ink);
  }
  .past {
    display: flex;
    flex-wrap: wrap;
    align-items: center;
    gap: var(--space-2) var(--space-4);
    margin-top: var(--space-3);
    padding-left: var(--space-3);
    border-left: 3px solid var(--ink);
    font-size: var(--size-note);
  }
  .toggle {
    display: inline-flex;
    align-items: center;
    gap: 0.4em;
  }
  .toggle input {
    min-height: 0;
  }
  .below {
    display: flex;
    flex-wrap: wrap;
    justify-content: space-between;
    align-items: baseline;
    gap: var(--space-2) var(--space-5);
    margin-top: var(--space-3);
    font-size: var(--size-note);
  }
  .total .mono {
    margin-left: var(--space-2);
    font-size: var(--size-body);
    font-weight: 560;
  }
  .goes-on {
    margin-top: var(--space-2);
  }
  .end {
    margin-top: var(--space-3);
    padding-left: var(--space-3);
    border-left: 3px solid var(--choice);
  }
`;
